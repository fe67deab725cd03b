using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Trust.WildcardTrustAction>;

namespace IamPolicyAnalyzers.Tests.Rules.Trust;

public sealed class WildcardTrustActionTests
{
    private const string GitLab = "arn:aws:iam::111122223333:oidc-provider/gitlab.com";

    [Fact]
    public Task Reports_every_action_of_the_service() => Verify.Reports(
        """
        { "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Principal": { "Service": "lambda.amazonaws.com" }, "Action": "[|sts:*|]" }] }
        """,
        "Trust policy allows 'sts:*'; write 'sts:AssumeRole'");

    [Fact]
    public Task Reports_exceptions() => Verify.With("role.trust.json").Reports(
        """
        { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": { "AWS": "*" }, "[|NotAction|]": "sts:TagSession" } }
        """,
        "Trust policy allows every action that NotAction does not list; write 'sts:AssumeRole'");

    [Theory]
    [InlineData("""{ "AWS": "111122223333" }""", "[\"sts:TagSession\", \"[|*|]\"]", "Trust policy allows '*'; write 'sts:AssumeRole'")]
    [InlineData($$"""{ "Federated": "{{GitLab}}" }""", "\"[|sts:AssumeRole*|]\"", "Trust policy allows 'sts:AssumeRole*'; write 'sts:AssumeRoleWithWebIdentity'")]
    [InlineData($$"""{ "Service": ["ec2.amazonaws.com", "lambda.amazonaws.com"], "Federated": "{{GitLab}}" }""", "\"[|sts:Assume*|]\"", "Trust policy allows 'sts:Assume*'; write 'sts:AssumeRole' and 'sts:AssumeRoleWithWebIdentity'")]
    public Task Reports(string principal, string action, string message) => Verify.With("role.trust.json").Reports(Policy(principal, action), message);

    [Theory]
    [InlineData("""{ "Service": "lambda.amazonaws.com" }""", "\"sts:AssumeRole\"")]
    [InlineData("""{ "Service": "lambda.amazonaws.com" }""", "[\"sts:AssumeRole\", \"sts:Tag*\"]")]
    [InlineData("""{ "Service": "lambda.amazonaws.com" }""", "\"sts:Set*\"")] // goes with all
    [InlineData("""{ "Service": "lambda.amazonaws.com" }""", "\"sts:AssumeRol?\"")]
    [InlineData($$"""{ "AWS": "111122223333", "Federated": ["{{GitLab}}", "arn:aws:iam::111122223333:saml-provider/Company"] }""", "\"sts:AssumeRole*\"")]
    [InlineData("""{ "Federated": { "Ref": "Provider" } }""", "\"sts:*\"")]
    [InlineData("""{ "Service": "${Service}" }""", "\"sts:*\"")]
    [InlineData("""{ "Service": "lambda.amazonaws.com" }""", """["sts:*", { "Ref": "Action" }]""")]
    [InlineData("""{ "Service": "lambda.amazonaws.com" }""", "\"s3:*\"")] // UnsupportedTrustAction's
    public Task Accepts(string principal, string action) => Verify.With("role.trust.json").Accepts(Policy(principal, action));

    [Theory]
    [InlineData("""{ "Effect": "Deny", "Principal": { "AWS": "*" }, "Action": "sts:*" }""")]
    [InlineData("""{ "Effect": "Deny", "Principal": { "AWS": "*" }, "NotAction": "sts:AssumeRole" }""")]
    public Task Accepts_a_Deny(string statement) => Verify.With("role.trust.json").Accepts($$"""{ "Version": "2012-10-17", "Statement": {{statement}} }""");

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.With("role.trust.json").Reports(
        """
        { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": { "Service": "lambda.amazonaws.com" }, "Action": "[|sts:*|]"
        """);

    private static string Policy(string principal, string action) =>
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": {{principal}}, "Action": {{action}} } }""";
}
