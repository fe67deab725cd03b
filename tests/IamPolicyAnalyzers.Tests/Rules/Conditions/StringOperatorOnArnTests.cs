using System.Threading.Tasks;
using IamPolicyAnalyzers.CodeFixes;
using IamPolicyAnalyzers.Rules.Conditions;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Conditions.StringOperatorOnArn>;

namespace IamPolicyAnalyzers.Tests.Rules.Conditions;

public sealed class StringOperatorOnArnTests
{
    [Theory]
    [InlineData("StringLike", "aws:PrincipalArn", "arn:aws:iam::*:role/app", "ArnLike")]
    [InlineData("StringNotLike", "aws:SourceArn", "arn:aws:s3:*:*:demo-bucket", "ArnNotLike")]
    [InlineData("ForAnyValue:StringLikeIfExists", "AWS:sourcearn", "arn:aws:sns:us-east-?:111122223333:demo", "ForAnyValue:ArnLikeIfExists")]
    [InlineData("StringLike", "aws:PrincipalArn", "arn:aws:iam::*:user/${aws:username}", "ArnLike")]
    public Task Reports(string name, string key, string value, string meant) => Verify.Reports(
        $$"""
        { "Version": "2012-10-17",
          "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::demo-bucket/*", "Condition": { "[|{{name}}|]": { "{{key}}": ["arn:aws:iam::111122223333:role/a", "{{value}}"] } } } }
        """,
        $"'{name}' lets * in '{value}' run across ARN parts; use '{meant}'");

    [Fact]
    public Task Points_at_the_value() => Verify.Relates(
        """{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::demo-bucket/*", "Condition": { "[|StringLike|]": { "aws:PrincipalArn": "arn:aws:iam::*:role/app" } } }] }""",
        ("arn:aws:iam::*:role/app", "its wildcard crosses colons"));

    [Fact]
    public Task Reports_an_operator_once() => Verify.Reports(
        """
        { "Version": "2012-10-17",
          "Statement": { "Effect": "Deny", "NotAction": "s3:GetObject", "Resource": "*",
            "Condition": { "[|StringLike|]": { "aws:PrincipalTag/a": "arn:aws:iam::*:role/a", "aws:PrincipalArn": [{ "Ref": "Role" }, "arn:aws:iam::*:role/a", "arn:aws:iam::*:role/b"], "aws:SourceArn": "arn:aws:s3:*:*:a" } } } }
        """);

    [Theory]
    [InlineData("ArnLike", "aws:PrincipalArn", "arn:aws:iam::*:role/app")]
    [InlineData("StringEquals", "aws:PrincipalArn", "arn:aws:iam::*:role/app")]
    [InlineData("StringLike", "aws:PrincipalArn", "arn:aws:iam::111122223333:role/*")] // both operators agree
    [InlineData("StringLike", "aws:PrincipalArn", "arn:aws:iam::${aws:PrincipalAccount}:role/*")]
    [InlineData("StringLike", "aws:PrincipalArn", "arn:aws:iam::${Account}:role/*")]
    [InlineData("StringLike", "aws:PrincipalArn", "arn:aws:iam::*:root")] // nothing else ends so
    [InlineData("StringLike", "aws:PrincipalArn", "*")]
    [InlineData("StringLike", "aws:PrincipalArn", "*:role/app")]
    [InlineData("StringLike", "aws:PrincipalArn", "arn:aws:iam::*")]
    [InlineData("StringLike", "aws:userid", "arn:aws:iam::*:role/app")]
    [InlineData("StringLike", "idp.example.com:sub", "arn:aws:iam::*:role/app")]
    public Task Accepts(string name, string key, string value) => Verify.Accepts(
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*", "Condition": { "{{name}}": { "{{key}}": "{{value}}" } } } }""");

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.Reports(
        """
        { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*", "Condition": { "[|StringLike|]": { "aws:PrincipalArn": ["arn:aws:iam::*:role/app", "arn
        """);

    [Theory]
    [InlineData("Allow", "StringLike", "ArnLike")]
    [InlineData("Deny", "StringNotLike", "ArnNotLike")]
    public Task Renames_the_operator(string effect, string name, string meant) => FixVerifier<StringOperatorOnArn, UseSuggestedName>.FixesOnlyOneByOne(
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "{{effect}}", "Action": "s3:GetObject", "Resource": "*", "Condition": { "[|{{name}}|]": { "aws:PrincipalArn": "arn:aws:iam::*:role/app" } } } }""",
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "{{effect}}", "Action": "s3:GetObject", "Resource": "*", "Condition": { "{{meant}}": { "aws:PrincipalArn": "arn:aws:iam::*:role/app" } } } }""");

    [Theory]
    [InlineData("Deny", "StringLike", "\"aws:PrincipalArn\": \"arn:aws:iam::*:role/app\"")] // would deny less
    [InlineData("Allow", "StringNotLike", "\"aws:PrincipalArn\": \"arn:aws:iam::*:role/app\"")] // would allow more
    [InlineData("Allow", "StringLike", "\"aws:PrincipalArn\": [\"arn:aws:iam::*:role/app\", \"*:role/app\"]")]
    [InlineData("Allow", "StringLike", "\"aws:PrincipalArn\": \"arn:aws:iam::*:role/app\", \"aws:PrincipalTag/team\": \"a*\"")]
    public Task Offers_nothing_that_widens_or_breaks(string effect, string name, string keys) => FixVerifier<StringOperatorOnArn, UseSuggestedName>.OffersNothing(
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "{{effect}}", "Action": "s3:GetObject", "Resource": "*", "Condition": { "[|{{name}}|]": { {{keys}} } } } }""");
}
