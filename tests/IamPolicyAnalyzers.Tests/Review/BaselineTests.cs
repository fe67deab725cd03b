using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Review;
using IamPolicyAnalyzers.Tests.Repository;
using IamPolicyAnalyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace IamPolicyAnalyzers.Tests.Review;

/// <summary>A baseline of real policies with all their findings: green however they are written, red with one action more.</summary>
public sealed class BaselineTests
{
    private const int Parts = 20;

    private static readonly JsonSerializerOptions s_indented = new() { WriteIndented = true };

    private static readonly ImmutableArray<DiagnosticAnalyzer> s_analyzers = [.. Shipped.AllAnalyzers, new AcceptedFindings()];

    public static TheoryData<int> OtherParts => [.. Enumerable.Range(1, Parts - 1)];

    [CorpusFact]
    public Task Some_managed_policies_stay_green_until_access_is_added() => Managed_policies_stay_green_until_access_is_added(part: 0);

    [HeavyCorpusTheory]
    [MemberData(nameof(OtherParts))]
    public async Task Managed_policies_stay_green_until_access_is_added(int part)
    {
        var policies = File.ReadLines(Conditional.CorpusPath).Where((_, line) => line % Parts == part).Select(Managed).ToList();
        var baseline = await RecordAsync(policies);

        Guard.Finds(Lines(await FoundAsync(policies, baseline)), "record the finding so that it is found again");
        Guard.Finds(Lines(await FoundAsync(policies.ConvertAll(policy => (policy.Path, Rewritten(policy.Text))), baseline)), "make the record independent of order and format");

        var widened = policies.Select((policy, index) => (policy.Path, Text: Widened(policy.Text, index))).ToList();
        var reported = (await FoundAsync(widened, baseline)).Select(PolicyProject.PathOf).ToHashSet();
        Guard.Finds(widened.Where((policy, index) => policy.Text != policies[index].Text && !reported.Contains(policy.Path)).Select(policy => policy.Path), "report the action that was added");
    }

    [Fact]
    public async Task Reports_a_second_finding_of_a_recorded_rule()
    {
        const string Before = """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": ["s3:*"], "Resource": "arn:aws:s3:::demo-bucket/*" } }""";
        var baseline = await RecordAsync([("app.iam.json", Before)]);
        Assert.Empty(await FoundAsync([("app.iam.json", Before)], baseline));
        var found = await FoundAsync([("app.iam.json", Before.Replace("\"s3:*\"", "\"s3:*\", \"sqs:*\"", StringComparison.Ordinal))], baseline);
        Assert.Contains(found, d => d.Id == RuleIds.WildcardAction);
        Assert.Contains(found, d => d.Id == RuleIds.NewAccess);
    }

    private static async Task<string> RecordAsync(List<(string Path, string Text)> policies)
    {
        var found = (await FoundAsync(policies, baseline: null)).ToLookup(PolicyProject.PathOf);
        var writer = new BaselineWriter();
        foreach (var (path, text) in policies)
        {
            var file = new FileContext(path, PolicyFile.Parse(text), default, DeclaredType.Of(path, ""), ProjectFiles.None, _ => { }, CancellationToken.None);
            writer.Add(path, file, found[path], day: null);
        }

        return writer.ToString();
    }

    private static Task<ImmutableArray<Diagnostic>> FoundAsync(List<(string Path, string Text)> policies, string? baseline)
    {
        var state = new PolicyState();
        state.AdditionalFiles.AddRange(policies);
        if (baseline is not null)
            state.AdditionalFiles.Add(("all.iam-baseline.json", baseline));
        return PolicyProject.DiagnosticsAsync(PolicyProject.Create(state, s_analyzers), s_analyzers);
    }

    private static IEnumerable<string> Lines(IEnumerable<Diagnostic> diagnostics) => diagnostics.Select(d => $"{PolicyProject.PathOf(d)} {d.Id} {d.GetMessage()}");

    /// <summary>The same policy with its members in reverse order and other white space.</summary>
    private static string Rewritten(string text) => Reversed(JsonNode.Parse(text)!).ToJsonString();

    private static JsonNode Reversed(JsonNode node) => node switch
    {
        JsonObject members => new JsonObject(members.Reverse().Select(member => KeyValuePair.Create(member.Key, member.Value is null ? null : Reversed(member.Value)))),
        JsonArray items => new JsonArray([.. items.Select(item => item is null ? null : Reversed(item))]),
        _ => node.DeepClone(),
    };

    /// <summary>The policy with an action more in one of its Allows, one that nothing in it grants or denies; as it was where there is no such.</summary>
    private static string Widened(string text, int index)
    {
        const string Action = "robomaker:DescribeRobot";
        var root = JsonNode.Parse(text)!;
        var statements = root["Statement"] is JsonArray list ? list.OfType<JsonObject>().ToList() : [(JsonObject)root["Statement"]!];
        var allows = statements.FindAll(statement => (string?)statement["Effect"] == "Allow" && statement["Action"] is not null);
        if (allows.Count == 0 || statements.Exists(statement => statement["NotAction"] is not null || Actions(statement).Any(action => action == "*" || action.StartsWith("robomaker", StringComparison.Ordinal))))
            return text;
        var widened = allows[index % allows.Count];
        widened["Action"] = new JsonArray([.. Actions(widened).Append(Action).Select(action => (JsonNode)action)]);
        return root.ToJsonString(s_indented);
    }

    private static IEnumerable<string> Actions(JsonObject statement) => statement["Action"] switch
    {
        JsonArray list => list.Select(action => (string)action!),
        null => [],
        var single => [(string)single!],
    };

    private static (string Path, string Text) Managed(string line)
    {
        using var policy = JsonDocument.Parse(line);
        return ($"{policy.RootElement.GetProperty("name").GetString()}.iam.json", JsonSerializer.Serialize(policy.RootElement.GetProperty("document"), s_indented));
    }
}
