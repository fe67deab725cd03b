using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Redundancy.ContradictoryCondition>;

namespace IamPolicyAnalyzers.Tests.Rules.Redundancy;

public sealed class ContradictoryConditionTests
{
    [Theory]
    [InlineData("\"StringEquals\": { \"aws:PrincipalTag/team\": \"web\" }, \"[|StringLike|]\": { \"aws:PrincipalTag/team\": \"data-*\" }")]
    [InlineData("\"StringEquals\": { \"aws:PrincipalTag/team\": [\"web\", \"app\"] }, \"[|StringNotEquals|]\": { \"aws:principaltag/team\": [\"app\", \"web\", \"data\"] }")]
    [InlineData("\"StringNotLike\": { \"aws:PrincipalTag/team\": \"we*\" }, \"[|StringEquals|]\": { \"aws:PrincipalTag/team\": \"web\" }")]
    [InlineData("\"StringEquals\": { \"aws:PrincipalTag/team\": \"web\" }, \"[|StringEqualsIfExists|]\": { \"aws:PrincipalTag/team\": \"app\" }")]
    [InlineData("\"StringEqualsIgnoreCase\": { \"aws:PrincipalTag/team\": \"web\" }, \"[|StringEquals|]\": { \"aws:PrincipalTag/team\": \"app\" }")]
    [InlineData("\"StringEquals\": { \"aws:PrincipalTag/team\": \"web\" }, \"[|Null|]\": { \"aws:PrincipalTag/team\": \"true\" }")]
    [InlineData("\"Null\": { \"aws:TagKeys\": \"true\" }, \"[|ForAnyValue:StringEquals|]\": { \"aws:TagKeys\": \"web\" }")]
    [InlineData("\"NumericLessThan\": { \"aws:MultiFactorAuthAge\": [\"900\", \"60\"] }, \"[|NumericGreaterThanEquals|]\": { \"aws:MultiFactorAuthAge\": 900 }")]
    [InlineData("\"DateGreaterThan\": { \"aws:CurrentTime\": \"2026-06-01\" }, \"[|DateLessThanEquals|]\": { \"aws:CurrentTime\": \"2026-06-01T01:00:00+02:00\" }")]
    [InlineData("\"Bool\": { \"aws:SecureTransport\": \"true\" }, \"[|BoolIfExists|]\": { \"aws:SecureTransport\": \"false\" }")]
    [InlineData("\"ArnEquals\": { \"aws:PrincipalArn\": \"arn:aws:iam::111122223333:role/a\" }, \"[|ArnNotEquals|]\": { \"aws:PrincipalArn\": \"arn:aws:iam::111122223333:role/a\" }")]
    [InlineData("\"[|StringNotLike|]\": { \"aws:UserAgent\": [\"curl*\", \"*\"] }")]
    [InlineData("\"[|StringNotLikeIfExists|]\": { \"aws:userid\": \"*\" }")]
    [InlineData("\"[|ForAnyValue:StringNotLike|]\": { \"aws:TagKeys\": \"*\" }")]
    [InlineData("\"[|ForAnyValue:Null|]\": { \"aws:TagKeys\": \"false\" }")]
    public Task Reports(string tests) => Verify.Reports(
        $$"""
        { "Version": "2012-10-17",
          "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*", "Condition": { {{tests}} } } }
        """);

    [Fact]
    public Task Points_at_the_test_that_asks_for_the_opposite() => Verify.Relates(
        """{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::demo-bucket/*", "Condition": { "StringEquals": { "aws:PrincipalTag/team": "web" }, "[|StringLike|]": { "aws:PrincipalTag/team": "data-*" } } }] }""",
        ("StringEquals", "asks for the opposite"));

