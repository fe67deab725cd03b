using System.Collections.Immutable;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Threading;
using BenchmarkDotNet.Attributes;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Json;
using Microsoft.CodeAnalysis.Text;

namespace IamPolicyAnalyzers.Benchmarks;

/// <summary>A plan of Terraform of ten million characters, of whose 2,000 resources 300 hold policies.</summary>
[MemoryDiagnoser]
public class ContainerBenchmarks
{
    private const int Resources = 2_000;
    private const int Policies = 300;
    private const int Length = 10_000_000;

    private SourceText _source = SourceText.From("");
    private string _text = "";
    private ImmutableArray<PolicyRule> _rules = [];

    [GlobalSetup]
    public void Load()
    {
        _text = MakePlan();
        _source = SourceText.From(_text);
        _rules = RuleBenchmarks.MakeRules();
    }

    [Benchmark(Baseline = true)]
    public int Parse() => JsonTree.Parse(_text).Errors.Length;

    [Benchmark]
    public int ParseAndBind() => PolicyFile.Parse(_source).Documents.Length;

    [Benchmark]
    public int RulesOnByDefault() => Analyze(_rules.RemoveAll(rule => !rule.SupportedDiagnostics[0].IsEnabledByDefault));

    [Benchmark]
    public int AllRules() => Analyze(_rules);

    private int Analyze(ImmutableArray<PolicyRule> rules)
    {
        var findings = 0;
        var context = new FileContext("plan.json", PolicyFile.Parse(_source), default, DeclaredType.Of("plan.json", ""), ProjectFiles.None, _ => findings++, CancellationToken.None);
        foreach (var rule in rules)
            rule.AnalyzeFile(context);
        return findings;
    }

    /// <summary>Each resource stands in the planned values and among the changes, as in a plan that Terraform writes.</summary>
    private static string MakePlan()
    {
        var texts = PolicyTexts.Load(indented: false).Where(text => text.Length < 4_000).ToArray();
        var planned = new StringBuilder();
        var changes = new StringBuilder();
        var policies = Enumerable.Range(0, Policies).Select(i => JsonSerializer.Serialize(texts[i * texts.Length / Policies])).ToArray();

        // What is not policy fills the plan up to its length.
        var rest = (Length - (2 * policies.Sum(policy => policy.Length)) - (Resources * 700)) / (2 * (Resources - Policies));
        var other = string.Concat(Enumerable.Range(0, rest / 50).Select(i => $""", "attribute_{i:D4}": "value of the attribute {i:D4}" """));
        for (var i = 0; i < Resources; i++)
        {
            var isPolicy = i % (Resources / Policies) == 0 && i / (Resources / Policies) < Policies;
            var type = isPolicy ? "aws_iam_policy" : "aws_cloudwatch_metric_alarm";
            var values = isPolicy ? $$"""{ "name": "policy-{{i}}", "path": "/", "policy": {{policies[i / (Resources / Policies)]}}, "tags": null }""" : $$"""{ "name": "alarm-{{i}}"{{other}} }""";
            var head = $$"""{ "address": "{{type}}.r{{i}}", "mode": "managed", "type": "{{type}}", "name": "r{{i}}", "provider_name": "registry.terraform.io/hashicorp/aws",""";
            planned.Append(i == 0 ? "" : ",").Append(head).Append(""" "schema_version": 0, "values": """).Append(values).Append(" }\n");
            changes.Append(i == 0 ? "" : ",").Append(head).Append(""" "change": { "actions": ["create"], "before": null, "after": """).Append(values)
                .Append(""", "after_unknown": { "arn": true, "id": true, "policy_id": true, "tags_all": true }, "before_sensitive": false } }""").Append('\n');
        }

        return $$"""
            { "format_version": "1.2", "terraform_version": "1.9.5", "planned_values": { "root_module": { "resources": [{{planned}}] } },
              "resource_changes": [{{changes}}] }
            """;
    }
}
