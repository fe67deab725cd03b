using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.PrivilegeEscalation.BoundaryRemoval>;

namespace IamPolicyAnalyzers.Tests.Rules.PrivilegeEscalation;

public sealed class BoundaryRemovalTests
{
    private const string Boundary = "\"Condition\": { \"StringEquals\": { \"iam:PermissionsBoundary\": \"arn:aws:iam::111122223333:policy/Boundary\" } }";

    [Fact]
    public Task Reports_lifting_every_boundary() => Verify.Reports(
        """
        { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "[|iam:DeleteRolePermissionsBoundary|]", "Resource": "*" } }
        """,
        "Allow on 'iam:DeleteRolePermissionsBoundary' with Resource '*' lifts boundaries; deny it or limit the resources");

    [Fact]
    public Task Points_at_the_resource_that_leaves_it_open() => Verify.Relates(
        """{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "[|iam:DeleteRolePermissionsBoundary|]", "Resource": "*" }] }""",
        ("*", "leaves it open"));

    [Theory]
    [InlineData("\"Action\": [\"iam:GetUser\", \"[|iam:PutUserPermissionsBoundary|]\"], \"Resource\": [\"arn:aws:iam::*:user/*\"]")]
    [InlineData("\"Action\": \"[|iam:DeleteUserPermissionsBoundary|]\", \"NotResource\": \"arn:aws:iam::*:user/admin\"")]
    [InlineData("\"Action\": \"[|iam:DeleteRolePermissionsBoundary|]\", \"Resource\": \"*\", " + Boundary)] // lifts this very boundary
    [InlineData("\"Action\": \"[|iam:PutRolePermissionsBoundary|]\", \"Resource\": \"*\", \"Condition\": { \"StringNotEquals\": { \"iam:PermissionsBoundary\": \"arn:aws:iam::111122223333:policy/b\" } }")]
    public Task Reports(string statement) => Verify.Reports($$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", {{statement}} } }""");

    [Theory]
    [InlineData("\"Action\": \"iam:PutRolePermissionsBoundary\", \"Resource\": \"*\", " + Boundary)]
    [InlineData("\"Action\": \"iam:PutUserPermissionsBoundary\", \"Resource\": \"*\", " + Boundary)]
    [InlineData("\"Action\": \"iam:DeleteRolePermissionsBoundary\", \"Resource\": \"arn:aws:iam::111122223333:role/app/*\"")]
    [InlineData("\"Action\": \"iam:DeleteRolePermissionsBoundary\", \"Resource\": { \"Ref\": \"Role\" }")]
    [InlineData("\"Action\": \"iam:DeleteRolePermissionsBoundary\", \"Resource\": \"*\", \"Condition\": { \"StringEquals\": { \"aws:ResourceTag/team\": \"shop\" } }")]
    [InlineData("\"Action\": \"iam:DeleteRolePermissionsBoundary\", \"Resource\": \"*\", \"Condition\": { \"Bool\": { \"aws:MultiFactorAuthPresent\": \"true\" } }")]
    [InlineData("\"Action\": \"iam:DeleteRolePermissionsBoundary\", \"Resource\": \"*\", \"Condition\": { \"Ref\": \"Condition\" }")]
    [InlineData("\"Action\": [\"iam:DetachUserPolicy\", \"iam:DetachRolePolicy\", \"iam:DeleteUserPolicy\", \"iam:DeleteRolePolicy\"], \"Resource\": \"*\"")] // ordinary management of roles
    [InlineData("\"Action\": \"iam:*\", \"Resource\": \"*\"")] // SensitiveServiceWildcard speaks
    [InlineData("\"Action\": \"iam:Delete*\", \"Resource\": \"*\"")] // SensitiveActionPattern speaks
    [InlineData("\"Action\": \"*\", \"Resource\": \"*\"")] // AdministratorStatement speaks
    [InlineData("\"NotAction\": \"s3:*\", \"Resource\": \"*\"")] // NotActionAllow speaks
    public Task Accepts(string statement) => Verify.Accepts($$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", {{statement}} } }""");

    [Fact]
    public Task Accepts_what_is_denied() => Verify.Accepts(
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow", "Action": "iam:DeleteUserPermissionsBoundary", "Resource": "*" },
            { "Effect": "Deny", "Action": "iam:*PermissionsBoundary", "Resource": "*" } ] }
        """);

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.Reports(
        """
        { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "[|iam:DeleteRolePermissionsBoundary|]", "Resource": "*"
        """);
}
