using System;
using System.Collections.Immutable;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using BenchmarkDotNet.Attributes;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Json;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace IamPolicyAnalyzers.Benchmarks;

/// <summary>From text to findings over all policies: bare parsing, parsing with binding, all rules, and all rules in the compiler's own driver.</summary>
[MemoryDiagnoser]
public class RuleBenchmarks
{
    /// <summary>Those for which the aim was set: binding and judging in ten times the time of parsing.</summary>
    private static readonly ImmutableArray<string> s_firstRules =
    [
        "IAM0101", "IAM0103", "IAM0105", "IAM0108", "IAM0110", "IAM0201", "IAM0202", "IAM0203", "IAM0601", "IAM0602", "IAM0606", "IAM0701",
        "IAM0710", "IAM0806", "IAM0809", "IAM0901", "IAM1001", "IAM1006", "IAM1601", "IAM1602", "IAM1603", "IAM2001",
    ];

    private static readonly CSharpCompilation s_compilation = CSharpCompilation.Create("Empty");

    private string[] _texts = [];
    private SourceText[] _sources = [];
    private ImmutableArray<PolicyRule> _rules = [];

    [GlobalSetup]
    public void Load()
    {
        _texts = PolicyTexts.Load(indented: true);
        _sources = _texts.Select(text => SourceText.From(text)).ToArray();
        _rules = MakeRules();
    }

    [Benchmark(Baseline = true)]
    public int Parse()
    {
        var errors = 0;
        foreach (var text in _texts)
            errors += JsonTree.Parse(text).Errors.Length;
        return errors;
    }

    /// <summary>The framework's own bare parsing of the same texts, to compare with.</summary>
    [Benchmark]
    public int ParseByJsonDocument()
    {
        var members = 0;
        foreach (var text in _texts)
        {
            using var document = JsonDocument.Parse(text);
            members += document.RootElement.GetPropertyCount();
        }

        return members;
    }

    [Benchmark]
    public int ParseAndBind()
    {
        var statements = 0;
        foreach (var source in _sources)
        {
            foreach (var document in PolicyFile.Parse(source).Documents)
                statements += document.Statements.Length;
        }

        return statements;
    }

    [Benchmark]
    public int FirstRules() => Analyze(_rules.RemoveAll(rule => !s_firstRules.Contains(rule.SupportedDiagnostics[0].Id)));

    [Benchmark]
    public int RulesOnByDefault() => Analyze(_rules.RemoveAll(rule => !rule.SupportedDiagnostics[0].IsEnabledByDefault));

    [Benchmark]
    public int AllRules() => Analyze(_rules);

    /// <summary>Fresh texts each time, or the compiler's cache would answer.</summary>
    [Benchmark]
    public async Task<int> CompilerDriver()
    {
        var files = _texts.Select((text, index) => (AdditionalText)new PolicyAdditionalText($"{index}.iam.json", text)).ToImmutableArray();
        var options = new CompilationWithAnalyzersOptions(new AnalyzerOptions(files), onAnalyzerException: null, concurrentAnalysis: true, logAnalyzerExecutionTime: false);
        var analysis = s_compilation.WithAnalyzers(ImmutableArray<DiagnosticAnalyzer>.CastUp(_rules), options);
        return (await analysis.GetAnalyzerDiagnosticsAsync(CancellationToken.None)).Length;
    }

    private int Analyze(ImmutableArray<PolicyRule> rules)
    {
        var findings = 0;
        foreach (var source in _sources)
        {
            var context = new FileContext(
                "policy.iam.json", PolicyFile.Parse(source), default, DeclaredType.Of("policy.iam.json", ""), ProjectFiles.None, _ => findings++, CancellationToken.None);
            foreach (var rule in rules)
                rule.AnalyzeFile(context);
        }

        return findings;
    }

    internal static ImmutableArray<PolicyRule> MakeRules() => typeof(PolicyRule).Assembly.GetTypes()
        .Where(type => !type.IsAbstract && typeof(PolicyRule).IsAssignableFrom(type))
        .Select(type => (PolicyRule)Activator.CreateInstance(type)!)
        .ToImmutableArray();
}

internal sealed class PolicyAdditionalText(string path, string text) : AdditionalText
{
    private readonly SourceText _text = SourceText.From(text);

    public override string Path => path;

    public override SourceText GetText(CancellationToken cancellationToken = default) => _text;
}
