using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading.Tasks;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Review;
using IamPolicyAnalyzers.Tests.Repository;
using IamPolicyAnalyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace IamPolicyAnalyzers.Tests.Review;

/// <summary>Which findings an entry of a suppression file takes back, and which it must not.</summary>
public sealed class SuppressionTests
{
    private const string Policy = """
        {
          "Version": "2012-10-17",
          "Statement": [
            { "Sid": "Files", "Effect": "Allow", "Action": ["s3:PutObject"], "Resource": "*" },
            { "Sid": "Queue", "Effect": "Allow", "Action": "sqs:*", "Resource": "arn:aws:sqs:us-east-1:111122223333:orders" }
          ]
        }
        """;

    private const string FilesEntry =
        """{ "rule": "IAM0606", "policy": "policies/app.iam.json", "sid": "Files", "value": "*", "actions": ["s3:PutObject"], "reason": "every tenant's bucket" }""";

    private const string QueueEntry =
        """{ "rule": "IAM0601", "policy": "policies/*.json", "value": "sqs:*", "resources": "arn:aws:sqs:*:*:orders", "reason": "the service owns the queue" }""";

    [Fact]
    public async Task Takes_back_what_it_names_and_nothing_else()
    {
        Assert.Equal(["IAM0601", "IAM0606"], await IdsAsync(Policy, ""));
        Assert.Equal(["IAM0601"], await IdsAsync(Policy, FilesEntry));
        Assert.Equal(["IAM0606"], await IdsAsync(Policy, QueueEntry));
        Assert.Empty(await IdsAsync(Policy, FilesEntry, QueueEntry));
    }

    [Fact]
    public async Task Stays_when_the_file_is_written_anew()
    {
        const string Moved = """
            {"Statement":[{"Resource":"arn:aws:sqs:us-east-1:111122223333:orders","Action":"sqs:*","Effect":"Allow","Sid":"Queue"},
            {"Resource":"*","Action":["s3:PutObject"],"Effect":"Allow","Sid":"Files"}],"Version":"2012-10-17"}
            """;
        Assert.Empty(await IdsAsync(Moved, FilesEntry, QueueEntry));
    }

    [Theory]
    [InlineData("[\"s3:PutObject\"]", "[\"s3:PutObject\", \"s3:AbortMultipartUpload\"]")] // one more action on the same wildcard
    [InlineData("[\"s3:PutObject\"]", "\"s3:Put*\"")]
    [InlineData("\"Sid\": \"Files\"", "\"Sid\": \"Other\"")]
    public async Task Does_not_hide_what_grew_since(string before, string after) =>
        Assert.Contains("IAM0606", await IdsAsync(Policy.Replace(before, after, System.StringComparison.Ordinal), FilesEntry));

    [Fact]
    public async Task Does_not_hide_a_wider_resource_behind_the_same_action() => Assert.Contains(
        "IAM0601", await IdsAsync(Policy.Replace("arn:aws:sqs:us-east-1:111122223333:orders", "*", System.StringComparison.Ordinal), QueueEntry));

    [Fact]
    public async Task Does_not_hide_another_value_of_the_same_statement()
    {
        var ids = await IdsAsync(Policy.Replace("\"sqs:*\"", "[\"sqs:*\", \"sns:*\"]", System.StringComparison.Ordinal), FilesEntry, QueueEntry);
        Assert.Equal("IAM0601", Assert.Single(ids));
    }

    [Theory]
    [InlineData("\"reason\": \"every tenant's bucket\"", "\"reason\": \" \"")]
    [InlineData("\"rule\": \"IAM0606\"", "\"rule\": \"IAM0699\"")]
    [InlineData("\"actions\": [\"s3:PutObject\"], ", "")]
    [InlineData("\"reason\"", "\"until\": \"next year\", \"reason\"")]
    [InlineData("\"reason\"", "\"severity\": \"none\", \"reason\"")]
    [InlineData("policies/app.iam.json", "**")]
    public async Task An_entry_with_a_flaw_takes_back_nothing(string before, string after) =>
        Assert.Contains("IAM0606", await IdsAsync(Policy, FilesEntry.Replace(before, after, System.StringComparison.Ordinal)));

    [Fact]
    public async Task An_entry_ends_with_its_day()
    {
        var ending = FilesEntry.Replace("\"reason\"", "\"until\": \"2026-06-30\", \"reason\"", System.StringComparison.Ordinal);
        Assert.DoesNotContain("IAM0606", await IdsAsync(Policy, [ending], "iam_as_of_date = 2026-06-30"));
        Assert.Contains("IAM0606", await IdsAsync(Policy, [ending], "iam_as_of_date = 2026-07-01"));
        Assert.DoesNotContain("IAM0606", await IdsAsync(Policy, ending));
    }

    [Fact]
    public async Task An_option_forbids_them_altogether() =>
        Assert.Equal(["IAM0601", "IAM0606"], await IdsAsync(Policy, [FilesEntry, QueueEntry], "iam_allow_suppressions = false"));

    [Fact]
    public async Task A_suppressed_finding_carries_the_reason_of_its_entry()
    {
        var project = ProjectOf(Policy, [FilesEntry], "");
        var compilation = (await project.GetCompilationAsync())!.WithAnalyzers(
            Analyzers, new CompilationWithAnalyzersOptions(project.AnalyzerOptions, null, concurrentAnalysis: false, logAnalyzerExecutionTime: false, reportSuppressedDiagnostics: true));
        var suppressed = Assert.Single(await compilation.GetAnalyzerDiagnosticsAsync(), d => d.IsSuppressed);
        Assert.Equal("IAM0606", suppressed.Id);
        Assert.Equal("every tenant's bucket", suppressed.GetSuppressionInfo((await project.GetCompilationAsync())!)?.ProgrammaticSuppressions[0].Descriptor.Justification.ToString());
    }

    [Fact]
    public void Every_rule_can_be_asked_by_its_id()
    {
        Assert.Equal(RuleIds.All, Shipped.RuleIds.Select(r => r.Id).Order(System.StringComparer.Ordinal));
        foreach (var rule in Shipped.Rules)
            Assert.IsType(rule.Type, RuleTable.Create(rule.Id));
        Assert.Null(RuleTable.Create("IAM9999"));
    }

    private static ImmutableArray<DiagnosticAnalyzer> Analyzers =>
        [RuleTable.Create("IAM0601")!, RuleTable.Create("IAM0606")!, new AcceptedFindings()];

    private static Task<IEnumerable<string>> IdsAsync(string policy, params string[] entries) => IdsAsync(policy, entries, "");

    private static async Task<IEnumerable<string>> IdsAsync(string policy, string[] entries, string config) =>
        (await PolicyProject.DiagnosticsAsync(ProjectOf(policy, entries, config), Analyzers)).Select(d => d.Id).Order(System.StringComparer.Ordinal);

    private static Project ProjectOf(string policy, string[] entries, string config)
    {
        var state = new PolicyState();
        state.AdditionalFiles.Add(("policies/app.iam.json", policy));
        state.AdditionalFiles.Add(("app.iam-suppressions.json", "{ \"suppressions\": [" + string.Join(",", entries.Where(e => e.Length > 0)) + "] }"));
        if (config.Length > 0)
            state.AnalyzerConfigFiles.Add((".globalconfig", "is_global = true\n" + config));
        return PolicyProject.Create(state, Analyzers);
    }
}
