using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Trust.WideOidcSubject>;

namespace IamPolicyAnalyzers.Tests.Rules.Trust;

public sealed class WideOidcSubjectTests
{
    private const string GitHub = "token.actions.githubusercontent.com";
    private const string Cluster = "oidc.eks.eu-west-1.amazonaws.com/id/ABCDEF";

    [Fact]
    public Task Reports_every_repository_of_an_owner() => Verify.Reports(
        """
        { "Version": "2012-10-17",
          "Statement": [{ "Effect": "Allow", "Principal": { "Federated": "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com" },
            "Action": "sts:AssumeRoleWithWebIdentity",
            "Condition": {
              "StringEquals": { "token.actions.githubusercontent.com:aud": "sts.amazonaws.com" },
              "StringLike": { "token.actions.githubusercontent.com:sub": "[|repo:demo-org/*|]" } } }] }
        """,
        "Subject 'repo:demo-org/*' lets every repository of 'demo-org' assume this role; write 'repo:demo-org/REPO:ref:refs/heads/BRANCH'");

    [Theory]
    [InlineData(GitHub, "repo:*", "every tenant of the provider", "repo:OWNER/REPO:ref:refs/heads/BRANCH")]
    [InlineData(GitHub, "*:ref:refs/heads/main", "every tenant of the provider", "repo:OWNER/REPO:ref:refs/heads/BRANCH")]
    [InlineData(GitHub, "repo:*/demo:ref:refs/heads/main", "every tenant of the provider", "repo:OWNER/REPO:ref:refs/heads/BRANCH")]
    [InlineData(GitHub, "repo:demo-org*/app:ref:refs/heads/main", "every owner that begins with 'demo-org'", "repo:OWNER/REPO:ref:refs/heads/BRANCH")]
    [InlineData(GitHub, "repo:demo-org/app*", "every repository of 'demo-org' that begins with 'app'", "repo:demo-org/REPO:ref:refs/heads/BRANCH")]
    [InlineData(GitHub, "repo:demo-org/ap?:environment:production", "every repository of 'demo-org' that begins with 'ap'", "repo:demo-org/REPO:ref:refs/heads/BRANCH")]
    [InlineData("gitlab.com", "project_path:*", "every tenant of the provider", "project_path:GROUP/PROJECT:ref_type:branch:ref:BRANCH")]
    [InlineData("gitlab.com", "project_path:demo/*:ref_type:branch:ref:main", "every project of 'demo'", "project_path:demo/PROJECT:ref_type:branch:ref:BRANCH")]
    [InlineData("app.terraform.io", "organization:demo:project:*:workspace:*:run_phase:apply", "every project of 'demo'", "organization:demo:project:PROJECT:workspace:WORKSPACE:run_phase:PHASE")]
    [InlineData("agent.buildkite.com", "organization:*", "every tenant of the provider", "organization:ORG:pipeline:PIPELINE")]
    [InlineData(Cluster, "system:serviceaccount:*:api", "every namespace", "system:serviceaccount:NAMESPACE:NAME")]
    public Task Reports(string address, string subject, string admitted, string suggestion) => Verify.With("role.trust.json").Reports(
        Policy(address, $$"""{ "StringLike": { "{{address}}:sub": ["[|{{subject}}|]"] } }"""),
        $"Subject '{subject}' lets {admitted} assume this role; write '{suggestion}'");

    [Fact]
    public Task Names_the_parts_of_the_deployment_as_they_are_written() => Verify.With("role.trust.json").Reports(
        Policy(GitHub, $$"""{ "StringLike": { "{{GitHub}}:sub": { "Fn::Sub": "[|repo:${Owner}/*|]" } } }"""),
        "Subject 'repo:${Owner}/*' lets every repository of '${Owner}' assume this role; write 'repo:${Owner}/REPO:ref:refs/heads/BRANCH'");

    [Fact]
    public Task Reports_every_service_account_of_a_cluster() => Verify.With("role.trust.json").Reports(
        $$"""
        { "Version": "2012-10-17",
          "Statement": { "Effect": "Allow", "Principal": { "Federated": "[|arn:aws:iam::111122223333:oidc-provider/{{Cluster}}|]" }, "Action": "sts:AssumeRoleWithWebIdentity",
            "Condition": { "StringEquals": { "{{Cluster}}:aud": "sts.amazonaws.com" } } } }
        """,
        $"No test of '{Cluster}:sub' lets every service account of the cluster assume this role; write 'system:serviceaccount:NAMESPACE:NAME'");

