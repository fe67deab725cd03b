using System.Threading.Tasks;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.CodeFixes;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.FixVerifier<IamPolicyAnalyzers.Rules.PrivilegeEscalation.DirectEscalation, IamPolicyAnalyzers.CodeFixes.TestPermissionsBoundary>;

namespace IamPolicyAnalyzers.Tests.CodeFixes;

public sealed class TestPermissionsBoundaryTests
{
    private const string Test = """ "Condition": { "StringEquals": { "iam:PermissionsBoundary": "arn:aws:iam::REPLACE_ME_ACCOUNT:policy/REPLACE_ME_POLICY_NAME" } } """;

    [Fact]
    public Task Adds_the_test() => Verify.FixesOnlyOneByOne(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": ["[|iam:PutRolePolicy|]", "iam:AttachRolePolicy"], "Resource": "*" } }""",
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": ["iam:PutRolePolicy", "iam:AttachRolePolicy"], "Resource": "*",{{Test}}} }""",
        title: "Test 'iam:PermissionsBoundary' (narrows access)");

    [Fact]
    public Task Leaves_actions_behind_that_do_not_know_the_key() => Verify.FixesOnlyOneByOne(
        """{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": ["iam:ListRoles", "[|iam:PutRolePolicy|]"], "Resource": "*" }] }""",
        $$"""{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": ["iam:ListRoles"], "Resource": "*" }, { "Effect": "Allow", "Action": ["iam:PutRolePolicy"], "Resource": "*",{{Test}}}] }""");

    [Theory]
    [InlineData("\"[|iam:AddUserToGroup|]\"", "")]
    [InlineData("\"[|iam:PutRolePolicy|]\", \"iam:PutGroupPolicy\"", "")] // groups have no boundary
    [InlineData("\"[|iam:PutRolePolicy|]\"", ", \"Condition\": { \"StringEqualsIfExists\": { \"iam:PermissionsBoundary\": \"arn:aws:iam::111122223333:policy/b\" } }")]
    public void Offers_nothing(string actions, string condition) => Assert.Empty(FixText.Titles<TestPermissionsBoundary>(
        $$"""{ "Statement": { "Effect": "Allow", "Action": [{{actions}}], "Resource": "*"{{condition}} } }""", RuleIds.DirectEscalation));
}
