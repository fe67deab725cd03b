using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Conditions.InvalidConditionShape>;

namespace IamPolicyAnalyzers.Tests.Rules.Conditions;

public sealed class InvalidConditionShapeTests
{
    [Theory]
    [InlineData("aws:SourceIp", "\"203.0.113.0/24\"", "IpAddress")]
    [InlineData("aws:SecureTransport", "true", "Bool")]
    [InlineData("aws:PrincipalArn", "[\"arn:aws:iam::111122223333:role/Demo\"]", "ArnLike")]
    [InlineData("aws:PrincipalTag/team", "\"web\"", "StringEquals")]
    [InlineData("aws:PrincipalTag/team", "[\"api\", \"web-*\"]", "StringLike")]
    [InlineData("token.actions.githubusercontent.com:actor", "\"octo-*\"", "StringLike")]
    public Task Reports_a_key_in_the_place_of_an_operator(string key, string value, string name) => Verify.Reports(
        $$"""
        { "Version": "2012-10-17",
          "Statement": [ { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::demo-bucket/*", "Condition": { "[|{{key}}|]": {{value}} } } ] }
        """,
        $"Condition has key '{key}' where an operator belongs; put it under '{name}'");

    [Theory]
    [InlineData("aws:CurrentTime", "\"2026-01-01T00:00:00Z\"", "DateLessThan")]
    [InlineData("aws:MultiFactorAuthAge", "3600", "NumericLessThan")]
    [InlineData("aws:TagKeys", "[\"team\"]", "ForAnyValue:StringEquals")]
    [InlineData("idp.example.com:sub", "\"octo\"", "StringEquals")]
    [InlineData("aws:SourceVpc", "{ \"StringNotEquals\": \"vpc-1\" }", "StringNotEquals")] // key and operator have changed places
    public Task Names_an_operator_where_several_can_be_meant(string key, string value, string name) => Verify.Reports(
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*", "Condition": { "[|{{key}}|]": {{value}} } } }""",
        $"Condition has key '{key}' where an operator belongs; put it under an operator such as '{name}'");

    [Theory]
    [InlineData("\"aws:SourceVpc\"")]
    [InlineData("[\"aws:SourceVpc\", \"vpc-1\"]")]
    [InlineData("true")]
    [InlineData("null")]
    public Task Reports_an_operator_without_keys(string value) => Verify.Reports(
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "NotAction": "s3:GetObject", "Resource": "*", "Condition": { "[|StringEquals|]": {{value}} } } }""",
        "Condition has no key under 'StringEquals'; write the key, and the value under it");

    [Theory]
    [InlineData("""{ "team": "web" }""")]
    [InlineData("""["a", { "team": "web" }]""")]
    [InlineData("{}")]
    public Task Reports_an_object_as_value(string value) => Verify.Reports(
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": ["s3:GetObject"], "Resource": "*", "Condition": { "StringEquals": { "[|aws:PrincipalTag|]": {{value}}, "aws:SourceVpc": "vpc-1" } } } }""",
        "Condition has an object under key 'aws:PrincipalTag'; write a value or a list of values");

    [Theory]
    [InlineData("""{ "IpAddress": { "aws:SourceIp": "203.0.113.0/24" } }""")]
    [InlineData("""{ "StringEquals": {} }""")]
    [InlineData("""{ "StringsEquals": "a" }""")] // no operator in the first place
    [InlineData("""{ "ForAnyValues:StringEquals": "a" }""")]
    [InlineData("""{ "ForAllValues:Null": { "aws:TagKeys": "true" } }""")]
    [InlineData("""{ "Ref": "Limits" }""")]
    [InlineData("""{ "StringEquals": { "Ref": "Limits" } }""")]
    [InlineData("""{ "aws:SourceVpc": { "Ref": "Vpc" } }""")]
    [InlineData("""{ "StringEquals": { "aws:SourceVpc": { "Ref": "Vpc" } } }""")]
    [InlineData("""{ "StringEquals": { "aws:SourceVpc": ["a", { "Fn::Sub": "${Vpc}" }] } }""")]
    [InlineData("""{ "Bool": { "aws:SecureTransport": "true" }, "Fn::Transform": { "Name": "Limits" } }""")]
    [InlineData("""{ "${Operator}": "a" }""")]
    public Task Accepts(string condition) => Verify.Accepts(
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*", "Condition": {{condition}} } }""");

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.Reports(
        """
        { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*", "Condition": { "[|aws:SourceVpc|]": "vpc-1", "StringEquals":
        """);
}
