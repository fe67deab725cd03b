using System.Threading.Tasks;
using IamPolicyAnalyzers.CodeFixes;
using IamPolicyAnalyzers.Rules.Conditions;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Conditions.MismatchedOperator>;

namespace IamPolicyAnalyzers.Tests.Rules.Conditions;

public sealed class MismatchedOperatorTests
{
    [Theory]
    [InlineData("StringEquals", "aws:SourceIp", "203.0.113.0/24", "text, but 'aws:SourceIp' holds an IP address; use 'IpAddress'")]
    [InlineData("StringNotEqualsIfExists", "aws:SourceIp", "203.0.113.0/24", "text, but 'aws:SourceIp' holds an IP address; use 'NotIpAddressIfExists'")]
    [InlineData("StringLike", "aws:SourceIp", "203.0.113.*", "text, but 'aws:SourceIp' holds an IP address; use an operator for IP addresses")]
    [InlineData("StringEquals", "aws:SecureTransport", "true", "text, but 'aws:SecureTransport' holds true or false; use 'Bool'")]
    [InlineData("StringNotEquals", "aws:SecureTransport", "true", "text, but 'aws:SecureTransport' holds true or false; use an operator for true and false")]
    [InlineData("Bool", "aws:SourceVpc", "true", "true and false, but 'aws:SourceVpc' holds text; use 'StringEquals'")]
    [InlineData("NumericEquals", "aws:CurrentTime", "2026-01-01T00:00:00Z", "numbers, but 'aws:CurrentTime' holds a date; use 'DateEquals'")]
    [InlineData("NumericLessThan", "aws:TokenIssueTime", "2026-01-01T00:00:00Z", "numbers, but 'aws:TokenIssueTime' holds a date; use 'DateLessThan'")]
    [InlineData("DateGreaterThan", "aws:MultiFactorAuthAge", "3600", "dates, but 'aws:MultiFactorAuthAge' holds a number; use 'NumericGreaterThan'")]
    [InlineData("ArnLike", "aws:PrincipalOrgID", "o-*", "ARNs, but 'aws:PrincipalOrgID' holds text; use 'StringLike'")]
    [InlineData("ForAnyValue:ArnEquals", "aws:TagKeys", "team", "ARNs, but 'aws:TagKeys' holds text; use 'ForAnyValue:StringEquals'")]
    [InlineData("IpAddress", "aws:SourceArn", "203.0.113.0/24", "IP addresses, but 'aws:SourceArn' holds an ARN; use an operator for ARNs")]
    [InlineData("BinaryEquals", "aws:SourceVpc", "dnBj", "bytes, but 'aws:SourceVpc' holds text; use 'StringEquals'")]
    public Task Reports(string name, string key, string value, string message) => Verify.Reports(
        $$"""
        { "Version": "2012-10-17",
          "Statement": [ { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*", "Condition": { "[|{{name}}|]": { "{{key}}": "{{value}}" } } } ] }
        """,
        $"Condition operator '{name}' compares {message}");

    [Fact]
    public Task Points_at_the_key() => Verify.Relates(
        """{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::demo-bucket/*", "Condition": { "[|StringEquals|]": { "aws:SourceIp": "203.0.113.0/24" } } }] }""",
        ("aws:SourceIp", "holds another type"));

    [Fact]
    public Task Reports_an_operator_once() => Verify.Reports(
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Deny", "NotAction": "s3:GetObject", "Resource": "*",
              "Condition": { "[|StringEquals|]": { "aws:SourceVpc": "vpc-1", "aws:SecureTransport": "true", "aws:SourceIp": ["203.0.113.0/24"] }, "[|Bool|]": { "aws:SourceVpc": true } } },
            { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*", "Condition": { "[|StringEquals|]": { "aws:SourceIp": { "Ref": "Range" } } } } ] }
        """,
        "Condition operator 'StringEquals' compares text, but 'aws:SecureTransport' holds true or false; use 'Bool'",
        "Condition operator 'Bool' compares true and false, but 'aws:SourceVpc' holds text; use 'StringEquals'",
        "Condition operator 'StringEquals' compares text, but 'aws:SourceIp' holds an IP address; use an operator for IP addresses");

    [Theory]
    [InlineData("IpAddress", "aws:SourceIp", "203.0.113.0/24")]
    [InlineData("Null", "aws:SourceIp", "true")]
    [InlineData("StringLike", "aws:PrincipalArn", "arn:aws:iam::111122223333:role/*")]
    [InlineData("ArnLike", "aws:PrincipalArn", "arn:aws:iam::111122223333:role/*")]
    [InlineData("NumericLessThan", "aws:EpochTime", "1767225600")]
    [InlineData("DateLessThan", "aws:EpochTime", "1767225600")]
    [InlineData("ArnLike", "aws:FederatedProvider", "arn:aws:iam::111122223333:oidc-provider/demo")]
    [InlineData("ArnEquals", "aws:RequestTag/owner", "arn:aws:ecs:us-east-1:111122223333:cluster/demo")]
    [InlineData("NumericLessThan", "aws:PrincipalTag/level", "3")]
    [InlineData("Bool", "aws:ResourceTag/public", "true")]
    [InlineData("Bool", "secretsmanager:ResourceTag/public", "true")]
    [InlineData("ArnLike", "kms:EncryptionContext:aws:s3:arn", "arn:aws:s3:::demo-bucket/*")]
    [InlineData("ArnLike", "aws:SourceVpc", "${VpcArn}")]
    [InlineData("Bool", "token.actions.githubusercontent.com:ref", "true")]
    [InlineData("Bool", "saml:sub", "true")]
    [InlineData("Bool", "aws:Nonsense", "true")]
    [InlineData("Bool", "aws:${Key}", "true")]
    [InlineData("Boolean", "aws:SourceIp", "true")]
    public Task Accepts(string name, string key, string value) => Verify.Accepts(
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*", "Condition": { "{{name}}": { "{{key}}": "{{value}}" } } } }""");

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.Reports(
        """
        { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*", "Condition": { "[|StringEquals|]": { "aws:SourceIp": "203.0.113.0/24" }, "Bool": {
        """);

    [Fact]
    public Task Changes_the_operator() => FixVerifier<MismatchedOperator, UseSuggestedName>.FixesOnlyOneByOne(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*", "Condition": { "[|StringEquals|]": { "aws:SourceIp": "203.0.113.0/24" } } } }""",
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*", "Condition": { "IpAddress": { "aws:SourceIp": "203.0.113.0/24" } } } }""",
        "Change to 'IpAddress' (takes effect)");

    [Fact]
    public Task Leaves_an_operator_with_other_keys() => FixVerifier<MismatchedOperator, UseSuggestedName>.OffersNothing(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*", "Condition": { "[|StringEquals|]": { "aws:SourceIp": "203.0.113.0/24", "aws:SourceVpc": "vpc-1" } } } }""");
}
