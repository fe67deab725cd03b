using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Conditions.WildcardIdentifier>;

namespace IamPolicyAnalyzers.Tests.Rules.Conditions;

public sealed class WildcardIdentifierTests
{
    [Theory]
    [InlineData("StringLike", "aws:ResourceAccount", "11112222*")]
    [InlineData("StringLike", "aws:principalorgid", "o-*")]
    [InlineData("StringNotLikeIfExists", "aws:SourceVpce", "vpce-?")]
    [InlineData("StringLike", "aws:PrincipalAccount", "????????????")]
    [InlineData("StringLike", "aws:userid", "AROA*")]
    [InlineData("StringLike", "aws:userid", "AROA*:session")]
    public Task Reports_a_wildcard(string name, string key, string value) => Verify.Reports(
        $$"""
        { "Version": "2012-10-17",
          "Statement": { "Effect": "Allow", "Principal": { "AWS": "111122223333" }, "Action": "s3:GetObject", "Resource": "arn:aws:s3:::demo-bucket/*", "Condition": { "{{name}}": { "{{key}}": "[|{{value}}|]" } } } }
        """,
        $"Value '{value}' of '{key}' also matches identifiers of strangers; write it in full");

    [Theory]
    [InlineData("StringLike")]
    [InlineData("StringEquals")]
    public Task Reports_a_variable_that_the_caller_fills(string name) => Verify.Reports(
        $$"""
        { "Version": "2012-10-17",
          "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::demo-bucket/*", "Condition": { "{{name}}": { "aws:PrincipalAccount": "[|${aws:PrincipalTag/acct}|]" } } } }
        """,
        "Value '${aws:PrincipalTag/acct}' of 'aws:PrincipalAccount' can be chosen by the caller; write it in full");

    [Fact]
    public Task Reports_each_value() => Verify.Reports(
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Deny", "NotAction": "s3:*", "Resource": "*", "Condition": { "StringNotLike": { "aws:SourceVpc": ["[|vpc-1*|]", "vpc-11112222", { "Ref": "Vpc" }, "[|vpc-2*|]"] } } },
            { "Effect": "Allow", "Action": ["s3:GetObject"], "NotResource": "*", "Condition": { "StringLike": { "aws:SourceAccount": "[|1*|]", "aws:SourceArn": "arn:aws:sns:*:111122223333:*" } } } ] }
        """);

    [Theory]
    [InlineData("StringEquals", "aws:ResourceAccount", "111122223333")]
    [InlineData("StringEquals", "aws:ResourceAccount", "11112222*")] // compared literally
    [InlineData("StringEquals", "aws:ResourceAccount", "${aws:PrincipalAccount}")]
    [InlineData("StringLike", "aws:ResourceOrgID", "${aws:PrincipalOrgID}")]
    [InlineData("StringEquals", "aws:SourceVpc", "${aws:Ec2InstanceSourceVpc}")]
    [InlineData("StringLike", "aws:PrincipalOrgID", "*")] // tests presence
    [InlineData("StringLike", "aws:PrincipalOrgID", "${Org}*")]
    [InlineData("StringLike", "aws:PrincipalOrgPaths", "o-a1b2c3d4e5/*")]
    [InlineData("StringLike", "aws:userid", "AROAABCDEFGHIJKLMNOPQ:*")]
    [InlineData("StringLike", "aws:userid", "AROAABCDEFGHIJKLMNOPQ*")] // behind the whole id
    [InlineData("StringLike", "aws:userid", "*:session")]
    [InlineData("StringNotEquals", "aws:userid", "${aws:userid}")]
    [InlineData("Null", "aws:PrincipalOrgID", "false")]
    public Task Accepts(string name, string key, string value) => Verify.Accepts(
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*", "Condition": { "{{name}}": { "{{key}}": "{{value}}" } } } }""");

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.Reports(
        """
        { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*", "Condition": { "StringLike": { "aws:SourceVpc": "[|vpc-1*|]" }
        """);

    [Theory]
    [InlineData("bucket.resource.json")] // WeakPublicCondition
    [InlineData("s3.vpce.json")] // InvalidEndpointPolicy
    public Task Leaves_to_stronger_rules(string path) => Verify.With(path).Accepts(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "*", "Condition": { "StringLike": { "aws:PrincipalOrgID": "o-*" } } } }""");
}
