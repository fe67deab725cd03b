using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Conditions.AlwaysTrueCondition>;

namespace IamPolicyAnalyzers.Tests.Rules.Conditions;

public sealed class AlwaysTrueConditionTests
{
    [Theory]
    [InlineData("StringLikeIfExists", "aws:PrincipalTag/team", "*")]
    [InlineData("ArnLikeIfExists", "aws:SourceArn", "arn:*:*:*:*:*")]
    [InlineData("ForAllValues:StringLike", "aws:TagKeys", "*")]
    [InlineData("StringLike", "AWS:UserId", "**")]
    [InlineData("StringLike", "aws:UserAgent", "*")]
    public Task Reports(string name, string key, string value) => Verify.Reports(
        $$"""
        { "Version": "2012-10-17",
          "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*", "Condition": { "{{name}}": { "{{key}}": ["web", "[|{{value}}|]"] } } } }
        """,
        $"'{value}' on '{key}' is true for every request; remove the test or name values");

    [Theory]
    [InlineData("\"[|0.0.0.0/0|]\"", "'0.0.0.0/0' on 'aws:SourceIp' is true for every IPv4 address; remove the test or name values")]
    [InlineData("[\"203.0.113.0/24\", \"[|0.0.0.0/0|]\"]", "'0.0.0.0/0' on 'aws:SourceIp' is true for every IPv4 address; remove the test or name values")]
    [InlineData("[\"203.0.113.0/24\", \"[|::/0|]\"]", "'::/0' on 'aws:SourceIp' is true for every IPv6 address; remove the test or name values")]
    [InlineData("[\"[|0.0.0.0/0|]\", \"::/0\"]", "'0.0.0.0/0' on 'aws:SourceIp' is true for every address; remove the test or name values")]
    [InlineData("[\"[|0.0.0.0/1|]\", \"128.0.0.0/1\"]", "'0.0.0.0/1' with the other ranges on 'aws:SourceIp' is true for every IPv4 address; remove the test or name values")]
    [InlineData("[{ \"Ref\": \"Range\" }, \"[|0.0.0.0/0|]\"]", "'0.0.0.0/0' on 'aws:SourceIp' is true for every IPv4 address; remove the test or name values")]
    public Task Reports_ranges_that_leave_no_address_out(string values, string message) => Verify.Reports(
        $$"""
        { "Version": "2012-10-17",
          "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*", "Condition": { "IpAddress": { "aws:SourceIp": {{values}} } } } }
        """,
        message);

    [Fact]
    public Task Reports_ForAllValues_before_Null() => Verify.Reports(
        """
        { "Version": "2012-10-17",
          "Statement": { "Effect": "Allow", "Action": "s3:PutObject", "Resource": "arn:aws:s3:::demo-bucket/*", "Condition": { "[|ForAllValues:Null|]": { "aws:TagKeys": "false" } } } }
        """,
        "'ForAllValues:Null' on 'aws:TagKeys' is true for every request; remove 'ForAllValues:'");

    [Fact]
    public Task Reports_every_test_of_every_statement() => Verify.Reports(
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Deny", "NotAction": "s3:*", "Resource": "*", "Condition": { "StringLikeIfExists": { "aws:PrincipalTag/team": "[|*|]", "aws:PrincipalTag/cost": "[|*|]", "aws:SourceVpc": "vpc-1*" } } },
            { "Effect": "Allow", "Action": ["s3:GetObject"], "NotResource": "*", "Condition": { "StringLike": { "aws:RequestedRegion": "[|*|]" }, "IpAddressIfExists": { "aws:VpcSourceIp": "[|0.0.0.0/0|]" } } } ] }
        """);

    [Theory]
    [InlineData("StringLike", "aws:PrincipalTag/team", "*")] // tests presence
    [InlineData("ForAnyValue:StringLike", "aws:TagKeys", "*")]
    [InlineData("StringLikeIfExists", "aws:RequestTag/team", "?*")] // not empty
    [InlineData("StringLikeIfExists", "aws:PrincipalTag/team", "w*")]
    [InlineData("StringEqualsIfExists", "aws:PrincipalTag/team", "*")]
    [InlineData("StringLikeIfExists", "aws:PrincipalTag/team", "${*}")]
    [InlineData("StringLikeIfExists", "aws:PrincipalTag/team", "${Team}")]
    [InlineData("StringLike", "aws:userid", "${aws:userid}")]
    [InlineData("StringNotLike", "aws:userid", "*")]
    [InlineData("StringLike", "aws:Nonsense", "*")]
    [InlineData("StringLikeIfExists", "aws:SourceIp", "*")] // the operator is of another type than the key
    [InlineData("ForAnyValue:Null", "aws:TagKeys", "true")]
    [InlineData("NotIpAddress", "aws:SourceIp", "0.0.0.0/0")]
    [InlineData("IpAddress", "aws:SourceIp", "0.0.0.0/1")]
    [InlineData("Bool", "aws:SecureTransport", "true")]
    public Task Accepts(string name, string key, string value) => Verify.Accepts(
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*", "Condition": { "{{name}}": { "{{key}}": "{{value}}" } } } }""");

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.Reports(
        """
        { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*", "Condition": { "IpAddress": { "aws:SourceIp": "[|0.0.0.0/0|]" }
        """);

    [Theory]
    [InlineData("bucket.resource.json")] // WeakPublicCondition
    [InlineData("role.trust.json")] // PublicTrust
    public Task Leaves_to_stronger_rules(string path) => Verify.With(path).Accepts(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": { "AWS": "*" }, "Action": ["s3:GetObject", "sts:AssumeRole"], "Condition": { "IpAddress": { "aws:SourceIp": "0.0.0.0/0" } } } }""");
}