    [Fact]
    public Task Reports_once_in_a_statement() => Verify.Reports(
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Deny", "NotAction": "s3:*", "NotResource": "arn:aws:s3:::demo-bucket/*",
              "Condition": { "StringEquals": { "aws:SourceVpc": ["vpc-1"], "aws:PrincipalTag/team": ["web"] }, "[|StringLike|]": { "aws:PrincipalTag/team": ["app-*", "data-*"] }, "ForAnyValue:StringNotLike": { "aws:TagKeys": "*" } } },
            { "Effect": "Allow", "Action": ["s3:GetObject"], "Resource": "*", "Condition": { "[|StringNotLike|]": { "aws:UserAgent": "*" } } } ] }
        """,
        "Condition on 'aws:PrincipalTag/team' can never be true, so the statement never applies",
        "Condition on 'aws:UserAgent' can never be true, so the statement never applies");

    [Theory]
    [InlineData("\"0.0.0.0/0\"", "IPv4 address")]
    [InlineData("[\"0.0.0.0/0\", \"::/0\"]", "address")]
    public Task Reports_NotIpAddress_with_every_address(string values, string addresses) => Verify.Reports(
        $$"""
        { "Version": "2012-10-17",
          "Statement": { "Effect": "Deny", "Action": "s3:*", "Resource": "*", "Condition": { "[|NotIpAddress|]": { "aws:SourceIp": {{values}} } } } }
        """,
        $"Condition on 'aws:SourceIp' can never be true for an {addresses}, so the statement never applies to one");

    [Theory]
    [InlineData("\"StringEquals\": { \"aws:PrincipalTag/team\": \"web\" }, \"StringLike\": { \"aws:PrincipalTag/cost\": \"data-*\" }")]
    [InlineData("\"StringEquals\": { \"aws:PrincipalTag/team\": [\"web\", \"data-1\"] }, \"StringLike\": { \"aws:PrincipalTag/team\": \"data-*\" }")]
    [InlineData("\"StringEquals\": { \"aws:PrincipalTag/team\": \"web\" }, \"StringEqualsIgnoreCase\": { \"aws:PrincipalTag/team\": \"WEB\" }")]
    [InlineData("\"StringEqualsIgnoreCase\": { \"aws:PrincipalTag/team\": \"web\" }, \"StringNotEquals\": { \"aws:PrincipalTag/team\": \"web\" }")]
    [InlineData("\"StringEquals\": { \"aws:PrincipalTag/team\": [\"web\", \"app\"] }, \"StringNotEquals\": { \"aws:PrincipalTag/team\": \"web\" }")]
    [InlineData("\"StringEquals\": { \"aws:PrincipalTag/team\": \"${Team}\" }, \"StringLike\": { \"aws:PrincipalTag/team\": \"data-*\" }")]
    [InlineData("\"StringEquals\": { \"aws:PrincipalTag/team\": { \"Ref\": \"Team\" } }, \"StringNotLike\": { \"aws:PrincipalTag/team\": \"data-*\" }")]
    [InlineData("\"StringEquals\": { \"aws:ResourceTag/owner\": \"${aws:username}\" }, \"StringLike\": { \"aws:ResourceTag/owner\": \"a*\" }")]
    [InlineData("\"StringEqualsIfExists\": { \"aws:PrincipalTag/team\": \"web\" }, \"StringLikeIfExists\": { \"aws:PrincipalTag/team\": \"data-*\" }")] // true when absent
    [InlineData("\"StringNotEquals\": { \"aws:PrincipalTag/team\": \"web\" }, \"Null\": { \"aws:PrincipalTag/team\": \"true\" }")]
    [InlineData("\"StringEquals\": { \"aws:PrincipalTag/team\": \"web\" }, \"Null\": { \"aws:PrincipalTag/team\": \"false\" }")]
    [InlineData("\"ForAnyValue:StringEquals\": { \"aws:TagKeys\": \"web\" }, \"ForAllValues:StringEquals\": { \"aws:TagKeys\": \"app\" }")] // several values
    [InlineData("\"StringEquals\": { \"dynamodb:LeadingKeys\": \"web\" }, \"StringLike\": { \"dynamodb:LeadingKeys\": \"app*\" }")]
    [InlineData("\"StringEquals\": { \"idp.example.com:groups\": \"web\" }, \"StringLike\": { \"idp.example.com:groups\": \"app*\" }")]
    [InlineData("\"StringEquals\": { \"aws:PrincipalTag/team\": \"d*\" }, \"StringLike\": { \"aws:PrincipalTag/team\": \"w*\" }")] // compared literally
    [InlineData("\"NumericLessThanEquals\": { \"aws:MultiFactorAuthAge\": \"900\" }, \"NumericGreaterThanEquals\": { \"aws:MultiFactorAuthAge\": \"900\" }")]
    [InlineData("\"DateGreaterThan\": { \"aws:CurrentTime\": \"2026-01-01\" }, \"DateLessThan\": { \"aws:CurrentTime\": \"2026-06-30T23:59:59Z\" }")]
    [InlineData("\"ArnLike\": { \"aws:PrincipalArn\": \"arn:aws:iam::*:role/a\" }, \"ArnNotLike\": { \"aws:PrincipalArn\": \"arn:aws:iam::*\" }")]
    [InlineData("\"Bool\": { \"aws:SecureTransport\": \"true\", \"aws:ViaAWSService\": \"false\" }")]
    [InlineData("\"StringNotLike\": { \"aws:RequestTag/owner\": \"*\" }")] // tests absence
    [InlineData("\"StringNotLike\": { \"aws:UserAgent\": \"curl*\" }")]
    [InlineData("\"ForAnyValue:StringNotLikeIfExists\": { \"aws:TagKeys\": \"*\" }")]
    [InlineData("\"NotIpAddress\": { \"aws:SourceIp\": \"203.0.113.0/24\" }")]
    [InlineData("\"IpAddress\": { \"aws:SourceIp\": \"0.0.0.0/0\" }")]
    public Task Accepts(string tests) => Verify.Accepts(
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*", "Condition": { {{tests}} } } }""");

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.Reports(
        """
        { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*", "Condition": { "[|StringNotLike|]": { "aws:UserAgent": "*" }
        """);
}
