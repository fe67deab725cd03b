using System.Collections.Immutable;
using System.Threading;
using System.Threading.Tasks;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Benchmarks;

/// <summary>The first policy in a fresh process, as a build without a compiler server meets it: loading, jitting and opening the catalogue included.</summary>
[SimpleJob(RunStrategy.ColdStart, launchCount: 10, warmupCount: 0, iterationCount: 1)]
public class ColdStartBenchmarks
{
    private const string Policy =
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": ["s3:*", "sqs:SendMessage"], "Resource": "*" } }""";

    /// <summary>The driver alone, which every compilation pays for.</summary>
    [Benchmark(Baseline = true)]
    public Task<int> OneEmptyAnalyzer() => Run([new EmptyAnalyzer()]);

    [Benchmark]
    public Task<int> AllRules() => Run(ImmutableArray<DiagnosticAnalyzer>.CastUp(RuleBenchmarks.MakeRules()));

    private static async Task<int> Run(ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        var files = ImmutableArray.Create<AdditionalText>(new PolicyAdditionalText("policy.iam.json", Policy));
        var analysis = CSharpCompilation.Create("Empty").WithAnalyzers(analyzers, new AnalyzerOptions(files));
        return (await analysis.GetAnalyzerDiagnosticsAsync(CancellationToken.None)).Length;
    }

#pragma warning disable RS1036, RS1038, RS1041, RS2008 // An analyzer to measure with, never loaded by a compiler.
    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    private sealed class EmptyAnalyzer : DiagnosticAnalyzer
    {
        private static readonly DiagnosticDescriptor s_descriptor = new("EMPTY", "Empty", "Empty", "Empty", DiagnosticSeverity.Warning, isEnabledByDefault: true);

        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [s_descriptor];

        public override void Initialize(AnalysisContext context)
        {
            context.EnableConcurrentExecution();
            context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
            context.RegisterAdditionalFileAction(file => file.AdditionalFile.GetText(file.CancellationToken));
        }
    }
#pragma warning restore RS1036, RS1038, RS1041, RS2008
}