    [Theory]
    [InlineData(GitHub, "repo:demo-org/demo:environment:production")]
    [InlineData(GitHub, "repo:demo-org/demo:*")] // AnyBranchGitHubSubject's
    [InlineData(GitHub, "repo:demo-org/demo:ref:refs/tags/v*")]
    [InlineData(GitHub, "repo:${Owner}/demo:ref:refs/heads/*")]
    [InlineData(GitHub, "repo:${Repository}:*")] // may hold the slash
    [InlineData(GitHub, "${Subject}*")]
    [InlineData(GitHub, "repository_owner_id:1234:*")] // a form of one's own
    [InlineData(GitHub, "repo:${*}/demo:ref:refs/heads/main")]
    [InlineData(GitHub, "*")] // MissingOidcSubject's
    [InlineData("gitlab.com", "project_path:demo/team/app:ref_type:*")]
    [InlineData("app.terraform.io", "organization:demo:project:shop:workspace:live:run_phase:*")]
    [InlineData("oidc.circleci.com/org/1234", "org/1234/project/*")]
    [InlineData(Cluster, "system:serviceaccount:shop:*")]
    [InlineData(Cluster, "system:serviceaccount:team-*:api")]
    public Task Accepts(string address, string subject) => Verify.With("role.trust.json").Accepts(
        Policy(address, $$"""{ "StringLike": { "{{address}}:sub": "{{subject}}" } }"""));

    [Theory]
    [InlineData($$"""{ "StringEquals": { "{{GitHub}}:sub": "repo:demo-org/*" } }""")] // compared literally
    [InlineData($$"""{ "StringLike": { "{{GitHub}}:sub": "repo:*" }, "StringEquals": { "{{GitHub}}:repository_owner_id": "1234" } }""")]
    [InlineData($$"""{ "StringLike": { "{{GitHub}}:sub": "repo:demo-org/*" }, "StringEquals": { "{{GitHub}}:sub": "repo:demo-org/demo:ref:refs/heads/main" } }""")]
    [InlineData($$"""{ "StringLike": { "{{GitHub}}:sub": { "Ref": "Subject" } } }""")]
    [InlineData($$"""{ "StringLikeIfExists": { "{{GitHub}}:sub": "repo:demo-org/*" } }""")] // MissingOidcSubject's
    [InlineData("""{ "Fn::If": ["Strict", {}, {}] }""")]
    public Task Accepts_conditions(string condition) => Verify.With("role.trust.json").Accepts(Policy(GitHub, condition));

    [Fact]
    public Task Accepts_a_cluster_without_any_claim() => Verify.With("role.trust.json").Accepts(Policy(Cluster, "{}")); // MissingFederationCondition's

    [Fact]
    public Task Accepts_a_Deny() => Verify.With("role.trust.json").Accepts(
        $$"""
        { "Version": "2012-10-17",
          "Statement": { "Effect": "Deny", "Principal": { "Federated": "arn:aws:iam::111122223333:oidc-provider/{{GitHub}}" }, "NotAction": "sts:TagSession",
            "Condition": { "StringLike": { "{{GitHub}}:sub": "repo:demo-org/*" } } } }
        """);

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.With("role.trust.json").Reports(
        $$"""
        { "Version": "2012-10-17",
          "Statement": { "Effect": "Allow", "Principal": { "Federated": "arn:aws:iam::111122223333:oidc-provider/{{GitHub}}" }, "Action": "sts:AssumeRoleWithWebIdentity",
            "Condition": { "StringLike": { "{{GitHub}}:sub": ["repo:demo-org/demo:pull_request", "[|repo:demo-org/*|]"]
        """);

    private static string Policy(string address, string condition) =>
        $$"""
        { "Version": "2012-10-17",
          "Statement": { "Effect": "Allow", "Principal": { "Federated": "arn:aws:iam::111122223333:oidc-provider/{{address}}" }, "Action": "sts:AssumeRoleWithWebIdentity", "Condition": {{condition}} } }
        """;
}
