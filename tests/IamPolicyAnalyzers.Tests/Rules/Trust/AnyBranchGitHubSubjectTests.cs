using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Trust.AnyBranchGitHubSubject>;

namespace IamPolicyAnalyzers.Tests.Rules.Trust;

public sealed class AnyBranchGitHubSubjectTests
{
    private const string GitHub = "token.actions.githubusercontent.com";

    [Theory]
    [InlineData("repo:demo-org/demo:*", "any branch and pull request")]
    [InlineData("repo:demo-org/demo:ref:refs/*", "any branch and tag")]
    [InlineData("repo:demo-org/demo:ref:refs/heads/*", "any branch")]
    [InlineData("repo:demo-org/demo:pull_request", "any pull request")]
    public Task Reports(string subject, string admitted) => Verify.With("role.trust.json").Reports(
        Policy($$"""{ "StringEquals": { "{{GitHub}}:aud": "sts.amazonaws.com" }, "StringLike": { "{{GitHub}}:sub": "[|{{subject}}|]" } }"""),
        $"Subject '{subject}' lets {admitted} assume this role; write 'repo:demo-org/demo:ref:refs/heads/BRANCH'");

    [Theory]
    [InlineData($$"""{ "StringLike": { "{{GitHub}}:sub": ["repo:demo-org/demo:ref:refs/heads/main", "[|repo:demo-org/demo:*|]", "repo:demo-org/other:*"] } }""")]
    [InlineData($$"""{ "ForAnyValue:StringEquals": { "{{GitHub}}:sub": "[|repo:demo-org/demo:pull_request|]" } }""")]
    public Task Reports_the_first_value(string condition) => Verify.With("role.trust.json").Reports(Policy(condition));

    [Theory]
    [InlineData($$"""{ "StringLike": { "{{GitHub}}:sub": "repo:demo-org/demo:ref:refs/heads/main" } }""")]
    [InlineData($$"""{ "StringLike": { "{{GitHub}}:sub": "repo:demo-org/demo:ref:refs/tags/v*" } }""")]
    [InlineData($$"""{ "StringLike": { "{{GitHub}}:sub": "repo:demo-org/demo:environment:*" } }""")]
    [InlineData($$"""{ "StringLike": { "{{GitHub}}:sub": "repo:demo-org/*" } }""")] // WideOidcSubject's
    [InlineData($$"""{ "StringLike": { "{{GitHub}}:sub": { "Fn::Sub": "repo:${Repository}:*" } } }""")]
    [InlineData($$"""{ "StringLike": { "{{GitHub}}:sub": "repo:demo-org/${Name}:*" } }""")]
    [InlineData($$"""{ "StringEquals": { "{{GitHub}}:sub": "repo:demo-org/demo:*" } }""")] // compared literally
    [InlineData($$"""{ "StringLike": { "{{GitHub}}:sub": "repo:demo-org/demo:*" }, "StringEquals": { "{{GitHub}}:environment": "production" } }""")]
    [InlineData($$"""{ "StringLike": { "{{GitHub}}:sub": "repo:demo-org/demo:*", "{{GitHub}}:ref": "refs/heads/main" } }""")]
    [InlineData($$"""{ "StringLike": { "{{GitHub}}:sub": "repo:demo-org/demo:*" }, "StringEquals": { "{{GitHub}}:sub": "repo:demo-org/demo:ref:refs/heads/main" } }""")]
    [InlineData("""{ "Fn::If": ["Strict", {}, {}] }""")]
    public Task Accepts(string condition) => Verify.With("role.trust.json").Accepts(Policy(condition));

    [Fact]
    public Task Accepts_other_issuers() => Verify.With("role.trust.json").Accepts(
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow", "Principal": { "Federated": "arn:aws:iam::111122223333:oidc-provider/gitlab.com" }, "Action": "sts:AssumeRoleWithWebIdentity",
              "Condition": { "StringLike": { "gitlab.com:sub": "project_path:demo/app:*" } } },
            { "Effect": "Deny", "Principal": { "Federated": "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com" }, "NotAction": "sts:TagSession",
              "Condition": { "StringLike": { "token.actions.githubusercontent.com:sub": "repo:demo-org/demo:*" } } }] }
        """);

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.With("role.trust.json", severity: DiagnosticSeverity.Info).Reports(
        $$"""
        { "Version": "2012-10-17",
          "Statement": { "Effect": "Allow", "Principal": { "Federated": "arn:aws:iam::111122223333:oidc-provider/{{GitHub}}" }, "Action": "sts:AssumeRoleWithWebIdentity",
            "Condition": { "StringLike": { "{{GitHub}}:sub": "[|repo:demo-org/demo:*|]" }
        """);

    private static string Policy(string condition) =>
        $$"""
        { "Version": "2012-10-17",
          "Statement": { "Effect": "Allow", "Principal": { "Federated": "arn:aws:iam::111122223333:oidc-provider/{{GitHub}}" }, "Action": "sts:AssumeRoleWithWebIdentity", "Condition": {{condition}} } }
        """;
}
