using System.Threading.Tasks;
using IamPolicyAnalyzers.CodeFixes;
using IamPolicyAnalyzers.Rules.Conditions;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Conditions.UnknownConditionOperator>;

namespace IamPolicyAnalyzers.Tests.Rules.Conditions;

public sealed class UnknownConditionOperatorTests
{
    [Theory]
    [InlineData("StringsEquals", "StringEquals")]
    [InlineData("stringEquals", "StringEquals")]
    [InlineData("StringEquals ", "StringEquals")]
    [InlineData("IPAddress", "IpAddress")]
    [InlineData("ArnLikes", "ArnLike")]
    [InlineData("StringNotEqual", "StringNotEquals")]
    [InlineData("DateGreater", "DateGreaterThan")]
    [InlineData("NumericLessThanOrEquals", "NumericLessThanEquals")]
    [InlineData("StringEqualsIfExist", "StringEqualsIfExists")]
    [InlineData("StringEqualsifExists", "StringEqualsIfExists")]
    [InlineData("NullIfExists", "Null")]
    [InlineData("ForAnyValue:NullIfExists", "Null")]
    [InlineData("ForAnyValues:StringEquals", "ForAnyValue:StringEquals")]
    [InlineData("ForAllValue:StringLike", "ForAllValues:StringLike")]
    [InlineData("forAllValues:stringLike", "ForAllValues:StringLike")]
    [InlineData("AnyValue:StringLike", "ForAnyValue:StringLike")]
    public Task Reports_a_misspelt_operator(string name, string meant) => Verify.Reports(
        $$"""
        { "Version": "2012-10-17",
          "Statement": [ { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::demo-bucket/*",
            "Condition": { "[|{{name}}|]": { "aws:PrincipalTag/team": "web" } } } ] }
        """,
        $"Condition operator '{name}' does not exist; did you mean '{meant}'?");

    [Theory]
    [InlineData("Contains")]
    [InlineData("StringLikeIgnoreCase")]
    [InlineData("NotStringWhatever")]
    [InlineData("ForAllValues:aws:TagKeys")]
    [InlineData("Some:StringEquals")]
    public Task Reports_what_is_near_no_operator(string name) => Verify.Reports(
        $$"""
        { "Version": "2012-10-17",
          "Statement": { "Effect": "Deny", "NotAction": ["s3:GetObject"], "Resource": "*", "Condition": { "[|{{name}}|]": { "aws:PrincipalTag/team": ["web"] } } } }
        """,
        $"Condition operator '{name}' does not exist");

    [Fact]
    public Task Reports_whatever_stands_under_the_name() => Verify.Reports(
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*", "Condition": { "[|stringEquals|]": {}, "[|bool|]": "true", "Bool": { "aws:SecureTransport": "true" } } },
            { "Effect": "Deny", "Action": "*", "Resource": "*", "Condition": { "[|NullIfExists|]": { "aws:TokenIssueTime": "true", "aws:SourceVpc": "true" } } } ] }
        """);

    [Theory]
    [InlineData("StringEquals")]
    [InlineData("StringEqualsIgnoreCaseIfExists")]
    [InlineData("ForAnyValue:StringLikeIfExists")]
    [InlineData("Null")]
    [InlineData("ForAllValues:Null")] // means nothing, but AWS takes it
    [InlineData("aws:PrincipalTag/team")] // a key in the wrong place
    [InlineData("${Operator}")]
    [InlineData("String${Comparison}")]
    public Task Accepts(string name) => Verify.Accepts(
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*", "Condition": { "{{name}}": { "aws:PrincipalTag/team": "web" } } } }""");

    [Theory]
    [InlineData("""{ "Ref": "Limits" }""")]
    [InlineData("""{ "Fn::If": [ "IsProduction", { "stringEquals": { "aws:SourceVpc": "vpc-1" } }, { "Ref": "AWS::NoValue" } ] }""")]
    [InlineData("""{ "Bool": { "aws:SecureTransport": "true" }, "Fn::Transform": { "Name": "Limits" } }""")]
    public Task Accepts_what_is_not_known(string condition) => Verify.Accepts(
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*", "Condition": {{condition}} } }""");

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.Reports(
        """
        { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*", "Condition": { "[|StringsEquals|]": { "aws:SourceVpc": "vpc-1" }, "StringEq
        """);

    [Fact]
    public Task Corrects_every_operator() => FixVerifier<UnknownConditionOperator, UseSuggestedName>.FixesAll(
        """
        { "Version": "2012-10-17",
          "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*",
            "Condition": { "[|stringEquals|]": { "aws:PrincipalTag/team": "web" }, "[|bool|]": { "aws:SecureTransport": "true" } } } }
        """,
        """
        { "Version": "2012-10-17",
          "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*",
            "Condition": { "StringEquals": { "aws:PrincipalTag/team": "web" }, "Bool": { "aws:SecureTransport": "true" } } } }
        """);

    [Fact]
    public Task Writes_no_operator_twice() => FixVerifier<UnknownConditionOperator, UseSuggestedName>.FixesAll(
        """
        { "Version": "2012-10-17",
          "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*",
            "Condition": { "[|stringEquals|]": { "aws:PrincipalTag/team": "web" }, "[|StringsEquals|]": { "aws:SourceVpc": "vpc-1" }, "[|bool|]": {}, "Bool": {} } } }
        """,
        """
        { "Version": "2012-10-17",
          "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*",
            "Condition": { "StringEquals": { "aws:PrincipalTag/team": "web" }, "[|StringsEquals|]": { "aws:SourceVpc": "vpc-1" }, "[|bool|]": {}, "Bool": {} } } }
        """);
}
