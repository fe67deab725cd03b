using System.Threading.Tasks;
using IamPolicyAnalyzers.CodeFixes;
using IamPolicyAnalyzers.Rules.Conditions;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Conditions.HostBitsInCidr>;

namespace IamPolicyAnalyzers.Tests.Rules.Conditions;

public sealed class HostBitsInCidrTests
{
    [Theory]
    [InlineData("203.0.113.7/24", "203.0.113.0/24")]
    [InlineData("203.0.113.7/30", "203.0.113.4/30")]
    [InlineData("203.0.113.7/1", "128.0.0.0/1")]
    [InlineData("2001:db8::7/32", "2001:db8::/32")]
    public Task Reports(string range, string network) => Verify.Reports(
        $$"""
        { "Version": "2012-10-17",
          "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*", "Condition": { "IpAddress": { "aws:SourceIp": "[|{{range}}|]" } } } }
        """,
        $"Range '{range}' is read as '{network}'; write that");

    [Fact]
    public Task Reports_each_value_of_any_key() => Verify.Reports(
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Deny", "NotAction": "s3:*", "Resource": "*", "Condition": { "NotIpAddressIfExists": { "aws:VpcSourceIp": ["[|10.0.0.1/8|]", "10.0.0.0/8", "[|10.2.0.0/14|]", { "Ref": "Range" }, "10.0.0.1"] } } },
            { "Effect": "Allow", "Action": ["s3:GetObject"], "Resource": "*", "Condition": { "IpAddress": { "aws:SourceIp": "[|203.0.113.1/31|]" } } } ] }
        """);

    [Theory]
    [InlineData("IpAddress", "203.0.113.0/24")]
    [InlineData("IpAddress", "203.0.113.7")]
    [InlineData("IpAddress", "203.0.113.7/32")]
    [InlineData("IpAddress", "2001:db8::7/128")]
    [InlineData("IpAddress", "203.0.113.7/33")]
    [InlineData("IpAddress", "203.0.113.7/0")]
    [InlineData("IpAddress", "203.0.113.7/${Length}")]
    [InlineData("IpAddress", "${aws:PrincipalTag/range}")]
    [InlineData("StringEquals", "203.0.113.7/24")]
    public Task Accepts(string name, string value) => Verify.Accepts(
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*", "Condition": { "{{name}}": { "aws:SourceIp": "{{value}}" } } } }""");

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.Reports(
        """
        { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*", "Condition": { "IpAddress": { "aws:SourceIp": "[|203.0.113.7/24|]"
        """);

    [Fact]
    public Task Writes_the_network() => FixVerifier<HostBitsInCidr, UseSuggestedName>.FixesAll(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*", "Condition": { "IpAddress": { "aws:SourceIp": ["[|203.0.113.7/24|]", "[|198.51.100.9/28|]"] } } } }""",
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*", "Condition": { "IpAddress": { "aws:SourceIp": ["203.0.113.0/24", "198.51.100.0/28"] } } } }""");
}
