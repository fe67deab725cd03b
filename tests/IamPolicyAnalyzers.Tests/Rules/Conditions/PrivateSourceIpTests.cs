using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Conditions.PrivateSourceIp>;

namespace IamPolicyAnalyzers.Tests.Rules.Conditions;

public sealed class PrivateSourceIpTests
{
    [Theory]
    [InlineData("10.0.0.0/8")]
    [InlineData("10.1.2.3")]
    [InlineData("172.31.0.0/16")]
    [InlineData("192.168.0.0/24")]
    [InlineData("100.64.0.0/10")]
    [InlineData("127.0.0.1")]
    [InlineData("169.254.169.254")]
    [InlineData("fd00::/8")]
    [InlineData("fe80::1")]
    [InlineData("::1")]
    public Task Reports(string value) => Verify.Reports(
        $$"""
        { "Version": "2012-10-17",
          "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*", "Condition": { "IpAddress": { "aws:SourceIp": "[|{{value}}|]" } } } }
        """,
        $"aws:SourceIp holds public addresses, so IpAddress is never true for '{value}'; use 'aws:VpcSourceIp'");

    [Fact]
    public Task Reports_each_operator_at_its_first_value() => Verify.Reports(
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Deny", "NotAction": "s3:*", "Resource": "arn:aws:s3:::demo-bucket/*", "Condition": { "NotIpAddress": { "AWS:sourceIP": ["[|10.0.0.0/8|]", "192.168.0.0/16"] } } },
            { "Effect": "Allow", "Action": ["s3:GetObject"], "Resource": "*", "Condition": { "IpAddressIfExists": { "aws:SourceIp": ["[|10.0.0.0/8|]"] }, "Bool": { "aws:SecureTransport": "true" } } } ] }
        """,
        "aws:SourceIp holds public addresses, so NotIpAddress is always true for '10.0.0.0/8'; use 'aws:VpcSourceIp'",
        "aws:SourceIp holds public addresses, so IpAddressIfExists is never true for '10.0.0.0/8'; use 'aws:VpcSourceIp'");

    [Theory]
    [InlineData("aws:SourceIp", "\"203.0.113.0/24\"")]
    [InlineData("aws:SourceIp", "[\"10.0.0.0/8\", \"203.0.113.0/24\"]")]
    [InlineData("aws:SourceIp", "\"10.0.0.0/7\"")] // partly public
    [InlineData("aws:SourceIp", "[\"10.0.0.0/8\", \"${Range}\"]")]
    [InlineData("aws:SourceIp", "[\"10.0.0.0/8\", { \"Ref\": \"Range\" }]")]
    [InlineData("aws:SourceIp", "[\"10.0.0.0/8\", \"10.0.0.0/33\"]")]
    [InlineData("aws:SourceIp", "[]")]
    [InlineData("aws:VpcSourceIp", "\"10.0.0.0/8\"")]
    public Task Accepts(string key, string values) => Verify.Accepts(
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*", "Condition": { "IpAddress": { "{{key}}": {{values}} } } } }""");

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.Reports(
        """
        { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*", "Condition": { "IpAddress": { "aws:SourceIp": "[|10.0.0.0/8|]" }
        """);
}
