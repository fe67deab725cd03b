using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Conditions.ForAllValuesWithoutNull>;

namespace IamPolicyAnalyzers.Tests.Rules.Conditions;

public sealed class ForAllValuesWithoutNullTests
{
    [Theory]
    [InlineData("ForAllValues:StringEquals", "aws:TagKeys")]
    [InlineData("ForAllValues:StringLikeIfExists", "AWS:principalorgpaths")]
    [InlineData("ForAllValues:StringNotEquals", "aws:CalledVia")]
    public Task Reports(string name, string key) => Verify.Reports(
        $$"""
        { "Version": "2012-10-17",
          "Statement": { "Effect": "Allow", "Action": ["ec2:CreateVolume", "ec2:CreateTags"], "Resource": "*", "Condition": { "[|{{name}}|]": { "{{key}}": ["team", "env"] } } } }
        """,
        $"'{name}' is also true when '{key}' is absent; require the key with Null \"false\"");

    [Fact]
    public Task Points_at_the_key() => Verify.Relates(
        """{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "ec2:CreateVolume", "Resource": "*", "Condition": { "[|ForAllValues:StringEquals|]": { "aws:TagKeys": "team" } } }] }""",
        ("aws:TagKeys", "may be absent"));

    [Fact]
    public Task Reports_an_operator_once() => Verify.Reports(
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow", "NotAction": "iam:*", "Resource": "*", "Condition": { "[|ForAllValues:StringEquals|]": { "aws:TagKeys": { "Ref": "Keys" }, "aws:CalledVia": "a" }, "Null": { "aws:TagKeys": "true" } } },
            { "Effect": "Deny", "Action": "s3:*", "Resource": "*", "Condition": { "ForAllValues:StringEquals": { "aws:TagKeys": "a" } } } ] }
        """);

    [Theory]
    [InlineData("ec2:CreateVolume", "\"ForAllValues:StringEquals\": { \"aws:TagKeys\": \"a\" }, \"Null\": { \"AWS:TagKeys\": \"false\" }")]
    [InlineData("ec2:CreateVolume", "\"ForAllValues:StringEquals\": { \"aws:TagKeys\": \"a\" }, \"ForAnyValue:StringEquals\": { \"aws:TagKeys\": \"a\" }")]
    [InlineData("ec2:CreateVolume", "\"ForAllValues:StringEquals\": { \"aws:TagKeys\": \"a\" }, \"StringEquals\": { \"aws:RequestTag/team\": \"a\" }")]
    [InlineData("ec2:CreateTags", "\"ForAllValues:StringEquals\": { \"aws:TagKeys\": \"a\" }")] // always brings tags
    [InlineData("${Action}", "\"ForAllValues:StringEquals\": { \"aws:TagKeys\": \"a\" }")]
    [InlineData("dynamodb:GetItem", "\"ForAllValues:StringEquals\": { \"dynamodb:LeadingKeys\": \"a\" }")] // part of every request
    [InlineData("ec2:CreateVolume", "\"ForAnyValue:StringEquals\": { \"aws:TagKeys\": \"a\" }")]
    [InlineData("ec2:CreateVolume", "\"ForAllValues:StringEquals\": { \"aws:PrincipalOrgID\": \"o-abcdefghij\" }")] // holds one value
    [InlineData("ec2:CreateVolume", "\"ForAllValues:StringEquals\": { \"aws:TagKeys\": \"a\" }, \"Fn::If\": [\"A\", {}, {}]")]
    public Task Accepts(string action, string condition) => Verify.Accepts(
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "{{action}}", "Resource": "*", "Condition": { {{condition}} } } }""");

    [Fact]
    public Task Accepts_other_types_of_policy() => Verify.With("team.boundary.json").Accepts(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "ec2:CreateVolume", "Resource": "*", "Condition": { "ForAllValues:StringEquals": { "aws:TagKeys": "a" } } } }""");

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.Reports(
        """
        { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "ec2:CreateVolume", "Resource": "*", "Condition": { "[|ForAllValues:StringEquals|]": { "aws:TagKeys": ["team"] } } }
        """);
}
