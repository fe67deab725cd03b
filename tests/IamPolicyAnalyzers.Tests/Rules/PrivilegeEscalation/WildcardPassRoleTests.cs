using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.PrivilegeEscalation.WildcardPassRole>;

namespace IamPolicyAnalyzers.Tests.Rules.PrivilegeEscalation;

public sealed class WildcardPassRoleTests
{
    [Fact]
    public Task Reports_any_role() => Verify.Reports(
        """
        { "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "iam:PassRole", "Resource": "[|*|]" }] }
        """,
        "Allow on 'iam:PassRole' with Resource '*' lets the caller pass any role in the account; list the role ARNs");

    [Fact]
    public Task Points_at_the_action() => Verify.Relates(
        """{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": ["s3:GetObject", "iam:PassRole"], "Resource": "[|*|]" }] }""",
        ("iam:PassRole", "passes the role"));

    [Fact]
    public Task Reports_any_role_but_one() => Verify.Reports(
        """
        { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": ["iam:Get*", "iam:Pass*"], "[|NotResource|]": "arn:aws:iam::111122223333:role/admin" } }
        """,
        "Allow on 'iam:Pass*' with NotResource lets the caller pass any role in the account; list the role ARNs");

    [Theory]
    [InlineData("""{ "Effect": "Allow", "Action": "iam:PassRole", "Resource": ["arn:aws:iam::111122223333:role/app", "[|arn:aws:iam::111122223333:role/*|]"] }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "iam:PassRole", "Resource": "[|arn:aws:iam::*:*|]" }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "iam:PassRole", "Resource": "[|*|]", "Condition": { "StringNotEquals": { "iam:PassedToService": "ec2.amazonaws.com" } } }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "iam:PassRole", "Resource": "[|*|]", "Condition": { "StringLike": { "iam:PassedToService": "*" } } }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "iam:PassRole", "Resource": "[|*|]", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } } }""")]
    public Task Reports(string statement) => Verify.Reports($$"""{ "Version": "2012-10-17", "Statement": {{statement}} }""");

    [Theory]
    [InlineData("""{ "Effect": "Allow", "Action": "iam:PassRole", "Resource": "arn:aws:iam::111122223333:role/Demo" }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "iam:PassRole", "Resource": "arn:aws:iam::*:role/app-*" }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "iam:PassRole", "Resource": "arn:aws:iam::*:role/service-role/*" }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "iam:PassRole", "Resource": { "Ref": "Role" } }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "iam:PassRole", "Resource": "*", "Condition": { "StringEquals": { "iam:PassedToService": "ec2.amazonaws.com" } } }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "iam:PassRole", "Resource": "*", "Condition": { "StringLikeIfExists": { "iam:PassedToService": "*.amazonaws.com" } } }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "iam:PassRole", "Resource": "*", "Condition": { "StringEquals": { "iam:ResourceTag/team": "shop" } } }""")]
    [InlineData("""{ "Effect": "Allow", "Action": ["iam:PassRole", "ec2:RunInstances"], "Resource": "*" }""")] // PassRoleEscalation speaks
    [InlineData("""{ "Effect": "Allow", "Action": "iam:*", "Resource": "*" }""")] // SensitiveServiceWildcard speaks
    [InlineData("""{ "Effect": "Allow", "Action": "*", "Resource": "*" }""")] // AdministratorStatement speaks
    [InlineData("""{ "Effect": "Allow", "NotAction": "s3:*", "Resource": "*" }""")] // NotActionAllow speaks
    [InlineData("""{ "Effect": "Allow", "Action": "iam:PassRole", "Resource": "*" }, { "Effect": "Deny", "Action": "iam:*", "Resource": "*" }""")]
    [InlineData("""{ "Effect": "Deny", "Action": "iam:PassRole", "Resource": "*" }""")]
    public Task Accepts(string statements) => Verify.Accepts($$"""{ "Version": "2012-10-17", "Statement": [{{statements}}] }""");

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.Reports(
        """
        { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "iam:PassRole", "Resource": "[|*|]"
        """);
}
