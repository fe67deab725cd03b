using System.Threading.Tasks;
using IamPolicyAnalyzers.CodeFixes;
using IamPolicyAnalyzers.Rules.Conditions;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Conditions.InsecureTransportAllow>;

namespace IamPolicyAnalyzers.Tests.Rules.Conditions;

public sealed class InsecureTransportAllowTests
{
    [Theory]
    [InlineData("Bool", "false", "Allow with 'aws:SecureTransport' 'false' grants plain HTTP; use Deny, or 'true'")]
    [InlineData("BoolIfExists", "False", "Allow with 'aws:SecureTransport' 'False' grants plain HTTP; use Deny, or 'true'")]
    [InlineData("Null", "false", "Allow with 'aws:SecureTransport' under Null is true for every request; use Bool 'true'")]
    [InlineData("Null", "true", "Allow with 'aws:SecureTransport' under Null is true for no request; use Bool 'true'")]
    public Task Reports(string name, string value, string message) => Verify.Reports(
        $$"""
        { "Version": "2012-10-17",
          "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::demo-bucket/*", "Condition": { "{{name}}": { "aws:SecureTransport": "[|{{value}}|]" } } } }
        """,
        message);

    [Fact]
    public Task Reports_in_each_statement() => Verify.Reports(
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Deny", "NotAction": "s3:*", "Resource": "*", "Condition": { "Bool": { "aws:SecureTransport": "false" } } },
            { "Effect": "Allow", "NotAction": ["s3:*"], "Resource": "*", "Condition": { "Bool": { "aws:SECURETRANSPORT": [[|false|]], "aws:ViaAWSService": "false" } } } ] }
        """);

    [Theory]
    [InlineData("Allow", "Bool", "\"true\"")]
    [InlineData("Allow", "Bool", "\"${Tls}\"")]
    [InlineData("Allow", "Bool", "{ \"Ref\": \"Tls\" }")]
    [InlineData("Allow", "Null", "{ \"Ref\": \"Tls\" }")]
    [InlineData("Allow", "StringEquals", "\"false\"")]
    [InlineData("Deny", "Bool", "\"false\"")]
    [InlineData("Deny", "Null", "\"true\"")]
    [InlineData("Allw", "Bool", "\"false\"")]
    public Task Accepts(string effect, string name, string value) => Verify.Accepts(
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "{{effect}}", "Action": "s3:GetObject", "Resource": "*", "Condition": { "{{name}}": { "aws:SecureTransport": {{value}} } } } }""");

    [Fact]
    public Task Accepts_a_policy_that_only_caps() => Verify.With("policy.scp.json").Accepts(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "*", "Resource": "*", "Condition": { "Bool": { "aws:SecureTransport": "false" } } } }""");

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.Reports(
        """
        { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*", "Condition": { "Bool": { "aws:SecureTransport": "[|false|]" }
        """);

    [Fact]
    public Task Writes_true() => FixVerifier<InsecureTransportAllow, UseSuggestedName>.FixesOnlyOneByOne(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*", "Condition": { "Bool": { "aws:SecureTransport": "[|false|]" } } } }""",
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*", "Condition": { "Bool": { "aws:SecureTransport": "true" } } } }""",
        "Change to 'true' (encrypted requests only)");
}
