using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Conditions.AllowWhenKeyAbsent>;

namespace IamPolicyAnalyzers.Tests.Rules.Conditions;

public sealed class AllowWhenKeyAbsentTests
{
    [Theory]
    [InlineData("StringEqualsIfExists", "aws:SourceVpce", "drop 'IfExists' or require the key with Null \"false\"")]
    [InlineData("StringLikeIfExists", "AWS:principaltag/team", "drop 'IfExists' or require the key with Null \"false\"")]
    [InlineData("StringNotEquals", "aws:ResourceTag/env", "require the key with Null \"false\"")]
    [InlineData("StringNotEqualsIfExists", "iam:PassedToService", "require the key with Null \"false\"")]
    [InlineData("NotIpAddress", "aws:SourceIp", "require the key with Null \"false\"")]
    public Task Reports(string name, string key, string advice) => Verify.Reports(
        $$"""
        { "Version": "2012-10-17",
          "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::demo-bucket/*", "Condition": { "[|{{name}}|]": { "{{key}}": "203.0.113.1" } } } }
        """,
        $"'{name}' is also true when '{key}' is absent; {advice}");

    [Fact]
    public Task Points_at_the_key() => Verify.Relates(
        """{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::demo-bucket/*", "Condition": { "[|StringEqualsIfExists|]": { "aws:SourceVpce": "vpce-1a2b3c4d" } } }] }""",
        ("aws:SourceVpce", "may be absent"));

    [Fact]
    public Task Reports_an_operator_once() => Verify.Reports(
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow", "NotAction": "iam:*", "Resource": "*", "Condition": { "[|StringNotEquals|]": { "aws:username": "a", "aws:SourceVpc": ["a"], "aws:SourceVpce": { "Ref": "Vpce" } }, "Null": { "aws:SourceVpc": "true" } } },
            { "Effect": "Deny", "Action": "*", "Resource": "*", "Condition": { "StringNotEquals": { "aws:SourceVpc": "a" } } } ] }
        """);

    [Theory]
    [InlineData("\"StringEquals\": { \"aws:SourceVpce\": \"a\" }")]
    [InlineData("\"StringEqualsIfExists\": { \"aws:SourceVpce\": \"a\" }, \"Null\": { \"aws:SourceVpce\": \"false\" }")]
    [InlineData("\"StringNotEquals\": { \"aws:SourceVpce\": \"a\" }, \"StringLike\": { \"AWS:SourceVpce\": \"*\" }")]
    [InlineData("\"StringEqualsIfExists\": { \"aws:SourceVpce\": \"a\" }, \"Fn::If\": [\"A\", {}, {}]")]
    [InlineData("\"BoolIfExists\": { \"aws:MultiFactorAuthPresent\": \"true\" }")] // another rule's
    [InlineData("\"StringNotEquals\": { \"aws:PrincipalArn\": \"a\" }")] // always there
    [InlineData("\"ForAnyValue:StringNotEquals\": { \"aws:PrincipalOrgPaths\": \"a\" }")] // wants a value
    [InlineData("\"ForAllValues:StringEquals\": { \"aws:PrincipalOrgPaths\": \"a\" }")] // another rule's
    [InlineData("\"StringNotEquals\": { \"aws:${Key}\": \"a\" }")]
    public Task Accepts(string condition) => Verify.Accepts(
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*", "Condition": { {{condition}} } } }""");

    [Fact]
    public Task Accepts_resources_without_tag_where_tags_come_with_the_creation() => Verify.Accepts(
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow", "Action": "ec2:StartInstances", "Resource": "*", "Condition": { "StringNotEquals": { "aws:ResourceTag/env": "prod" } } },
            { "Effect": "Allow", "Action": "ec2:CreateTags", "Resource": "*", "Condition": { "StringEquals": { "ec2:CreateAction": "RunInstances" } } } ] }
        """);

    [Fact]
    public Task Accepts_other_types_of_policy() => Verify.With("bucket.resource.json").Accepts(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "*", "Condition": { "StringEqualsIfExists": { "aws:SourceVpce": "a" } } } }""");

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.Reports(
        """
        { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*", "Condition": { "[|StringEqualsIfExists|]": { "aws:SourceVpce": "a" } } }
        """);
}
