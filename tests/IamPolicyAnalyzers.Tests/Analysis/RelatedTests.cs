using System;
using System.Linq;
using System.Threading.Tasks;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Review;
using IamPolicyAnalyzers.Rules.Actions;
using IamPolicyAnalyzers.Rules.Analysis;
using IamPolicyAnalyzers.Rules.Redundancy;
using IamPolicyAnalyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace IamPolicyAnalyzers.Tests.Analysis;

/// <summary>The places, tags and needless text that findings carry for an editor.</summary>
public sealed class RelatedTests
{
    private const string Covering = """{ "Effect": "Allow", "Action": "s3:*", "Resource": "*" }""";
    private const string Covered = """{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" }""";

    [Fact]
    public async Task A_finding_without_other_places_has_none()
    {
        var finding = await OnlyAsync(new UnknownAction(), Policy("""{ "Effect": "Allow", "Action": "s3:GetObjects", "Resource": "*" }"""));
        Assert.Empty(finding.AdditionalLocations);
        Assert.Empty(Related.PlacesOf(finding));
        Assert.Null(Related.NeedlessOf(finding));
    }

    [Fact]
    public async Task A_long_list_of_places_is_cut()
    {
        var values = string.Join(", ", Enumerable.Range(0, 2 * Related.MaxPlaces).Select(i => $"\"arn:aws:s3:::${{Bucket{i}}}\""));
        var finding = await OnlyAsync(new UnresolvedValue(), Policy($$"""{ "Effect": "Allow", "Action": "s3:*", "Resource": [{{values}}] }"""));
        Assert.Equal(Related.MaxPlaces, Related.PlacesOf(finding).Count());
    }

    [Fact]
    public async Task Needless_text_is_the_mark_where_that_is_all_of_it()
    {
        var finding = await OnlyAsync(new RedundantAction(), Policy("""{ "Effect": "Allow", "Action": ["s3:*", "s3:GetObject"], "Resource": "*" }"""));
        Assert.Equal(finding.Location, Related.NeedlessOf(finding));
    }

    [Theory]
    [InlineData(Covering + ", " + Covered)]
    [InlineData(Covered + ", " + Covering)]
    public async Task Needless_text_is_the_whole_statement_of_which_a_brace_is_marked(string statements)
    {
        var policy = Policy(statements);
        var finding = await OnlyAsync(new RedundantStatement(), policy);
        Assert.Equal(Covered, TextAt(policy, Related.NeedlessOf(finding)!));
        Assert.Single(Related.PlacesOf(finding));
    }

    [Fact]
    public async Task Needless_text_is_the_whole_entry_of_a_suppression()
    {
        const string Entry = """{ "rule": "IAM0601", "policy": "policy.iam.json", "value": "sns:*", "resources": "*", "reason": "r" }""";
        var state = new PolicyState { AdditionalFiles = { ("policy.iam.json", Policy(Covered)), ("a.iam-suppressions.json", $"[{Entry}]") } };
        var finding = Assert.Single(await PolicyProject.DiagnosticsAsync(PolicyProject.Create(state, [new StaleSuppression()]), [new StaleSuppression()]));
        Assert.Equal(Entry, TextAt($"[{Entry}]", Related.NeedlessOf(finding)!));
    }

    [Fact]
    public async Task A_test_that_may_never_hold_is_not_needless()
    {
        const string Statement =
            """{ "Effect": "Allow", "Principal": { "AWS": "111122223333" }, "Action": "sqs:SendMessage", "Resource": "*", "Condition": { "StringEquals": { "aws:ResourceAccount": "444455556666" } } }""";
        var state = new PolicyState { AdditionalFiles = { ("queue.resource.json", Policy(Statement)) } };
        var finding = Assert.Single(await PolicyProject.DiagnosticsAsync(PolicyProject.Create(state, [new RedundantCondition()]), [new RedundantCondition()]));
        Assert.Equal("aws:ResourceAccount", TextAt(Policy(Statement), finding.Location));
        Assert.Null(Related.NeedlessOf(finding));
    }

