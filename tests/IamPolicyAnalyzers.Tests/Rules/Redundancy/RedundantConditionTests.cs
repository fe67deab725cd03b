using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Redundancy.RedundantCondition>;

namespace IamPolicyAnalyzers.Tests.Rules.Redundancy;

public sealed class RedundantConditionTests
{
    [Theory]
    [InlineData("NumericLessThan", "aws:MultiFactorAuthAge", "\"[|900|]\", \"3600\"", "Value '900' has no effect beside '3600'")]
    [InlineData("NumericGreaterThanEquals", "aws:MultiFactorAuthAge", "\"900\", \"[|3600|]\"", "Value '3600' has no effect beside '900'")]
    [InlineData("DateLessThan", "aws:CurrentTime", "\"2026-06-01\", \"[|2026-01-01T00:00:00Z|]\"", "Value '2026-01-01T00:00:00Z' has no effect beside '2026-06-01'")]
    [InlineData("StringEquals", "aws:PrincipalTag/team", "\"web\", \"app\", \"[|web|]\"", "Value 'web' has no effect beside 'web'")]
    [InlineData("StringEqualsIgnoreCase", "aws:PrincipalTag/team", "\"web\", \"[|WEB|]\"", "Value 'WEB' has no effect beside 'web'")]
    [InlineData("StringNotLike", "aws:PrincipalTag/team", "\"[|web-1|]\", \"web-*\", \"[|web-a*|]\"", "Value 'web-1' has no effect beside 'web-*'")]
    [InlineData("ForAnyValue:StringLike", "aws:TagKeys", "\"${aws:username}-a\", \"[|${aws:username}-a|]\"", "Value '${aws:username}-a' has no effect beside '${aws:username}-a'")]
    [InlineData("ArnLike", "aws:SourceArn", "\"arn:aws:sns:*:111122223333:*\", \"[|arn:aws:sns:us-east-1:111122223333:a|]\"", "Value 'arn:aws:sns:us-east-1:111122223333:a' has no effect beside 'arn:aws:sns:*:111122223333:*'")]
    [InlineData("IpAddress", "aws:SourceIp", "\"[|203.0.113.7|]\", \"203.0.113.0/24\"", "Value '203.0.113.7' has no effect beside '203.0.113.0/24'")]
    [InlineData("IpAddress", "aws:SourceIp", "\"203.0.113.0/24\", \"[|10.0.0.0/8|]\"", "Value '10.0.0.0/8' has no effect: 'aws:SourceIp' holds public addresses")]
    [InlineData("NotIpAddress", "aws:SourceIp", "\"203.0.113.0/24\", \"[|10.0.0.0/8|]\", \"[|10.1.0.0/16|]\"", "Value '10.0.0.0/8' has no effect: 'aws:SourceIp' holds public addresses")]
    public Task Reports_a_value(string name, string key, string values, string message) => Verify.Reports(
        $$"""
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Deny", "NotAction": "s3:*", "Resource": "*", "Condition": { "Null": { "{{key}}": "false" }, "{{name}}": { "{{key}}": [{{values}}] } } },
            { "Effect": "Allow", "Action": ["s3:GetObject"], "Resource": "*" } ] }
        """,
        message);

    [Fact]
    public Task Points_at_the_value_that_leaves_nothing_to_it() => Verify.Relates(
        """{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::demo-bucket/*", "Condition": { "IpAddress": { "aws:SourceIp": ["[|203.0.113.7|]", "203.0.113.0/24"] } } }] }""",
        ("203.0.113.0/24", "leaves nothing to it"));

    [Theory]
    [InlineData("StringEquals", "aws:PrincipalTag/team", "\"web\", \"Web\"")]
    [InlineData("StringEquals", "aws:PrincipalTag/team", "\"web-*\", \"web-1\"")] // compared literally
    [InlineData("StringLike", "aws:PrincipalTag/team", "\"web-*\", \"*-web\"")]
    [InlineData("StringLike", "aws:PrincipalTag/team", "\"web\", \"*\"")] // tests presence
    [InlineData("StringLike", "aws:PrincipalTag/team", "\"${Team}\", \"${Team}\"")]
    [InlineData("StringEquals", "aws:PrincipalTag/team", "{ \"Ref\": \"A\" }, { \"Ref\": \"A\" }")]
    [InlineData("ArnLike", "aws:SourceArn", "\"arn:aws:iam::*\", \"arn:aws:iam::111122223333:role/a\"")] // a wildcard ends at a colon
    [InlineData("NumericEquals", "aws:MultiFactorAuthAge", "\"900\", \"3600\"")]
    [InlineData("NumericLessThan", "aws:MultiFactorAuthAge", "\"900\", \"${Age}\"")]
    [InlineData("IpAddress", "aws:SourceIp", "\"203.0.113.0/24\", \"198.51.100.0/24\"")]
    [InlineData("IpAddress", "aws:SourceIp", "\"203.0.113.0/24\", \"0.0.0.0/0\"")] // true for every address
    [InlineData("IpAddress", "aws:SourceIp", "\"10.0.0.0/8\", \"192.168.0.0/16\"")] // all private
    [InlineData("IpAddress", "aws:SourceIp", "\"10.0.0.0/8\", \"${Range}\"")]
    [InlineData("IpAddress", "aws:VpcSourceIp", "\"10.0.0.0/8\", \"203.0.113.0/24\"")]
    [InlineData("Bool", "aws:SecureTransport", "\"true\", \"true\"")]
    [InlineData("StringEquals", "aws:Nonsense", "\"web\", \"web\"")]
    public Task Accepts_values(string name, string key, string values) => Verify.Accepts(
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*", "Condition": { "{{name}}": { "{{key}}": [{{values}}] } } } }""");

    [Theory]
    [InlineData("s3:ResourceAccount", "StringEquals", "111122223333")]
    [InlineData("aws:resourceorgid", "StringEqualsIfExists", "o-abcdefghij")]
    public Task Reports_a_key_of_the_resource_itself(string key, string name, string value) => Verify.Reports(
        $$"""
        { "Version": "2012-10-17",
          "Statement": { "Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::demo-bucket/*", "Condition": { "{{name}}": { "[|{{key}}|]": "{{value}}" } } } }
        """,
        $"Key '{key}' has no effect: the resource that has this policy does not change");

    [Theory]
    [InlineData("Allow", "StringEquals", "${aws:PrincipalAccount}", "arn:aws:s3:::demo-bucket/*")]
    [InlineData("Allow", "StringEquals", "${Account}", "arn:aws:s3:::demo-bucket/*")]
    [InlineData("Deny", "StringNotEquals", "111122223333", "arn:aws:s3:::demo-bucket/*")]
    [InlineData("Allow", "StringEquals", "111122223333", "*")] // perhaps of a VPC endpoint
    public Task Accepts_a_key_of_the_resource(string effect, string name, string value, string resource) => Verify.Accepts(
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "{{effect}}", "Principal": "*", "Action": "s3:GetObject", "Resource": "{{resource}}", "Condition": { "{{name}}": { "aws:ResourceAccount": "{{value}}" } } } }""");

    [Fact]
    public Task Accepts_a_key_of_other_resources() => Verify.With("policy.vpce.json").Accepts(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::demo-bucket/*", "Condition": { "StringEquals": { "aws:ResourceAccount": "111122223333" } } } }""");

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.Reports(
        """
        { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*", "Condition": { "StringEquals": { "aws:PrincipalTag/team": ["web", "[|web|]"
        """);
}
