using System.Threading.Tasks;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.CodeFixes;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.FixVerifier<IamPolicyAnalyzers.Rules.PrivilegeEscalation.PrincipalTakeover, IamPolicyAnalyzers.CodeFixes.LimitToCaller>;

namespace IamPolicyAnalyzers.Tests.CodeFixes;

public sealed class LimitToCallerTests
{
    [Fact]
    public Task Writes_the_caller() => Verify.FixesOnlyOneByOne(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": ["[|iam:CreateAccessKey|]", "iam:ListAccessKeys"], "Resource": "*" } }""",
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": ["iam:CreateAccessKey", "iam:ListAccessKeys"], "Resource": "arn:aws:iam::*:user/${aws:username}" } }""",
        title: "Limit to the caller's own user (narrows access)");

    [Fact]
    public Task Stays_in_partition_and_account() => Verify.FixesOnlyOneByOne(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "[|iam:CreateLoginProfile|]", "Resource": ["arn:aws-cn:iam::111122223333:user/*"] } }""",
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "iam:CreateLoginProfile", "Resource": "arn:aws-cn:iam::111122223333:user/${aws:username}" } }""");

    [Fact]
    public Task Leaves_other_actions_behind() => Verify.FixesOnlyOneByOne(
        """{ "Version": "2012-10-17", "Statement": [{ "Sid": "Users", "Effect": "Allow", "Action": ["iam:ListUsers", "[|iam:CreateAccessKey|]"], "Resource": "*" }] }""",
        """{ "Version": "2012-10-17", "Statement": [{ "Sid": "Users", "Effect": "Allow", "Action": ["iam:ListUsers"], "Resource": "*" }, { "Sid": "Users2", "Effect": "Allow", "Action": ["iam:CreateAccessKey"], "Resource": "arn:aws:iam::*:user/${aws:username}" }] }""");

    [Theory]
    [InlineData("2008-10-17", "\"[|iam:CreateAccessKey|]\"", "\"Resource\": \"*\"")] // knows no variables
    [InlineData("2012-10-17", "\"[|sts:AssumeRoot|]\"", "\"Resource\": \"*\"")]
    [InlineData("2012-10-17", "\"[|iam:CreateAccessKey|]\"", "\"NotResource\": \"arn:aws:iam::*:user/admin\"")]
    public void Offers_nothing(string version, string action, string resource) => Assert.Empty(FixText.Titles<LimitToCaller>(
        $$"""{ "Version": "{{version}}", "Statement": { "Effect": "Allow", "Action": {{action}}, {{resource}} } }""", RuleIds.PrincipalTakeover));
}
