using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Conditions.PresenceTestByWildcard>;

namespace IamPolicyAnalyzers.Tests.Rules.Conditions;

public sealed class PresenceTestByWildcardTests
{
    [Theory]
    [InlineData("StringLike", "aws:PrincipalTag/team", "*")]
    [InlineData("ForAnyValue:StringLike", "aws:TagKeys", "*")]
    [InlineData("ArnLike", "aws:SourceArn", "arn:*:*:*:*:*")]
    [InlineData("ArnEquals", "aws:PrincipalArn", "*")]
    public Task Reports_a_test_of_presence(string name, string key, string value) => Verify.Reports(
        $$"""
        { "Version": "2012-10-17",
          "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*", "Condition": { "{{name}}": { "{{key}}": "[|{{value}}|]" } } } }
        """,
        $"'{name}' with '{value}' only tests that '{key}' is present; write Null \"false\"");

    [Theory]
    [InlineData("StringNotLike", "aws:RequestTag/owner", "*")]
    [InlineData("StringNotLikeIfExists", "aws:RequestTag/owner", "**")]
    [InlineData("ArnNotLike", "aws:SourceArn", "arn:*:*:*:*:*")]
    public Task Reports_a_test_of_absence(string name, string key, string value) => Verify.Reports(
        $$"""
        { "Version": "2012-10-17",
          "Statement": { "Effect": "Deny", "Action": "s3:PutObject", "Resource": "arn:aws:s3:::demo-bucket/*", "Condition": { "{{name}}": { "{{key}}": "[|{{value}}|]" } } } }
        """,
        $"'{name}' with '{value}' only tests that '{key}' is absent; write Null \"true\"");

    [Fact]
    public Task Reports_the_wildcard_among_other_values() => Verify.Reports(
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Deny", "NotAction": "s3:*", "Resource": "*", "Condition": { "StringLike": { "aws:PrincipalTag/team": ["web", "[|*|]", { "Ref": "Team" }] } } },
            { "Effect": "Allow", "Action": ["s3:GetObject"], "NotResource": "*", "Condition": { "StringLike": { "s3:ExistingObjectTag/team": "[|*|]", "aws:SourceVpc": "vpc-1*" } } } ] }
        """);

    [Theory]
    [InlineData("StringLike", "aws:UserAgent", "*")] // always there
    [InlineData("StringLikeIfExists", "aws:PrincipalTag/team", "*")] // always true
    [InlineData("ForAnyValue:StringNotLike", "aws:TagKeys", "*")] // never true
    [InlineData("StringNotLike", "aws:userid", "*")]
    [InlineData("ArnNotLike", "aws:PrincipalArn", "*")]
    [InlineData("StringLike", "aws:PrincipalTag/team", "?*")]
    [InlineData("StringLike", "aws:PrincipalTag/team", "${Team}")]
    [InlineData("StringLike", "aws:PrincipalTag/team", "${aws:username}")]
    [InlineData("StringEquals", "aws:PrincipalTag/team", "*")]
    [InlineData("StringLike", "token.actions.githubusercontent.com:sub", "*")]
    [InlineData("StringLike", "aws:Nonsense", "*")]
    [InlineData("StringLike", "aws:${Key}", "*")]
    [InlineData("StringLike", "aws:SourceIp", "*")]
    [InlineData("Null", "aws:PrincipalTag/team", "false")]
    public Task Accepts(string name, string key, string value) => Verify.Accepts(
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Action": "s3:GetObject", "Resource": "*", "Condition": { "{{name}}": { "{{key}}": "{{value}}" } } } }""");

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.Reports(
        """
        { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*", "Condition": { "StringLike": { "aws:PrincipalTag/team": "[|*|]" }
        """);
}
