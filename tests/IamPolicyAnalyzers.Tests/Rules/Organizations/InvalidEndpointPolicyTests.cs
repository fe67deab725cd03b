using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Organizations.InvalidEndpointPolicy>;

namespace IamPolicyAnalyzers.Tests.Rules.Organizations;

public sealed class InvalidEndpointPolicyTests
{
    [Theory]
    [InlineData("""{ "StringLike": { "aws:PrincipalOrgID": "[|o-*|]" } }""", "Endpoint policy has wildcard value 'o-*' for 'aws:PrincipalOrgID'; write it in full")]
    [InlineData("""{ "ArnLike": { "aws:SourceVpcArn": "[|arn:aws:ec2:*:111122223333:vpc/*|]" } }""", "Endpoint policy has wildcard value 'arn:aws:ec2:*:111122223333:vpc/*' for 'aws:SourceVpcArn'; write it in full")]
    [InlineData("""{ "NumericEquals": { "aws:PrincipalAccount": "[|111122223333|]" } }""", "Endpoint policy compares 'aws:PrincipalAccount' as a number; use a String operator")]
    [InlineData("""{ "StringLike": { "aws:PrincipalTag/team": "[|dev*|]" } }""", "Endpoint policy has value 'dev*' with fewer than six characters beside a wildcard; write more of it")]
    [InlineData("""{ "ArnNotLike": { "aws:PrincipalArn": "[|arn:aws:iam::1111*:role/Worker|]" } }""", "Endpoint policy has value 'arn:aws:iam::1111*:role/Worker' with an account of digits and wildcards; write all twelve digits, or '*'")]
    public Task Reports(string condition, string message) => Verify.With("s3.vpce.json").Reports(Allow(condition), message);

    [Theory]
    [InlineData("""{ "ForAnyValue:StringNotLike": { "aws:PrincipalTag/team": ["platform*", "[|a*plat|]", "[|*-dev-*|]"] } }""")]
    [InlineData("""{ "StringLike": { "AWS:sourcevpce": "[|vpce-1a2b3c?|]" } }""")]
    public Task Reports_each_value(string condition) => Verify.With("s3.vpce.json").Reports(Allow(condition));

    [Theory]
    [InlineData("""{ "StringLike": { "aws:PrincipalOrgID": "*" } }""")]
    [InlineData("""{ "StringEquals": { "aws:PrincipalOrgID": "o-*" } }""")] // compared as it is written
    [InlineData("""{ "StringLike": { "aws:PrincipalOrgID": "${Organization}*" } }""")]
    [InlineData("""{ "StringLike": { "aws:PrincipalTag/team": ["platform*", "*platform", "a*platform"] } }""")]
    [InlineData("""{ "StringLike": { "aws:PrincipalTag/team": "${aws:username}*" } }""")]
    [InlineData("""{ "ArnLike": { "aws:PrincipalArn": ["arn:aws:iam::*:role/a*", "arn:aws:iam::111122223333:role/*"] } }""")]
    [InlineData("""{ "NumericLessThan": { "aws:MultiFactorAuthAge": "3600" } }""")]
    [InlineData("""{ "StringLike": { "${Key}": "o-*" } }""")]
    [InlineData("{}")]
    public Task Accepts(string condition) => Verify.With("s3.vpce.json").Accepts(Allow(condition));

    [Theory]
    [InlineData("arn:aws:sqs:*:[|1111*|]:jobs", "Endpoint policy has account '1111*' of digits and wildcards; write all twelve digits, or '*'")]
    [InlineData("arn:aws:sqs:*:[|11112222333?|]:jobs", "Endpoint policy has account '11112222333?' of digits and wildcards; write all twelve digits, or '*'")]
    public Task Reports_resources(string resource, string message) => Verify.With("sqs.vpce.json").Reports(
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Principal": "*", "Action": "sqs:*", "NotResource": ["arn:aws:sqs:*:*:jobs", "{{resource}}"] } }""", message);

    [Theory]
    [InlineData("{ \"AWS\": \"111122223333\" }")]
    [InlineData("{ \"AWS\": [\"arn:aws:iam::111122223333:role/Worker\"] }")]
    public Task Reports_principals_of_gateways(string principal) => Verify.Reports(
        Endpoint("\"ServiceName\": \"com.amazonaws.eu-west-1.s3\"", $"\"[|Principal|]\": {principal}"),
        "Endpoint policy of a gateway has Principal other than '*'; write '*', and test 'aws:PrincipalArn' in Condition");

    [Fact]
    public Task Reports_NotPrincipal_of_gateways() => Verify.Reports(Endpoint("\"VpcEndpointType\": \"Gateway\"", "\"[|NotPrincipal|]\": { \"AWS\": \"111122223333\" }"));

    [Theory]
    [InlineData("\"VpcEndpointType\": \"Interface\"", "\"Principal\": { \"AWS\": \"111122223333\" }")]
    [InlineData("\"VpcEndpointType\": { \"Ref\": \"Kind\" }", "\"Principal\": { \"AWS\": \"111122223333\" }")]
    [InlineData("\"VpcEndpointType\": \"Gateway\"", "\"Principal\": { \"AWS\": \"*\" }")]
    [InlineData("\"VpcEndpointType\": \"Gateway\"", "\"Principal\": { \"AWS\": { \"Ref\": \"Who\" } }")]
    public Task Accepts_principals(string type, string principal) => Verify.Accepts(Endpoint(type, principal));

    [Fact]
    public Task Accepts_other_policies() => Verify.With("bucket.resource.json").Accepts(Allow("""{ "StringLike": { "aws:PrincipalOrgID": "o-*" } }"""));

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.With("s3.vpce.json").Reports(
        """{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "*", "Condition": { "StringLike": { "aws:PrincipalAccount": ["[|1111*|]" """);

    private static string Allow(string condition) =>
        $$"""{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "*", "Condition": {{condition}} }] }""";

    private static string Endpoint(string property, string principal) =>
        $$"""
        { "Resources": { "Endpoint": { "Type": "AWS::EC2::VPCEndpoint", "Properties": { {{property}}, "PolicyDocument": { "Version": "2012-10-17",
          "Statement": { "Effect": "Allow", {{principal}}, "Action": "s3:GetObject", "Resource": "*" } } } } } }
        """;
}
