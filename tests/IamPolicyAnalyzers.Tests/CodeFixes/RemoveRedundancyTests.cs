using System.Threading.Tasks;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.CodeFixes;
using IamPolicyAnalyzers.Rules.Actions;
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
    [InlineData("""{ "Statement": [ [|{|] "Action": "s3:GetObject" }, { "Action": "s3:*" } ] }""", RuleIds.RedundantStatement, "Remove the statement")]
    public void Says_what_it_removes(string markup, string id, string title) => Assert.Equal([title], FixText.Titles<RemoveRedundancy>(markup, id));

    [Theory]
    [InlineData("""{ "Statement": { "Action": "[|deepracer:*|]" } }""")]
    [InlineData("""{ "Statement": { "Action": ["[|deepracer:*|]"] } }""")]
    [InlineData("""{ "Statement": { "Action": ["[|deepracer:*|]", /* soon */ "s3:GetObject"] } }""")]
    public void Offers_nothing(string markup) => Assert.Empty(FixText.Titles<RemoveRedundancy>(markup, RuleIds.DeprecatedAction));
}
