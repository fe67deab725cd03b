using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Organizations.RegionDenyBlocksGlobalServices>;

namespace IamPolicyAnalyzers.Tests.Rules.Organizations;

public sealed class RegionDenyBlocksGlobalServicesTests
{
    private const string Condition = """{ "StringNotEquals": { "aws:RequestedRegion": "eu-west-1" } }""";

    [Theory]
    [InlineData("\"Action\": \"[|*|]\"", "Deny outside 'eu-west-1' also cuts off 'cloudfront', 'iam', 'organizations' and 2 more, which AWS runs in 'us-east-1'; except them with NotAction")]
    [InlineData("\"[|NotAction|]\": [\"iam:*\", \"organizations:*\", \"support:*\", \"CloudFront:Get*\"]", "Deny outside 'eu-west-1' also cuts off 'route53', which AWS runs in 'us-east-1'; except them with NotAction")]
    [InlineData("\"Action\": [\"s3:*\", \"[|iam:*|]\"]", "Deny outside 'eu-west-1' also cuts off 'iam', which AWS runs in 'us-east-1'; except them with NotAction")]
    public Task Reports(string action, string message) => Verify.With("regions.scp.json").Reports(Deny(action, Condition), message);

    [Theory]
    [InlineData("""{ "StringNotEqualsIfExists": { "AWS:RequestedRegion": ["eu-west-1", "eu-central-1"] } }""")]
    [InlineData("""{ "StringNotLike": { "aws:RequestedRegion": "eu-*" } }""")]
    [InlineData("""{ "ForAllValues:StringNotEquals": { "aws:RequestedRegion": "us-gov-east-1" } }""")]
    [InlineData("""{ "StringNotEquals": { "aws:RequestedRegion": "eu-west-1", "aws:ResourceTag/region": "any" } }""")]
    [InlineData("""{ "StringNotEquals": { "aws:RequestedRegion": "eu-west-1" }, "Bool": { "aws:SecureTransport": "true" } }""")]
    [InlineData("""{ "StringNotEquals": { "aws:RequestedRegion": "eu-west-1" }, "DateGreaterThan": { "aws:CurrentTime": "2026-01-01T00:00:00Z" } }""")]
    public Task Reports_under(string condition) => Verify.With("regions.boundary.json").Reports(Deny("\"Action\": \"[|*|]\"", condition));

    [Fact]
    public Task Names_the_home_of_the_partition() => Verify.With("regions.scp.json").Reports(
        Deny("\"Action\": \"[|*|]\"", """{ "StringNotEquals": { "aws:RequestedRegion": "us-gov-east-1" } }"""),
        "Deny outside 'us-gov-east-1' also cuts off 'cloudfront', 'iam', 'organizations' and 2 more, which AWS runs in 'us-gov-west-1'; except them with NotAction");

    [Theory]
    [InlineData("\"NotAction\": [\"iam:*\", \"organizations:*\", \"support:*\", \"cloudfront:*\", \"route53:*\"]")]
    [InlineData("\"NotAction\": [\"iam:Get*\", \"ORGANIZATIONS:ListRoots\", \"support:*\", \"cloudfront:*\", \"route53:*\"]")]
    [InlineData("\"NotAction\": [{ \"Ref\": \"Global\" }]")]
    [InlineData("\"NotAction\": [\"${Global}\"]")]
    [InlineData("\"Action\": [\"ec2:*\", \"s3:*\"]")]
    [InlineData("\"Action\": \"iam:CreateUser\"")]
    [InlineData("\"Action\": \"${What}\"")]
    public Task Accepts(string action) => Verify.With("regions.scp.json").Accepts(Deny(action, Condition));

    [Theory]
    [InlineData("""{ "StringNotEquals": { "aws:RequestedRegion": ["eu-west-1", "us-east-1"] } }""")]
    [InlineData("""{ "StringNotLike": { "aws:RequestedRegion": "us-*" } }""")]
    [InlineData("""{ "StringNotEquals": { "aws:RequestedRegion": ["us-gov-east-1", "us-gov-west-1"] } }""")]
    [InlineData("""{ "StringNotEquals": { "aws:RequestedRegion": "cn-north-1" } }""")]
    [InlineData("""{ "StringNotEquals": { "aws:RequestedRegion": { "Ref": "AWS::Region" } } }""")]
    [InlineData("""{ "StringNotEquals": { "aws:RequestedRegion": ["eu-west-1", "${Region}"] } }""")]
    [InlineData("""{ "StringEquals": { "aws:RequestedRegion": "ap-south-1" } }""")]
    [InlineData("""{ "StringNotEquals": { "aws:RequestedRegion": "eu-west-1" }, "ArnNotLike": { "aws:PrincipalArn": "arn:aws:iam::*:role/Admin" } }""")]
    [InlineData("""{ "StringNotEquals": { "aws:RequestedRegion": "eu-west-1" }, "Bool": { "aws:ViaAWSService": "false" } }""")]
    [InlineData("""{ "StringNotEquals": { "aws:RequestedRegion": "eu-west-1", "aws:PrincipalTag/team": "platform" } }""")]
    [InlineData("""{ "StringNotEquals": { "aws:RequestedRegion": "eu-west-1" }, "StringEquals": { "aws:SourceVpc": "vpc-0a1b2c3d" } }""")]
    [InlineData("""{ "StringNotEquals": { "aws:RequestedRegion": "eu-west-1" }, "StringEquals": { "aws:ResourceTag/region": "home" } }""")]
    [InlineData("""{ "StringNotEquals": { "aws:RequestedRegion": "eu-west-1" }, "Null": { "ec2:InstanceType": "false" } }""")]
    [InlineData("""{ "StringNotEquals": { "aws:RequestedRegion": "eu-west-1" }, "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }""")]
    [InlineData("""{ "StringNotEquals": { "aws:RequestedRegion": "eu-west-1" }, "StringNotLike": { "aws:RequestedRegion": "us-*" } }""")]
    [InlineData("""{ "Ref": "When" }""")]
    [InlineData("""{ "StringNotEquals": { "aws:ResourceAccount": "111122223333" } }""")]
    public Task Accepts_under(string condition) => Verify.With("regions.scp.json").Accepts(Deny("\"Action\": \"*\"", condition));

    [Theory]
    [InlineData("regions.scp.json", "Allow", "\"Resource\": \"*\"")]
    [InlineData("regions.scp.json", "Deny", "\"Resource\": \"arn:aws:s3:::*\"")]
    [InlineData("regions.scp.json", "Deny", "\"NotResource\": \"*\"")]
    [InlineData("regions.scp.json", "Deny", "\"Resource\": \"${Where}\"")]
    [InlineData("regions.session.json", "Deny", "\"Resource\": \"*\"")]
    public Task Accepts_other_statements(string path, string effect, string resource) => Verify.With(path).Accepts(
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "{{effect}}", "Action": "*", {{resource}}, "Condition": {{Condition}} } }""");

    [Fact]
    public Task Reports_in_the_second_of_two_statements_and_in_a_broken_file() => Verify.Reports(
        """
        { "Version": "2012-10-17", "Statement": [
          { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::b/*" },
          { "Effect": "Deny", "[|NotAction|]": ["s3:*"], "Resource": "*", "Condition": { "StringNotEquals": { "aws:RequestedRegion": ["eu-west-1"] } } },
        """);

    private static string Deny(string action, string condition) =>
        $$"""{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", {{action}}, "Resource": ["*"], "Condition": {{condition}} }] }""";
}
