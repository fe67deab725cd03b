using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Conditions.UntrustworthyConditionKey>;

namespace IamPolicyAnalyzers.Tests.Rules.Conditions;

public sealed class UntrustworthyConditionKeyTests
{
    [Theory]
    [InlineData("Allow", "StringLike", "aws:UserAgent")]
    [InlineData("Allow", "StringNotEquals", "aws:referer")]
    [InlineData("Deny", "StringNotLike", "aws:UserAgent")]
    [InlineData("Deny", "StringEquals", "aws:UserAgent")]
    public Task Reports(string effect, string name, string key) => Verify.Reports(
        $$"""
        { "Version": "2012-10-17",
          "Statement": { "Effect": "{{effect}}", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::demo-bucket/*", "Condition": { "{{name}}": { "[|{{key}}|]": "Build/1" } } } }
        """,
        $"Condition key '{key}' is written by the caller; test an account, network or identity key instead");

    [Fact]
    public Task Leaves_the_Referer_of_a_public_bucket_to_WeakPublicCondition() => Verify.Accepts(
        """
        { "Version": "2012-10-17",
          "Statement": { "Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::demo-bucket/*", "Condition": { "StringLike": { "aws:Referer": "https://demo.example/*" } } } }
        """);

    [Fact]
    public Task Reports_once_in_a_statement() => Verify.Reports(
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Deny", "NotAction": "s3:*", "Resource": "*", "Condition": { "StringNotLike": { "aws:SourceVpc": ["vpc-1"], "[|aws:UserAgent|]": ["a*"], "aws:Referer": ["b*"] } } },
            { "Effect": "Allow", "Action": ["s3:GetObject"], "NotResource": "*", "Condition": { "StringLike": { "[|aws:UserAgent|]": { "Ref": "Agent" } }, "Bool": { "aws:SecureTransport": "true" } } } ] }
        """);

    [Theory]
    [InlineData("Allow", "\"StringLike\": { \"aws:UserAgent\": \"a*\", \"aws:PrincipalTag/team\": \"web\" }")] // guarded besides
    [InlineData("Allow", "\"StringLike\": { \"aws:Referer\": \"a*\" }, \"IpAddress\": { \"aws:SourceIp\": \"203.0.113.0/24\" }")]
    [InlineData("Allow", "\"StringLike\": { \"aws:UserAgent\": \"a*\" }, \"StringEquals\": { \"Fn::If\": [\"A\", {}, {}] }")]
    [InlineData("Deny", "\"StringLike\": { \"aws:UserAgent\": \"a*\" }, \"Bool\": { \"aws:SecureTransport\": \"true\" }")] // one tool is kept out
    [InlineData("Allow", "\"StringLike\": { \"aws:UserAgent\": \"*\" }")] // always true
    [InlineData("Allow", "\"StringEquals\": { \"aws:PrincipalTag/role\": \"build\" }")]
    [InlineData("Allow", "\"StringEquals\": { \"aws:${Key}\": \"build\" }")]
    [InlineData("Alow", "\"StringLike\": { \"aws:UserAgent\": \"a*\" }")]
    public Task Accepts(string effect, string tests) => Verify.Accepts(
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "{{effect}}", "Action": "s3:GetObject", "Resource": "*", "Condition": { {{tests}} } } }""");

    [Fact]
    public Task Accepts_what_a_service_sends() => Verify.Accepts(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": { "Service": "ses.amazonaws.com" }, "Action": "s3:PutObject", "Resource": "arn:aws:s3:::demo-bucket/*", "Condition": { "StringEquals": { "aws:Referer": "111122223333" } } } }""");

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.Reports(
        """
        { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*", "Condition": { "StringLike": { "[|aws:UserAgent|]": "a*" }
        """);
}
