using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Inversions.IneffectiveDeny>;

namespace IamPolicyAnalyzers.Tests.Rules.Inversions;

public sealed class IneffectiveDenyTests
{
    [Fact]
    public Task Reports_exceptions_that_are_everything() => Verify.Reports(
        """
        { "Version": "2012-10-17",
          "Statement": [{ "Effect": "Deny", "Action": "s3:DeleteObject", "NotResource": "[|*|]" }] }
        """,
        "Deny with NotResource '*' forbids nothing; name the exceptions, or use Resource '*'");

    [Fact]
    public Task Reports_NotAction() => Verify.Reports(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "NotAction": ["s3:GetObject", "[|*:*|]"], "Resource": "*" } }""",
        "Deny with NotAction '*:*' forbids nothing; name the exceptions, or use Action '*'");

    [Theory]
    [InlineData("\"[|*|]\"")]
    [InlineData("""{ "AWS": ["111122223333", "[|*|]"] }""")]
    public Task Reports_NotPrincipal(string principal) => Verify.Reports(
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "NotPrincipal": {{principal}}, "Action": "sqs:*", "Resource": "arn:aws:sqs:us-east-1:111122223333:demo" } }""",
        "Deny with NotPrincipal '*' forbids nothing; name the exceptions, or use Principal '*'");

    [Fact]
    public Task Reports_a_principal_test_that_excepts_everyone() => Verify.With(path: "guard.scp.json").Reports(
        """
        { "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Action": "*", "Resource": "*",
          "Condition": { "ArnNotLike": { "aws:PrincipalARN": ["arn:aws:iam::111122223333:role/Admin", "[|*|]"] } } } }
        """,
        "Deny with ArnNotLike '*' forbids nothing; name the principals to except, or leave the test out");

    [Theory]
    [InlineData("ArnNotEquals", "aws:PrincipalArn", "arn:*:*:*:*:*")]
    [InlineData("ArnNotLikeIfExists", "aws:PrincipalArn", "*")]
    [InlineData("StringNotLike", "aws:PrincipalAccount", "**")]
    [InlineData("StringNotLike", "aws:userid", "*")]
    public Task Reports_tests(string operatorName, string key, string value) => Verify.Reports(Conditional(operatorName, key, $"[|{value}|]"));

    [Theory]
    [InlineData("ArnNotLike", "aws:PrincipalArn", "arn:aws:iam::*:role/Admin")]
    [InlineData("ArnLike", "aws:PrincipalArn", "*")]
    [InlineData("StringNotEquals", "aws:PrincipalArn", "*")] // takes the star literally
    [InlineData("StringNotLike", "aws:PrincipalOrgID", "*")] // asks for callers without an organization
    [InlineData("StringNotLike", "aws:PrincipalTag/team", "*")]
    [InlineData("StringNotLike", "aws:SourceVpce", "*")]
    [InlineData("ArnNotLike", "aws:PrincipalArn", "${Admins}")]
    public Task Accepts_tests(string operatorName, string key, string value) => Verify.Accepts(Conditional(operatorName, key, value));

    [Theory]
    [InlineData("\"Action\": \"s3:DeleteObject\", \"NotResource\": \"arn:aws:s3:::demo-bucket/*\"")]
    [InlineData("\"NotAction\": \"s3:*\", \"Resource\": \"*\"")]
    [InlineData("\"NotAction\": { \"Ref\": \"Exceptions\" }, \"Resource\": \"*\"")]
    [InlineData("\"Action\": \"s3:*\", \"NotResource\": { \"Ref\": \"Bucket\" }")]
    [InlineData("\"Action\": \"*\", \"Resource\": \"*\"")]
    public Task Accepts(string elements) => Verify.Accepts($$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", {{elements}} } }""");

    [Theory]
    [InlineData("aws:PrincipalArn", " but anonymous requests")]
    [InlineData("aws:userid", "")]
    public Task Tells_of_requests_without_signature(string key, string rest) => Verify.With(path: "bucket.resource.json").Reports(
        $$"""
        { "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "arn:aws:s3:::demo/*",
          "Condition": { "StringNotLike": { "{{key}}": "[|*|]" } } } }
        """,
        $"Deny with StringNotLike '*' forbids nothing{rest}; name the principals to except, or leave the test out");

    [Fact]
    public Task Accepts_an_Allow() => Verify.Accepts("""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "NotResource": "*" } }""");

    [Fact]
    public Task Reports_each_statement_once_in_a_broken_file() => Verify.Reports(
        """
        { "Version": "2012-10-17", "Statement": [
          { "Effect": "Deny", "NotAction": "[|*|]", "NotResource": "*" },
          { "Effect": "Deny", "Action": "s3:*", "NotResource": ["[|*|]"]
        """);

    private static string Conditional(string operatorName, string key, string value) =>
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Action": "*", "Resource": "*", "Condition": { "{{operatorName}}": { "{{key}}": "{{value}}" } } } }""";
}
