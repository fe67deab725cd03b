using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Trust.PublicTrust>;

namespace IamPolicyAnalyzers.Tests.Rules.Trust;

public sealed class PublicTrustTests
{
    [Fact]
    public Task Reports_everyone() => Verify.Reports(
        """
        { "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Principal": { "AWS": "[|*|]" }, "Action": "sts:AssumeRole" }] }
        """,
        "Any AWS account may assume this role; name the account, or test 'aws:PrincipalOrgID'");

    [Fact]
    public Task Points_at_the_test_that_keeps_nobody_out() => Verify.With("role.trust.json").Relates(
        """{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Principal": { "AWS": "[|*|]" }, "Action": "sts:AssumeRole", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } } }] }""",
        ("aws:MultiFactorAuthPresent", "keeps nobody out"));

    [Theory]
    [InlineData("""{ "Bool": { "aws:MultiFactorAuthPresent": "true" } }""", "aws:MultiFactorAuthPresent")]
    [InlineData("""{ "StringEquals": { "aws:PrincipalTag/team": "shop" } }""", "aws:PrincipalTag/team")]
    [InlineData("""{ "StringEqualsIfExists": { "aws:PrincipalOrgID": "o-abcdefghij" } }""", "aws:PrincipalOrgID")]
    [InlineData("""{ "StringNotEquals": { "aws:PrincipalAccount": "444455556666" } }""", "aws:PrincipalAccount")]
    [InlineData("""{ "ArnLike": { "aws:PrincipalArn": "arn:aws:iam::*:role/Admin" } }""", "aws:PrincipalArn")]
    [InlineData("""{ "StringLike": { "aws:PrincipalOrgID": "o-*" } }""", "aws:PrincipalOrgID")]
    [InlineData("""{ "StringLike": { "sts:ExternalId": "*" } }""", "sts:ExternalId")]
    [InlineData("""{ "IpAddress": { "aws:SourceIp": "0.0.0.0/0" } }""", "aws:SourceIp")]
    public Task Names_what_looks_like_a_limit(string condition, string key) => Verify.With("role.trust.json").Reports(
        Policy("[\"111122223333\", \"[|*|]\"]", "[\"sts:AssumeRole\", \"sts:TagSession\"]", condition),
        $"Any AWS account may assume this role, though Condition tests '{key}'; name the account, or test 'aws:PrincipalOrgID'");

    [Theory]
    [InlineData("\"[|*|]\"", "\"sts:*\"")]
    [InlineData("\"[|*|]\"", "\"sts:Assume*\"")]
    public Task Reports(string principal, string action) => Verify.With("role.trust.json").Reports(Policy(principal, action, "{}"));

    [Theory]
    [InlineData("""{ "StringEquals": { "aws:PrincipalOrgID": "o-abcdefghij" } }""")]
    [InlineData("""{ "ForAnyValue:StringLike": { "aws:PrincipalOrgPaths": "o-abcdefghij/*" } }""")]
    [InlineData("""{ "ArnLike": { "aws:PrincipalArn": "arn:aws:iam::111122223333:role/*" } }""")]
    [InlineData("""{ "StringEquals": { "sts:ExternalId": "12345" } }""")]
    [InlineData("""{ "StringEquals": { "aws:PrincipalAccount": { "Ref": "Account" } } }""")]
    [InlineData("""{ "StringEquals": { "${Key}": "o-abcdefghij" } }""")]
    [InlineData("""{ "Fn::If": ["Strict", {}, {}] }""")]
    public Task Accepts_conditions_that_say_who(string condition) => Verify.With("role.trust.json").Accepts(Policy("\"*\"", "\"sts:AssumeRole\"", condition));

    [Theory]
    [InlineData("""{ "Effect": "Allow", "Principal": { "AWS": "111122223333" }, "Action": "sts:AssumeRole" }""")]
    [InlineData("""{ "Effect": "Allow", "Principal": "*", "Action": "sts:AssumeRole" }""")] // UnsupportedTrustElement's
    [InlineData("""{ "Effect": "Allow", "Principal": { "AWS": { "Ref": "Account" } }, "Action": "sts:AssumeRole" }""")]
    [InlineData("""{ "Effect": "Allow", "Principal": { "AWS": "*" }, "Action": { "Ref": "Action" } }""")]
    [InlineData("""{ "Effect": "Allow", "Principal": { "AWS": "*" }, "Action": "sts:TagSession" }""")]
    [InlineData("""{ "Effect": "Allow", "Principal": { "AWS": "*" }, "NotAction": "sts:AssumeRole" }""")]
    [InlineData("""{ "Effect": "Deny", "Principal": { "AWS": "*" }, "Action": "sts:AssumeRole" }""")]
    public Task Accepts(string statement) => Verify.With("role.trust.json").Accepts($$"""{ "Version": "2012-10-17", "Statement": {{statement}} }""");

    [Theory]
    [InlineData("""{ "Effect": "Deny", "Principal": { "AWS": "*" }, "Action": "sts:*", "Condition": { "StringNotEquals": { "aws:PrincipalOrgID": "o-abcdefghij" } } }""")]
    [InlineData("""{ "Effect": "Deny", "NotPrincipal": { "AWS": "111122223333" }, "Action": "sts:AssumeRole" }""")]
    public Task Accepts_what_is_denied_to_others(string denial) => Verify.With("role.trust.json").Accepts(
        $$"""{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Principal": { "AWS": "*" }, "Action": "sts:AssumeRole" }, {{denial}}] }""");

    [Theory]
    [InlineData("""{ "Effect": "Deny", "Principal": { "AWS": "*" }, "Action": "sts:TagSession", "Condition": { "StringNotEquals": { "aws:PrincipalOrgID": "o-abcdefghij" } } }""")]
    [InlineData("""{ "Effect": "Deny", "Principal": { "AWS": "*" }, "Action": "sts:AssumeRole", "Condition": { "Bool": { "aws:SecureTransport": "false" } } }""")]
    [InlineData("""{ "Effect": "Deny", "Principal": { "AWS": "444455556666" }, "Action": "sts:AssumeRole" }""")]
    public Task Reports_what_is_denied_to_few(string denial) => Verify.With("role.trust.json").Reports(
        $$"""{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Principal": { "AWS": "[|*|]" }, "Action": "sts:AssumeRole" }, {{denial}}] }""");

    [Fact]
    public Task Accepts_a_resource_for_everyone() => Verify.With("demo.resource.json").Accepts(Policy("\"*\"", "\"sts:AssumeRole\"", "{}"));

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.With("role.trust.json").Reports(
        """
        { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": { "AWS": "[|*|]" }, "Action": "sts:AssumeRole"
        """);

    private static string Policy(string principal, string action, string condition) =>
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": { "AWS": {{principal}} }, "Action": {{action}}, "Condition": {{condition}} } }""";
}
