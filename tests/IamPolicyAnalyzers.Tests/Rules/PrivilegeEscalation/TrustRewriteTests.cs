using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.PrivilegeEscalation.TrustRewrite>;

namespace IamPolicyAnalyzers.Tests.Rules.PrivilegeEscalation;

public sealed class TrustRewriteTests
{
    [Fact]
    public Task Reports_every_provider() => Verify.Reports(
        """
        { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "[|iam:UpdateSAMLProvider|]", "Resource": "*" } }
        """,
        "Allow on 'iam:UpdateSAMLProvider' with Resource '*' changes whom the account trusts; name the provider");

    [Fact]
    public Task Points_at_the_resource_that_leaves_it_open() => Verify.Relates(
        """{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "[|iam:UpdateSAMLProvider|]", "Resource": "*" }] }""",
        ("*", "leaves it open"));

    [Theory]
    [InlineData("\"Action\": [\"iam:GetSAMLProvider\", \"[|iam:UpdateSAMLProvider|]\"], \"Resource\": [\"arn:aws:iam::111122223333:saml-provider/*\"]")]
    [InlineData("\"Action\": \"[|iam:UpdateSAMLProvider|]\", \"NotResource\": \"arn:aws:iam::111122223333:saml-provider/Corp\"")]
    [InlineData("\"Action\": \"[|iam:UpdateSAMLProvider|]\", \"Resource\": \"*\", \"Condition\": { \"StringLike\": { \"aws:UserAgent\": \"console*\" } }")]
    public Task Reports(string statement) => Verify.Reports($$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", {{statement}} } }""");

    [Theory]
    [InlineData("\"Action\": \"iam:UpdateSAMLProvider\", \"Resource\": \"arn:aws:iam::111122223333:saml-provider/Corp\"")]
    [InlineData("\"Action\": \"iam:UpdateSAMLProvider\", \"Resource\": { \"Ref\": \"Provider\" }")]
    [InlineData("\"Action\": \"iam:UpdateSAMLProvider\", \"Resource\": \"*\", \"Condition\": { \"Bool\": { \"aws:MultiFactorAuthPresent\": \"true\" } }")]
    [InlineData("\"Action\": \"iam:UpdateSAMLProvider\", \"Resource\": \"*\", \"Condition\": { \"Ref\": \"Condition\" }")]
    [InlineData("\"Action\": [\"iam:CreateSAMLProvider\", \"iam:UpdateOpenIDConnectProviderThumbprint\", \"iam:AddClientIDToOpenIDConnectProvider\"], \"Resource\": \"*\"")]
    [InlineData("\"Action\": [\"iam:CreateSAMLProvider\", \"iam:UpdateAssumeRolePolicy\"], \"Resource\": \"*\"")] // DirectEscalation speaks
    [InlineData("\"Action\": \"iam:*\", \"Resource\": \"*\"")] // SensitiveServiceWildcard speaks
    [InlineData("\"Action\": \"iam:Update*\", \"Resource\": \"*\"")] // SensitiveActionPattern speaks
    [InlineData("\"Action\": \"*\", \"Resource\": \"*\"")] // AdministratorStatement speaks
    [InlineData("\"NotAction\": \"s3:*\", \"Resource\": \"*\"")] // NotActionAllow speaks
    public Task Accepts(string statement) => Verify.Accepts($$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", {{statement}} } }""");

    [Fact]
    public Task Accepts_what_is_denied() => Verify.Accepts(
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow", "Action": "iam:UpdateSAMLProvider", "Resource": "*" },
            { "Effect": "Deny", "Action": "iam:*SAMLProvider", "Resource": "*" } ] }
        """);

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.Reports(
        """
        { "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "[|iam:UpdateSAMLProvider|]", "Resource": "*" }
        """);
}
