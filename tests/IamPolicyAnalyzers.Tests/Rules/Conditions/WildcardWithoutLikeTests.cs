using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Conditions.WildcardWithoutLike>;

namespace IamPolicyAnalyzers.Tests.Rules.Conditions;

public sealed class WildcardWithoutLikeTests
{
    [Theory]
    [InlineData("StringEquals", "web-*", "StringLike")]
    [InlineData("StringNotEquals", "web-?", "StringNotLike")]
    [InlineData("StringEqualsIgnoreCase", "*", "StringLike")]
    [InlineData("StringNotEqualsIgnoreCaseIfExists", "*web", "StringNotLikeIfExists")]
    [InlineData("ForAnyValue:StringEquals", "a*b", "ForAnyValue:StringLike")]
    [InlineData("StringEquals", "${aws:username}/*", "StringLike")]
    [InlineData("StringEquals", "${Prefix}*", "StringLike")]
    public Task Reports(string name, string value, string like) => Verify.Reports(
        $$"""
        { "Version": "2012-10-17",
          "Statement": [ { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::demo-bucket/*", "Condition": { "{{name}}": { "aws:PrincipalTag/team": "[|{{value}}|]" } } } ] }
        """,
        $"'{name}' compares '{value}' literally; use '{like}' for wildcards");

    [Fact]
    public Task Points_at_the_operator() => Verify.Relates(
        """{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::demo-bucket/*", "Condition": { "StringEquals": { "aws:PrincipalTag/team": "[|web-*|]" } } }] }""",
        ("StringEquals", "compares literally"));

    [Fact]
    public Task Reports_the_first_value_of_each_key() => Verify.Reports(
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow", "Action": "s3:ListBucket", "Resource": "*", "Condition": { "StringEquals": { "aws:PrincipalTag/team": ["web", "[|api-*|]", "app-*"], "s3:prefix": "[|home/*/a|]" } } },
            { "Effect": "Deny", "NotAction": "s3:ListBucket", "Resource": "*", "Condition": { "StringNotEquals": { "aws:Nonsense": "[|a*|]" } } } ] }
        """);

    [Theory]
    [InlineData("StringLike", "aws:PrincipalTag/team", "web-*")]
    [InlineData("ArnEquals", "aws:SourceArn", "arn:aws:s3:::demo-*")]
    [InlineData("StringEquals", "aws:PrincipalTag/team", "web${*}")]
    [InlineData("StringEquals", "aws:PrincipalTag/team", "web${?}")]
    [InlineData("StringEquals", "aws:PrincipalTag/team", "${aws:username}")]
    [InlineData("StringEquals", "aws:PrincipalTag/team", "${Team}")]
    [InlineData("StringEquals", "aws:Referer", "example.com/a?b=c")]
    [InlineData("StringEquals", "sns:Endpoint", "https://example.com/a?b=c")]
    [InlineData("StringEquals", "s3:prefix", "home/*")]
    [InlineData("StringEquals", "s3:delimiter", "/?")]
    [InlineData("StringEquals", "aws:SourceIp", "203.0.113.*")] // the operator is of another type than the key
    [InlineData("StringsEquals", "aws:PrincipalTag/team", "web-*")]
    [InlineData("Bool", "aws:SecureTransport", "*")]
    public Task Accepts(string name, string key, string value) => Verify.Accepts(
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*", "Condition": { "{{name}}": { "{{key}}": ["{{value}}", { "Ref": "Other" }] } } } }""");

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.Reports(
        """
        { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*", "Condition": { "StringEquals": { "aws:PrincipalTag/team": ["[|web-*|]", "api
        """);
}