    [Theory]
    [InlineData("Allow", "\"111122223333\", \"arn:aws:iam::111122223333:root\"", true)]
    [InlineData("Allow", "\"arn:aws:iam::111122223333:role/App\", \"arn:aws:iam::111122223333:role/App\"", true)]
    [InlineData("Allow", "\"arn:aws:iam::111122223333:role/App\", \"arn:aws:sts::111122223333:assumed-role/App/worker\"", false)] // a boundary of the role limits the one and not the other
    [InlineData("Deny", "\"arn:aws:iam::111122223333:role/App\", \"arn:aws:sts::111122223333:assumed-role/App/worker\"", true)]
    public async Task A_principal_is_needless_when_nobody_loses_access_without_it(string effect, string principals, bool isNeedless)
    {
        var list = $$"""{ "Effect": "{{effect}}", "Principal": { "AWS": [{{principals}}] }, "Action": "sqs:SendMessage", "Resource": "*" }""";
        var finding = Assert.Single(await PolicyFiles.DiagnosticsAsync("queue.resource.json", Policy(list), new RedundantPrincipal()));
        Assert.Equal(isNeedless, Related.NeedlessOf(finding) is not null);

        var statements = string.Join(", ", principals.Split(", ").Select(principal => list.Replace($"[{principals}]", principal, StringComparison.Ordinal)));
        var isSame = effect == "Deny" || principals.Split(", ").Distinct().Count() == 1;
        finding = Assert.Single(await PolicyFiles.DiagnosticsAsync("queue.resource.json", Policy(statements), new RedundantStatement()));
        Assert.Equal(isSame, Related.NeedlessOf(finding) is not null);
    }

    [Fact]
    public async Task Places_in_a_policy_that_stands_in_a_string_are_those_of_the_file()
    {
        var nested = Policy("""{ "Effect": "Allow", "Action": ["s3:*", "s3:GetObject"], "Resource": "*" }""").Replace("\"", "\\\"", StringComparison.Ordinal);
        var file = $$"""{ "PolicyName": "app", "PolicyDocument": "{{nested}}" }""";
        var finding = Assert.Single(await PolicyFiles.DiagnosticsAsync("put-role-policy.json", file, new RedundantAction()));
        Assert.Equal("s3:*", TextAt(file, Assert.Single(Related.PlacesOf(finding)).Location));
    }

    [Fact]
    public async Task A_suppression_file_accepts_findings_with_other_places()
    {
        // The compiler compares descriptors and locations of what is suppressed with what was reported.
        var state = new PolicyState
        {
            AdditionalFiles =
            {
                ("policy.iam.json", Policy("""{ "Effect": "Allow", "Action": ["s3:*", "s3:GetObject"], "Resource": "*" }""")),
                ("a.iam-suppressions.json", """[{ "rule": "IAM1501", "policy": "policy.iam.json", "value": "s3:GetObject", "reason": "read by people" }]"""),
            },
        };
        Assert.Empty(await PolicyProject.DiagnosticsAsync(PolicyProject.Create(state, [new RedundantAction()]), [new RedundantAction(), new AcceptedFindings()]));
    }

    [Theory]
    [InlineData(RuleTag.Unnecessary, "IAM1501 IAM1502 IAM1503 IAM1505 IAM1507 IAM1508 IAM2003")]
    [InlineData(RuleTag.Deprecated, "IAM0108 IAM0205 IAM0405 IAM1608")]
    public void Rules_are_tagged(string tag, string ids) => Assert.Equal(
        ids,
        string.Join(" ", RuleIds.All.Where(id => RuleTable.Create(id)!.SupportedDiagnostics[0].CustomTags.Contains(tag)).Order(StringComparer.Ordinal)));

    private static async Task<Diagnostic> OnlyAsync(DiagnosticAnalyzer rule, string policy) => Assert.Single(await PolicyFiles.DiagnosticsAsync("policy.iam.json", policy, rule));

    private static string Policy(string statements) => "{ \"Version\": \"2012-10-17\", \"Statement\": [" + statements + "] }";

    private static string TextAt(string file, Location location) => file.Substring(location.SourceSpan.Start, location.SourceSpan.Length);
}
