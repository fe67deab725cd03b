using System.Threading.Tasks;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.CodeFixes;
using IamPolicyAnalyzers.Rules.Actions;
using IamPolicyAnalyzers.Rules.Principals;
using IamPolicyAnalyzers.Rules.Redundancy;
using IamPolicyAnalyzers.Rules.Resources;
using Xunit;

namespace IamPolicyAnalyzers.Tests.CodeFixes;

public sealed class RemoveRedundancyTests
{
    [Fact]
    public Task Removes_every_covered_action() => FixVerifier<RedundantAction, RemoveRedundancy>.FixesAll(
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow",
              "Action": [
                "[|s3:GetObject|]",
                "[|s3:GetObjectTagging|]",
                "s3:Get*",
                "sqs:SendMessage",
                "[|sqs:sendmessage|]",
                "[|sqs:SendMessage|]"
              ],
              "Resource": "*" },
            { "Effect": "Deny", "NotAction": ["iam:*", "[|iam:GetRole|]"], "Resource": "*" } ] }
        """,
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow",
              "Action": [
                "s3:Get*",
                "sqs:SendMessage"
              ],
              "Resource": "*" },
            { "Effect": "Deny", "NotAction": ["iam:*"], "Resource": "*" } ] }
        """);

    [Fact]
    public Task Removes_every_covered_resource() => FixVerifier<RedundantResource, RemoveRedundancy>.FixesAll(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": ["arn:aws:s3:::a/*", "[|arn:aws:s3:::a/b|]", { "Fn::Sub": "[|arn:aws:s3:::a/${B}|]" }] } }""",
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": ["arn:aws:s3:::a/*"] } }""");

    [Fact]
    public Task Removes_every_unused_resource() => FixVerifier<UnusedResource, RemoveRedundancy>.FixesAll(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": ["[|arn:aws:s3:::a|]", "arn:aws:s3:::a/*", "[|arn:aws:s3:::b|]"] } }""",
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": ["arn:aws:s3:::a/*"] } }""");

    [Fact]
    public Task Removes_every_covered_principal() => FixVerifier<RedundantPrincipal, RemoveRedundancy>.FixesAll(
        """
        { "Version": "2012-10-17",
          "Statement": { "Effect": "Allow", "Principal": { "Service": ["a.amazonaws.com"], "AWS": ["[|arn:aws:iam::111122223333:root|]", "*"] }, "Action": "sqs:SendMessage", "Resource": "*" } }
        """,
        """
        { "Version": "2012-10-17",
          "Statement": { "Effect": "Allow", "Principal": { "Service": ["a.amazonaws.com"], "AWS": ["*"] }, "Action": "sqs:SendMessage", "Resource": "*" } }
        """);

    [Fact]
    public Task Says_that_a_session_may_lose_access() => FixVerifier<RedundantPrincipal, RemoveRedundancy>.Fixes(
        """
        { "Version": "2012-10-17",
          "Statement": { "Effect": "Allow", "Principal": { "AWS": ["arn:aws:iam::111122223333:role/App", "[|arn:aws:sts::111122223333:assumed-role/App/worker|]"] }, "Action": "sqs:SendMessage", "Resource": "*" } }
        """,
        """
        { "Version": "2012-10-17",
          "Statement": { "Effect": "Allow", "Principal": { "AWS": ["arn:aws:iam::111122223333:role/App"] }, "Action": "sqs:SendMessage", "Resource": "*" } }
        """,
        "Remove 'arn:aws:sts::111122223333:assumed-role/App/worker' (narrows access)");

    [Fact]
    public Task Removes_every_idle_value() => FixVerifier<RedundantCondition, RemoveRedundancy>.FixesAll(
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*", "Condition": { "NumericLessThan": { "aws:MultiFactorAuthAge": ["[|900|]", 3600, "[|60|]"] } } },
            { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*", "Condition": { "IpAddress": { "aws:SourceIp": ["[|10.0.0.0/8|]", "203.0.113.0/24", "[|203.0.113.7|]"] } } } ] }
        """,
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*", "Condition": { "NumericLessThan": { "aws:MultiFactorAuthAge": [3600] } } },
            { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*", "Condition": { "IpAddress": { "aws:SourceIp": ["203.0.113.0/24"] } } } ] }
        """);

    [Fact]
    public Task Leaves_an_idle_key() => FixVerifier<RedundantCondition, RemoveRedundancy>.OffersNothing(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::demo-bucket/*", "Condition": { "StringEquals": { "[|s3:ResourceAccount|]": ["111122223333", "444455556666"] } } } }""");

    [Fact]
    public Task Removes_every_Allow_that_never_applies() => FixVerifier<ContradictoryCondition, RemoveRedundancy>.FixesAll(
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*", "Condition": { "[|StringNotLike|]": { "aws:UserAgent": "*" } } },
            { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" },
            { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*", "Condition": { "[|ForAnyValue:Null|]": { "aws:TagKeys": "true" } } } ] }
        """,
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" } ] }
        """);

    [Theory]
    [InlineData("Deny", "StringNotLike", "aws:UserAgent", "*")]
    [InlineData("Allow", "NotIpAddress", "aws:SourceIp", "0.0.0.0/0")]
    public Task Leaves_what_was_meant_to_apply(string effect, string name, string key, string value) => FixVerifier<ContradictoryCondition, RemoveRedundancy>.OffersNothing(
        $$"""
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" },
            { "Effect": "{{effect}}", "Action": "s3:GetObject", "Resource": "*", "Condition": { "[|{{name}}|]": { "{{key}}": "{{value}}" } } } ] }
        """);

    [Fact]
    public Task Removes_retired_actions_but_the_last() => FixVerifier<DeprecatedAction, RemoveRedundancy>.Fixes(
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow", "Action": ["[|deepracer:*|]", "s3:GetObject"], "Resource": "*" },
            { "Effect": "Allow", "Action": ["[|mobilehub:*|]", "[|deeplens:*|]"], "Resource": "*" },
            { "Effect": "Allow", "Action": "[|deepracer:*|]", "Resource": "*" } ] }
        """,
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow", "Action": ["s3:GetObject"], "Resource": "*" },
            { "Effect": "Allow", "Action": ["[|deeplens:*|]"], "Resource": "*" },
            { "Effect": "Allow", "Action": "[|deepracer:*|]", "Resource": "*" } ] }
        """);

    [Fact]
    public Task Removes_every_covered_statement() => FixVerifier<RedundantStatement, RemoveRedundancy>.FixesAll(
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow", "Action": "s3:*", "Resource": "*" },
            [|{|] "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" },
            { "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "*" },
            [|{|] "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "*" }
          ] }
        """,
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow", "Action": "s3:*", "Resource": "*" },
            { "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "*" }
          ] }
        """);

    [Fact]
    public Task Removes_every_denied_allow() => FixVerifier<ShadowedAllow, RemoveRedundancy>.FixesAll(
        """
        { "Version": "2012-10-17",
          "Statement": [
            [|{|] "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" },
            { "Effect": "Deny", "Action": "s3:*", "Resource": "*" } ] }
        """,
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Deny", "Action": "s3:*", "Resource": "*" } ] }
        """);

    [Theory]
    [InlineData("""{ "Statement": [ { "Action": ["[|s3:GetObject|]", "s3:*"] } ] }""", RuleIds.RedundantAction, "Remove 's3:GetObject'")]
    [InlineData("""{ "Statement": [ { "Action": ["sts:AssumeRole", "[|s3:GetObject|]"] } ] }""", RuleIds.UnsupportedTrustAction, "Remove 's3:GetObject'")]
    [InlineData("""{ "Statement": [ { "Action": ["s3:*", "[|ec2|]:*"] } ] }""", RuleIds.UnsupportedRcpService, "Remove 'ec2:*'")]
    [InlineData("""{ "Statement": [ [|{|] "Action": "s3:GetObject" }, { "Action": "s3:*" } ] }""", RuleIds.RedundantStatement, "Remove the statement")]
    public void Says_what_it_removes(string markup, string id, string title) => Assert.Equal([title], FixText.Titles<RemoveRedundancy>(markup, id));

    [Theory]
    [InlineData("""{ "Statement": { "Action": "[|deepracer:*|]" } }""")]
    [InlineData("""{ "Statement": { "Action": ["[|deepracer:*|]"] } }""")]
    [InlineData("""{ "Statement": { "Action": ["[|deepracer:*|]", /* soon */ "s3:GetObject"] } }""")]
    public void Offers_nothing(string markup) => Assert.Empty(FixText.Titles<RemoveRedundancy>(markup, RuleIds.DeprecatedAction));

    [Fact]
    public Task Removes_ids_of_the_deleted_but_the_last() => FixVerifier<OrphanedPrincipalId, RemoveRedundancy>.FixesAll(
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow", "Principal": { "AWS": ["[|AROAEXAMPLEROLEID1234|]", "111122223333", "[|AIDAEXAMPLEUSERID1234|]"] }, "Action": "sqs:SendMessage", "Resource": "*" },
            { "Effect": "Allow", "Principal": { "AWS": "[|AROAEXAMPLEROLEID1234|]" }, "Action": "sqs:SendMessage", "Resource": "*" } ] }
        """,
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow", "Principal": { "AWS": ["111122223333"] }, "Action": "sqs:SendMessage", "Resource": "*" },
            { "Effect": "Allow", "Principal": { "AWS": "[|AROAEXAMPLEROLEID1234|]" }, "Action": "sqs:SendMessage", "Resource": "*" } ] }
        """);
}
