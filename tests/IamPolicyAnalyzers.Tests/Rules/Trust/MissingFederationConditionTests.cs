using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Trust.MissingFederationCondition>;

namespace IamPolicyAnalyzers.Tests.Rules.Trust;

public sealed class MissingFederationConditionTests
{
    private const string Oidc = "arn:aws:iam::111122223333:oidc-provider/oidc.demo.example";
    private const string Saml = "arn:aws:iam::111122223333:saml-provider/Company";
    private const string WebIdentity = "\"sts:AssumeRoleWithWebIdentity\"";
    private const string WithSaml = "\"sts:AssumeRoleWithSAML\"";

    [Fact]
    public Task Reports_an_OIDC_provider_without_a_claim() => Verify.Reports(
        $$"""
        { "Version": "2012-10-17",
          "Statement": [{ "Effect": "Allow", "Principal": { "Federated": "[|{{Oidc}}|]" }, "Action": "sts:AssumeRoleWithWebIdentity" }] }
        """,
        "Every identity of 'oidc.demo.example' may assume this role; test 'oidc.demo.example:sub'");

    [Theory]
    [InlineData($"\"[|{Saml}|]\"", WithSaml, "{}", "Every identity of 'Company' may assume this role; test 'saml:aud'")]
    [InlineData("\"[|accounts.google.com|]\"", WebIdentity, "{}", "Every identity of 'accounts.google.com' may assume this role; test 'accounts.google.com:sub'")]
    [InlineData("\"[|www.amazon.com|]\"", WebIdentity, "{}", "Every identity of 'www.amazon.com' may assume this role; test 'www.amazon.com:user_id'")]
    [InlineData("\"[|graph.facebook.com|]\"", WebIdentity, "{}", "Every identity of 'graph.facebook.com' may assume this role; test 'graph.facebook.com:id'")]
    [InlineData($"[\"{Saml}\", \"[|{Oidc}|]\"]", """["sts:AssumeRole*", "sts:TagSession"]""", """{ "StringEquals": { "SAML:aud": "https://signin.aws.amazon.com/saml" } }""", "Every identity of 'oidc.demo.example' may assume this role; test 'oidc.demo.example:sub'")]
    [InlineData("""{ "Fn::Sub": "[|arn:${AWS::Partition}:iam::${AWS::AccountId}:oidc-provider/oidc.demo.example|]" }""", WebIdentity, """{ "StringEquals": { "aws:FederatedProvider": "oidc.demo.example" } }""", "Every identity of 'oidc.demo.example' may assume this role; test 'oidc.demo.example:sub'")]
    public Task Reports(string provider, string action, string condition, string message) => Verify.With("role.trust.json").Reports(Policy(provider, action, condition), message);

    [Theory]
    [InlineData($"\"{Oidc}\"", WebIdentity, """{ "StringEquals": { "oidc.demo.example:aud": "sts.amazonaws.com", "oidc.demo.example:sub": "system:deploy" } }""")]
    [InlineData($"\"{Oidc}\"", WebIdentity, """{ "StringLike": { "OIDC.demo.example:email": "*@demo.example" } }""")]
    [InlineData($"\"{Oidc}\"", WebIdentity, """{ "StringEquals": { "${Issuer}:sub": "system:deploy" } }""")]
    [InlineData($"\"{Oidc}\"", WebIdentity, """{ "Fn::If": ["Strict", {}, {}] }""")]
    [InlineData($"\"{Oidc}\"", "\"sts:AssumeRole\"", "{}")] // MismatchedTrustAction's
    [InlineData($"\"{Oidc}\"", "\"sts:TagSession\"", "{}")]
    [InlineData($"\"{Oidc}\"", """{ "Ref": "Action" }""", "{}")]
    [InlineData($"\"{Saml}\"", WithSaml, """{ "StringEquals": { "saml:sub_type": "persistent" } }""")]
    [InlineData("\"arn:aws:iam::111122223333:oidc-provider/gitlab.com\"", WebIdentity, "{}")] // MissingOidcSubject's
    [InlineData("\"cognito-identity.amazonaws.com\"", WebIdentity, "{}")] // MissingOidcSubject's
    [InlineData("""{ "Fn::GetAtt": ["Provider", "Arn"] }""", WebIdentity, "{}")]
    [InlineData("\"arn:aws:iam::111122223333:oidc-provider/${Issuer}\"", WebIdentity, "{}")]
    public Task Accepts(string provider, string action, string condition) => Verify.With("role.trust.json").Accepts(Policy(provider, action, condition));

    [Theory]
    [InlineData($$"""{ "Effect": "Deny", "Principal": { "Federated": "{{Oidc}}" }, "Action": "sts:AssumeRoleWithWebIdentity" }""")]
    [InlineData($$"""{ "Effect": "Allow", "Principal": { "Federated": "{{Oidc}}" }, "NotAction": "sts:AssumeRoleWithWebIdentity" }""")]
    [InlineData("""{ "Effect": "Allow", "Principal": { "Service": "ec2.amazonaws.com" }, "Action": "sts:AssumeRole" }""")]
    public Task Accepts_other_statements(string statement) => Verify.With("role.trust.json").Accepts($$"""{ "Version": "2012-10-17", "Statement": {{statement}} }""");

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.With("role.trust.json").Reports(
        $$"""
        { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": { "Federated": "[|{{Saml}}|]" }, "Action": "sts:AssumeRoleWithSAML"
        """);

    private static string Policy(string provider, string action, string condition) =>
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": { "Federated": {{provider}} }, "Action": {{action}}, "Condition": {{condition}} } }""";
}
