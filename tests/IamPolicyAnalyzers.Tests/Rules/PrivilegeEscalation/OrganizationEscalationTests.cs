using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.PrivilegeEscalation.OrganizationEscalation>;

namespace IamPolicyAnalyzers.Tests.Rules.PrivilegeEscalation;

public sealed class OrganizationEscalationTests
{
    private const string PermissionSet = "arn:aws:sso:::permissionSet/ssoins-1234567890abcdef/ps-1234567890abcdef";

    [Fact]
    public Task Reports_policies_of_the_organization() => Verify.Reports(
        """
        { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "[|organizations:DetachPolicy|]", "Resource": "*" } }
        """,
        "Allow on 'organizations:DetachPolicy' with Resource '*' changes access in every account; limit it to administrators");

    [Fact]
    public Task Points_at_the_other_actions_of_the_way() => Verify.Relates(
        """{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "sso:PutInlinePolicyToPermissionSet", "Resource": "*" }, { "Effect": "Allow", "Action": "[|sso:ProvisionPermissionSet|]", "Resource": "*" }] }""",
        ("*", "leaves it open"),
        ("sso:PutInlinePolicyToPermissionSet", "granted here"));

    [Fact]
    public Task Reports_a_way_over_two_statements_where_it_ends() => Verify.Reports(
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow", "Action": "sso:PutInlinePolicyToPermissionSet", "Resource": "*" },
            { "Effect": "Allow", "Action": "[|sso:ProvisionPermissionSet|]", "Resource": "*" } ] }
        """,
        "Allow on 'sso:PutInlinePolicyToPermissionSet' and 'sso:ProvisionPermissionSet' with Resource '*' changes access in every account; limit it to administrators");

    [Theory]
    [InlineData("\"Action\": [\"[|organizations:LeaveOrganization|]\", \"organizations:ListAccounts\"], \"Resource\": [\"*\"]")]
    [InlineData("\"Action\": \"[|identitystore:CreateGroupMembership|]\", \"Resource\": \"*\", \"Condition\": { \"Bool\": { \"aws:SecureTransport\": \"true\" } }")]
    [InlineData("\"Action\": \"[|sso:CreateAccountAssignment|]\", \"Resource\": [\"arn:aws:sso:::instance/*\", \"arn:aws:sso:::permissionSet/*\", \"arn:aws:sso:::account/*\"]")]
    [InlineData("\"Action\": \"[|organizations:UpdatePolicy|]\", \"NotResource\": \"arn:aws:organizations::111122223333:policy/o-1/service_control_policy/p-1\"")]
    public Task Reports(string statement) => Verify.Reports($$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", {{statement}} } }""");

    [Theory]
    [InlineData("\"Action\": \"organizations:DescribeOrganization\", \"Resource\": \"*\"")]
    [InlineData("\"Action\": \"sso:PutInlinePolicyToPermissionSet\", \"Resource\": \"*\"")] // half a way
    [InlineData("\"Action\": \"sso:CreateAccountAssignment\", \"Resource\": [\"arn:aws:sso:::instance/*\", \"" + PermissionSet + "\", \"arn:aws:sso:::account/*\"]")]
    [InlineData("\"Action\": [\"sso:PutInlinePolicyToPermissionSet\", \"sso:ProvisionPermissionSet\"], \"Resource\": [\"arn:aws:sso:::instance/*\", \"" + PermissionSet + "\", \"arn:aws:sso:::account/*\"]")]
    [InlineData("\"Action\": \"sso:CreateAccountAssignment\", \"Resource\": { \"Ref\": \"PermissionSet\" }")]
    [InlineData("\"Action\": \"sso:CreateAccountAssignment\", \"Resource\": \"*\", \"Condition\": { \"Bool\": { \"aws:MultiFactorAuthPresent\": \"true\" } }")]
    [InlineData("\"Action\": \"organizations:DisablePolicyType\", \"Resource\": \"*\", \"Condition\": { \"StringEquals\": { \"organizations:PolicyType\": \"TAG_POLICY\" } }")]
    [InlineData("\"Action\": \"organizations:DetachPolicy\", \"Resource\": \"*\", \"Condition\": { \"Ref\": \"Condition\" }")]
    [InlineData("\"Action\": \"organizations:*\", \"Resource\": \"*\"")] // SensitiveServiceWildcard speaks
    [InlineData("\"Action\": \"organizations:D*\", \"Resource\": \"*\"")] // SensitiveActionPattern speaks
    [InlineData("\"Action\": \"*\", \"Resource\": \"*\"")] // AdministratorStatement speaks
    [InlineData("\"NotAction\": \"iam:*\", \"Resource\": \"*\"")] // NotActionAllow speaks
    public Task Accepts(string statement) => Verify.Accepts($$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", {{statement}} } }""");

    [Fact]
    public Task Accepts_what_is_denied() => Verify.Accepts(
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow", "Action": ["organizations:LeaveOrganization", "organizations:ListAccounts"], "Resource": "*" },
            { "Effect": "Deny", "Action": "organizations:LeaveOrganization", "Resource": "*" } ] }
        """);

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.Reports(
        """
        { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "[|organizations:DetachPolicy|]", "Resource": "*", }
        """);
}
