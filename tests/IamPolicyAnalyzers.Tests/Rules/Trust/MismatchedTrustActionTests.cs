using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Trust.MismatchedTrustAction>;

namespace IamPolicyAnalyzers.Tests.Rules.Trust;

public sealed class MismatchedTrustActionTests
{
    private const string GitLab = "arn:aws:iam::111122223333:oidc-provider/gitlab.com";
    private const string Saml = "arn:aws:iam::111122223333:saml-provider/Company";

    [Fact]
    public Task Reports_an_OIDC_provider_that_cannot_use_the_action() => Verify.Reports(
        $$"""
        { "Version": "2012-10-17",
          "Statement": [{ "Effect": "Allow", "Principal": { "Federated": "{{GitLab}}" }, "Action": "[|sts:AssumeRole|]",
            "Condition": { "StringEquals": { "gitlab.com:sub": "project_path:demo/app:ref_type:branch:ref:main" } } }] }
        """,
        "Action 'sts:AssumeRole' never applies to OIDC provider 'gitlab.com'; use 'sts:AssumeRoleWithWebIdentity'");

    [Fact]
    public Task Points_at_the_principal() => Verify.With("role.trust.json").Relates(
        """{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Principal": { "Service": "ec2.amazonaws.com" }, "Action": "[|sts:AssumeRoleWithSAML|]" }] }""",
        ("ec2.amazonaws.com", "is never let in"));

    [Theory]
    [InlineData($$"""{ "Federated": "{{Saml}}" }""", "\"[|sts:AssumeRoleWithWebIdentity|]\"", "Action 'sts:AssumeRoleWithWebIdentity' never applies to SAML provider 'Company'; use 'sts:AssumeRoleWithSAML'")]
    [InlineData("""{ "Federated": "cognito-identity.amazonaws.com" }""", "\"[|sts:AssumeRole|]\"", "Action 'sts:AssumeRole' never applies to OIDC provider 'cognito-identity.amazonaws.com'; use 'sts:AssumeRoleWithWebIdentity'")]
    [InlineData("""{ "Service": "ec2.amazonaws.com" }""", "\"[|sts:AssumeRoleWith*|]\"", "Action 'sts:AssumeRoleWith*' never applies to service 'ec2.amazonaws.com'; use 'sts:AssumeRole'")]
    [InlineData("""{ "AWS": "111122223333" }""", "\"[|sts:AssumeRoleWithSAML|]\"", "Action 'sts:AssumeRoleWithSAML' never applies to principal '111122223333'; use 'sts:AssumeRole'")]
    [InlineData("""{ "Service": "cognito-identity.amazonaws.com" }""", "\"[|sts:assumerolewithwebidentity|]\"", "Action 'sts:assumerolewithwebidentity' never applies to service 'cognito-identity.amazonaws.com'; use 'sts:AssumeRole'")]
    [InlineData($$"""{ "AWS": "111122223333", "Federated": ["{{GitLab}}"] }""", "[\"sts:TagSession\", \"[|sts:AssumeRole|]\"]", "Action 'sts:AssumeRole' never applies to OIDC provider 'gitlab.com'; use 'sts:AssumeRoleWithWebIdentity'")]
    [InlineData("""{ "Federated": { "Fn::Sub": "arn:aws:iam::${AWS::AccountId}:oidc-provider/gitlab.com" } }""", "\"[|sts:AssumeRole|]\"", "Action 'sts:AssumeRole' never applies to OIDC provider 'gitlab.com'; use 'sts:AssumeRoleWithWebIdentity'")]
    public Task Reports(string principal, string action, string message) => Verify.With("role.trust.json").Reports(Policy(principal, action), message);

    [Theory]
    [InlineData($$"""{ "Federated": "{{GitLab}}" }""", "\"sts:AssumeRoleWithWebIdentity\"")]
    [InlineData($$"""{ "Federated": "{{GitLab}}" }""", "\"sts:AssumeRole*\"")]
    [InlineData($$"""{ "Federated": "{{GitLab}}" }""", "\"sts:TagSession\"")]
    [InlineData($$"""{ "Federated": "{{Saml}}" }""", "[\"sts:AssumeRoleWithSAML\", \"sts:TagSession\"]")]
    [InlineData($$"""{ "Federated": "{{Saml}}", "Service": "ec2.amazonaws.com" }""", "[\"sts:AssumeRole\", \"sts:AssumeRoleWithSAML\"]")]
    [InlineData("""{ "Federated": { "Fn::GetAtt": ["Provider", "Arn"] } }""", "\"sts:AssumeRole\"")]
    [InlineData("""{ "Federated": { "Fn::Sub": "arn:aws:iam::${AWS::AccountId}:oidc-provider/${Issuer}" } }""", "\"sts:AssumeRole\"")]
    [InlineData("""{ "Federated": "company" }""", "\"sts:AssumeRole\"")]
    [InlineData("""{ "AWS": "*" }""", "\"sts:AssumeRoleWithWebIdentity\"")]
    [InlineData("""{ "Service": "ec2.amazonaws.com" }""", """["sts:AssumeRoleWithSAML", { "Ref": "Action" }]""")]
    [InlineData("""{ "Service": "${Service}" }""", "\"sts:AssumeRoleWithSAML\"")]
    [InlineData("""{ "Service": "ec2.amazonaws.com" }""", "\"s3:GetObject\"")]
    public Task Accepts(string principal, string action) => Verify.With("role.trust.json").Accepts(Policy(principal, action));

    [Theory]
    [InlineData($$"""{ "Effect": "Deny", "Principal": { "Federated": "{{GitLab}}" }, "Action": "sts:AssumeRole" }""")]
    [InlineData($$"""{ "Effect": "Allow", "NotPrincipal": { "Federated": "{{GitLab}}" }, "Action": "sts:AssumeRole" }""")]
    [InlineData($$"""{ "Effect": "Allow", "Principal": { "Federated": "{{GitLab}}" }, "NotAction": "sts:AssumeRole" }""")]
    public Task Accepts_other_statements(string statement) => Verify.With("role.trust.json").Accepts($$"""{ "Version": "2012-10-17", "Statement": [{{statement}}] }""");

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.With("role.trust.json").Reports(
        """
        { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": { "Service": "ec2.amazonaws.com" }, "Action": "[|sts:AssumeRoleWithSAML|]",
        """);

    private static string Policy(string principal, string action) =>
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": {{principal}}, "Action": {{action}} } }""";
}
