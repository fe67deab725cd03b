using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Trust.MissingOidcSubject>;

namespace IamPolicyAnalyzers.Tests.Rules.Trust;

public sealed class MissingOidcSubjectTests
{
    private const string GitHub = "token.actions.githubusercontent.com";

    [Fact]
    public Task Reports_GitHub_without_a_subject() => Verify.Reports(
        """
        { "Version": "2012-10-17",
          "Statement": [{ "Effect": "Allow", "Principal": { "Federated": "[|arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com|]" },
            "Action": "sts:AssumeRoleWithWebIdentity",
            "Condition": { "StringEquals": { "token.actions.githubusercontent.com:aud": "sts.amazonaws.com" } } }] }
        """,
        "'token.actions.githubusercontent.com' serves many tenants, and AWS refuses the role unless Condition tests 'token.actions.githubusercontent.com:sub'");

    [Theory]
    [InlineData("gitlab.com", "gitlab.com:sub")]
    [InlineData("app.terraform.io", "app.terraform.io:sub")]
    [InlineData("oidc.vercel.com", "oidc.vercel.com:aud")]
    [InlineData("api.pulumi.com/oidc", "api.pulumi.com/oidc:aud")]
    public Task Reports_a_shared_provider_without_any_test(string address, string key) => Verify.With("role.trust.json").Reports(
        Policy($"\"[|arn:aws:iam::111122223333:oidc-provider/{address}|]\"", "{}"),
        $"'{address}' serves many tenants, and AWS refuses the role unless Condition tests '{key}'");

    [Fact]
    public Task Reports_identity_pools_without_an_audience() => Verify.With("role.trust.json").Reports(
        Policy("[\"[|cognito-identity.amazonaws.com|]\"]", """{ "ForAnyValue:StringLike": { "cognito-identity.amazonaws.com:amr": "authenticated" } }"""),
        "'cognito-identity.amazonaws.com' serves many tenants, and AWS refuses the role unless Condition tests 'cognito-identity.amazonaws.com:aud'");

    [Theory]
    [InlineData($$"""{ "StringLike": { "{{GitHub}}:sub": "*" } }""")]
    [InlineData($$"""{ "StringLikeIfExists": { "{{GitHub}}:sub": "repo:demo-org/demo:*" } }""")]
    [InlineData($$"""{ "ForAllValues:StringLike": { "{{GitHub}}:sub": "repo:demo-org/demo:*" } }""")]
    [InlineData($$"""{ "StringNotEquals": { "{{GitHub}}:sub": "repo:demo-org/demo:pull_request" } }""")]
    [InlineData($$"""{ "StringEquals": { "{{GitHub}}:repository": "demo-org/demo" } }""")]
    public Task Reports_tests_that_do_not_count(string condition) => Verify.With("role.trust.json").Reports(
        Policy($"\"[|arn:aws:iam::111122223333:oidc-provider/{GitHub}|]\"", condition));

    [Theory]
    [InlineData($$"""{ "StringEquals": { "{{GitHub}}:sub": "repo:demo-org/demo:ref:refs/heads/main" } }""")]
    [InlineData($$"""{ "ForAnyValue:StringLike": { "TOKEN.actions.githubusercontent.com:sub": ["repo:demo-org/*", "*"] } }""")]
    [InlineData($$"""{ "StringEquals": { "{{GitHub}}:sub": { "Ref": "Subject" } } }""")]
    [InlineData("""{ "StringEquals": { "${Key}": "repo:demo-org/demo:ref:refs/heads/main" } }""")]
    [InlineData("""{ "Fn::If": ["Strict", {}, {}] }""")]
    public Task Accepts(string condition) => Verify.With("role.trust.json").Accepts(Policy($"\"arn:aws:iam::111122223333:oidc-provider/{GitHub}\"", condition));

    [Theory]
    [InlineData("\"arn:aws:iam::111122223333:oidc-provider/oidc.circleci.com/org/1234\"")] // an address for each tenant
    [InlineData("\"arn:aws:iam::111122223333:oidc-provider/oidc.demo.example\"")]
    [InlineData("\"arn:aws:iam::111122223333:oidc-provider/${Issuer}\"")]
    [InlineData("\"arn:aws:iam::111122223333:saml-provider/gitlab.com\"")]
    public Task Accepts_other_providers(string provider) => Verify.With("role.trust.json").Accepts(Policy(provider, "{}"));

    [Theory]
    [InlineData("""{ "Effect": "Allow", "Principal": { "Service": "cognito-identity.amazonaws.com" }, "Action": "sts:AssumeRole" }""")]
    [InlineData($$"""{ "Effect": "Deny", "Principal": { "Federated": "arn:aws:iam::111122223333:oidc-provider/{{GitHub}}" }, "Action": "sts:AssumeRoleWithWebIdentity" }""")]
    [InlineData($$"""{ "Effect": "Allow", "Principal": { "Federated": "arn:aws:iam::111122223333:oidc-provider/{{GitHub}}" }, "NotAction": "sts:*" }""")]
    public Task Accepts_other_statements(string statement) => Verify.With("role.trust.json").Accepts($$"""{ "Version": "2012-10-17", "Statement": {{statement}} }""");

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.With("role.trust.json").Reports(
        """
        { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": { "Federated": "[|cognito-identity.amazonaws.com|]" }, "Action": "sts:AssumeRoleWithWebIdentity"
        """);

    private static string Policy(string provider, string condition) =>
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": { "Federated": {{provider}} }, "Action": "sts:AssumeRoleWithWebIdentity", "Condition": {{condition}} } }""";
}
