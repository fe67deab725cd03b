using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Conditions.NetworkDenyBlocksServices>;

namespace IamPolicyAnalyzers.Tests.Rules.Conditions;

public sealed class NetworkDenyBlocksServicesTests
{
    [Theory]
    [InlineData("NotIpAddress", "aws:SourceIp", "203.0.113.0/24")]
    [InlineData("NotIpAddressIfExists", "aws:VpcSourceIp", "10.0.0.0/8")]
    [InlineData("StringNotEquals", "aws:SourceVpce", "vpce-1")]
    [InlineData("StringNotEqualsIfExists", "aws:sourcevpc", "${Vpc}")]
    [InlineData("ArnNotLike", "aws:SourceVpcArn", "arn:aws:ec2:us-east-1:111122223333:vpc/vpc-1")]
    public Task Reports(string name, string key, string value) => Verify.Reports(
        $$"""
        { "Version": "2012-10-17",
          "Statement": { "Effect": "Deny", "Action": "s3:DeleteObject", "Resource": "arn:aws:s3:::demo-bucket/*", "Condition": { "[|{{name}}|]": { "{{key}}": "{{value}}" } } } }
        """,
        $"Deny by '{key}' also stops AWS services acting for the caller; add Bool 'aws:ViaAWSService' 'false'");

    [Fact]
    public Task Reports_once_in_a_statement() => Verify.Reports(
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Deny", "NotAction": ["sts:AssumeRole"], "Resource": "*", "Condition": { "Bool": { "aws:SecureTransport": "true" }, "[|NotIpAddress|]": { "aws:SourceIp": ["203.0.113.0/24"] }, "StringNotEquals": { "aws:SourceVpc": "vpc-1" } } },
            { "Effect": "Allow", "Action": "s3:*", "Resource": "*" } ] }
        """);

    [Theory]
    [InlineData("s3:*", true)]
    [InlineData("kms:Decrypt", true)]
    [InlineData("lambda:InvokeFunction", false)]
    [InlineData("execute-api:Invoke", false)]
    public Task Judges_resources_by_their_service(string action, bool isReported)
    {
        var name = isReported ? "[|NotIpAddress|]" : "NotIpAddress";
        var policy = $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Principal": "*", "Action": "{{action}}", "Resource": "*", "Condition": { "{{name}}": { "aws:SourceIp": "203.0.113.0/24" } } } }""";
        return isReported ? Verify.Reports(policy) : Verify.Accepts(policy);
    }

    [Theory]
    [InlineData("Deny", "s3:*", "\"NotIpAddress\": { \"aws:SourceIp\": \"203.0.113.0/24\" }, \"Bool\": { \"aws:ViaAWSService\": \"false\" }")]
    [InlineData("Deny", "s3:*", "\"NotIpAddress\": { \"aws:SourceIp\": \"203.0.113.0/24\" }, \"BoolIfExists\": { \"aws:PrincipalIsAWSService\": \"false\" }")]
    [InlineData("Deny", "s3:*", "\"NotIpAddress\": { \"aws:SourceIp\": \"203.0.113.0/24\" }, \"Null\": { \"aws:CalledViaFirst\": \"true\" }")]
    [InlineData("Deny", "s3:*", "\"NotIpAddress\": { \"aws:SourceIp\": \"203.0.113.0/24\" }, \"ArnNotLike\": { \"aws:PrincipalArn\": \"arn:aws:iam::*:role/service/*\" }")]
    [InlineData("Deny", "s3:*", "\"NotIpAddress\": { \"aws:SourceIp\": \"203.0.113.0/24\" }, \"StringEquals\": { \"aws:PrincipalTag/person\": \"true\" }")]
    [InlineData("Deny", "s3:*", "\"NotIpAddress\": { \"aws:SourceIp\": \"203.0.113.0/24\" }, \"Bool\": { \"aws:${Key}\": \"false\" }")]
    [InlineData("Deny", "s3:*", "\"NotIpAddress\": { \"aws:SourceIp\": \"203.0.113.0/24\" }, \"Fn::If\": [\"A\", {}, {}]")]
    [InlineData("Deny", "s3:*", "\"NotIpAddress\": { \"aws:SourceIp\": \"0.0.0.0/0\" }")]
    [InlineData("Deny", "s3:*", "\"NotIpAddress\": { \"aws:SourceIp\": \"10.0.0.0/8\" }")] // nobody comes from there
    [InlineData("Deny", "s3:*", "\"IpAddress\": { \"aws:SourceIp\": \"203.0.113.0/24\" }")]
    [InlineData("Deny", "sts:AssumeRole", "\"NotIpAddress\": { \"aws:SourceIp\": \"203.0.113.0/24\" }")]
    [InlineData("Deny", "${Actions}", "\"NotIpAddress\": { \"aws:SourceIp\": \"203.0.113.0/24\" }")]
    [InlineData("Allow", "s3:*", "\"NotIpAddress\": { \"aws:SourceIp\": \"203.0.113.0/24\" }")]
    public Task Accepts(string effect, string action, string tests) => Verify.Accepts(
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "{{effect}}", "Action": "{{action}}", "Resource": "*", "Condition": { {{tests}} } } }""");

    [Fact]
    public Task Accepts_a_resource_control_policy() => Verify.With("policy.rcp.json").Accepts(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "*", "Condition": { "NotIpAddress": { "aws:SourceIp": "203.0.113.0/24" } } } }""");

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.Reports(
        """
        { "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Action": "s3:*", "Resource": "*", "Condition": { "[|NotIpAddress|]": { "aws:SourceIp": "203.0.113.0/24" }
        """);
}
