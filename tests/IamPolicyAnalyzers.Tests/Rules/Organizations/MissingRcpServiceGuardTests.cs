using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Organizations.MissingRcpServiceGuard>;

namespace IamPolicyAnalyzers.Tests.Rules.Organizations;

public sealed class MissingRcpServiceGuardTests
{
    private const string Rcp = "perimeter.rcp.json";

    [Theory]
    [InlineData(
        """{ "StringNotEqualsIfExists": { "aws:PrincipalOrgID": "o-abcdefghij" } }""",
        "Deny by 'aws:PrincipalOrgID' also blocks AWS services; add BoolIfExists 'aws:PrincipalIsAWSService' 'false'")]
    [InlineData(
        """{ "StringNotEqualsIfExists": { "aws:SourceOrgID": "o-abcdefghij" } }""",
        "Deny by 'aws:SourceOrgID' also blocks callers that are no AWS service; add Bool 'aws:PrincipalIsAWSService' 'true' and Null 'aws:SourceAccount' 'false'")]
    [InlineData(
        """{ "StringNotEqualsIfExists": { "aws:SourceOrgID": "o-abcdefghij" }, "Null": { "aws:SourceAccount": "false" } }""",
        "Deny by 'aws:SourceOrgID' does not say that it means AWS services; add Bool 'aws:PrincipalIsAWSService' 'true'")]
    [InlineData(
        """{ "StringNotEqualsIfExists": { "aws:SourceOrgID": "o-abcdefghij" }, "Bool": { "aws:PrincipalIsAWSService": "true" } }""",
        "Deny by 'aws:SourceOrgID' also blocks AWS services that name no source; add Null 'aws:SourceAccount' 'false'")]
    public Task Reports(string condition, string message) => Verify.With(Rcp).Reports(Deny(condition, name: "[|Condition|]"), message);

    [Theory]
    [InlineData("""{ "StringNotEquals": { "aws:PrincipalTag/team": "shop" } }""")]
    [InlineData("""{ "ArnNotLike": { "AWS:PrincipalARN": ["arn:aws:iam::111122223333:role/a", "arn:aws:iam::111122223333:role/b"] } }""")]
    [InlineData("""{ "NotIpAddressIfExists": { "aws:SourceIp": "203.0.113.0/24" } }""")]
    [InlineData("""{ "StringNotEqualsIfExists": { "aws:SourceVpc": "vpc-0a1b2c3d" } }""")]
    [InlineData("""{ "StringNotEqualsIfExists": { "aws:SourceVpc": "vpc-0a1b2c3d" }, "Bool": { "aws:ViaAWSService": "true" } }""")]
    [InlineData("""{ "Null": { "aws:PrincipalOrgID": true } }""")]
    [InlineData("""{ "StringNotEqualsIfExists": { "aws:PrincipalOrgID": "o-abcdefghij" }, "BoolIfExists": { "aws:ViaAWSService": "false" } }""")]
    [InlineData("""{ "StringNotEqualsIfExists": { "aws:SourceOrgID": "o-abcdefghij", "aws:PrincipalOrgID": { "Ref": "Organization" } } }""")]
    public Task Reports_each_way_to_name_the_caller(string condition) => Verify.With(Rcp).Reports(Deny(condition, name: "[|Condition|]"));

    [Theory]
    [InlineData("""{ "StringNotEqualsIfExists": { "aws:PrincipalOrgID": "o-abcdefghij" }, "BoolIfExists": { "aws:PrincipalIsAWSService": "false" } }""")]
    [InlineData("""{ "StringNotEqualsIfExists": { "aws:SourceOrgID": "o-abcdefghij" }, "Null": { "aws:SourceAccount": "false" }, "Bool": { "aws:PrincipalIsAWSService": "true" } }""")]
    [InlineData("""{ "StringNotEqualsIfExists": { "aws:SourceOrgID": "o-abcdefghij" }, "Null": { "aws:SourceArn": "false" }, "Bool": { "aws:PrincipalIsAWSService": "true" } }""")]
    [InlineData("""{ "StringNotEqualsIfExists": { "aws:PrincipalOrgID": "o-abcdefghij" }, "StringNotEquals": { "aws:PrincipalServiceName": "logs.amazonaws.com" } }""")]
    [InlineData("""{ "NotIpAddressIfExists": { "aws:SourceIp": "203.0.113.0/24" }, "BoolIfExists": { "aws:ViaAWSService": "false" } }""")]
    [InlineData("""{ "StringEquals": { "aws:PrincipalOrgID": "o-abcdefghij" } }""")] // a service has no such key, so that the Deny does not concern it
    [InlineData("""{ "StringNotEquals": { "aws:PrincipalTag/team": "shop" }, "Null": { "aws:PrincipalOrgID": "false" } }""")]
    [InlineData("""{ "StringNotEqualsIfExists": { "${Key}": "o-abcdefghij", "aws:PrincipalOrgID": "o-abcdefghij" } }""")]
    [InlineData("""{ "Fn::If": ["Strict", { "StringNotEquals": { "aws:PrincipalOrgID": "o-abcdefghij" } }, {}] }""")]
    [InlineData("""{ "Bool": { "aws:SecureTransport": "false" } }""")]
    public Task Accepts(string condition) => Verify.With(Rcp).Accepts(Deny(condition));

    [Fact]
    public Task Accepts_actions_that_no_service_calls() => Verify.With(Rcp).Accepts(
        Deny("""{ "StringNotEqualsIfExists": { "aws:PrincipalAccount": "111122223333" } }""", """["sts:AssumeRoleWithWebIdentity", "sts:TagSession"]"""));

    [Fact]
    public Task Accepts_other_policies() => Verify.With("limits.scp.json").Accepts(Deny("""{ "StringNotEquals": { "aws:PrincipalOrgID": "o-abcdefghij" } }"""));

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.With(Rcp).Reports(
        """
        { "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "*",
          "[|Condition|]": { "StringNotEquals": { "aws:PrincipalOrgID": "o-abcdefghij" }
        """);

    private static string Deny(string condition, string action = "\"s3:*\"", string name = "Condition") =>
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Principal": "*", "Action": {{action}}, "Resource": "*", "{{name}}": {{condition}} } }""";
}
