using System.Threading.Tasks;
using IamPolicyAnalyzers.CodeFixes;
using IamPolicyAnalyzers.Rules.Conditions;
using Xunit;

namespace IamPolicyAnalyzers.Tests.CodeFixes;

public sealed class PutUnderOperatorTests
{
    [Fact]
    public Task Puts_keys_under_operators() => FixVerifier<InvalidConditionShape, PutUnderOperator>.FixesAll(
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*", "Condition": { "[|aws:SourceIp|]": ["203.0.113.0/24"], "[|aws:SecureTransport|]": true } },
            { "Effect": "Deny", "Action": "s3:GetObject", "Resource": "*", "Condition": { "[|aws:PrincipalTag/team|]": "web-*", "Bool": { "aws:SecureTransport": "false" } } } ] }
        """,
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*", "Condition": { "IpAddress": { "aws:SourceIp": ["203.0.113.0/24"] }, "Bool": { "aws:SecureTransport": true } } },
            { "Effect": "Deny", "Action": "s3:GetObject", "Resource": "*", "Condition": { "StringLike": { "aws:PrincipalTag/team": "web-*" }, "Bool": { "aws:SecureTransport": "false" } } } ] }
        """);

    [Fact]
    public Task Writes_no_operator_twice() => FixVerifier<InvalidConditionShape, PutUnderOperator>.FixesAll(
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*", "Condition": { "[|aws:SourceVpc|]": "vpc-1", "[|aws:SourceVpce|]": "vpce-1" } },
            { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*", "Condition": { "[|aws:SecureTransport|]": "true", "Bool": { "aws:ViaAWSService": "false" } } } ] }
        """,
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*", "Condition": { "StringEquals": { "aws:SourceVpc": "vpc-1" }, "[|aws:SourceVpce|]": "vpce-1" } },
            { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*", "Condition": { "[|aws:SecureTransport|]": "true", "Bool": { "aws:ViaAWSService": "false" } } } ] }
        """);

    [Theory]
    [InlineData("""{ "[|aws:CurrentTime|]": "2026-01-01T00:00:00Z" }""")]
    [InlineData("""{ "[|aws:MultiFactorAuthAge|]": 3600 }""")]
    [InlineData("""{ "[|aws:TagKeys|]": ["team"] }""")]
    [InlineData("""{ "[|idp.example.com:sub|]": "octo" }""")]
    [InlineData("""{ "[|aws:SourceVpc|]": { "StringNotEquals": "vpc-1" } }""")]
    [InlineData("""{ "[|StringEquals|]": "vpc-1" }""")]
    [InlineData("""{ "StringEquals": { "[|aws:PrincipalTag|]": { "team": "web" } } }""")]
    public Task Leaves_to_the_author_what_has_several_readings(string condition) => FixVerifier<InvalidConditionShape, PutUnderOperator>.OffersNothing(
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*", "Condition": {{condition}} } }""");
}
