using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.PrivilegeEscalation.DirectEscalation>;

namespace IamPolicyAnalyzers.Tests.Rules.PrivilegeEscalation;

public sealed class DirectEscalationTests
{
    [Fact]
    public Task Reports_attaching_any_policy() => Verify.Reports(
        """
        { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "[|iam:AttachRolePolicy|]", "Resource": "*" } }
        """,
        "Allow on 'iam:AttachRolePolicy' with Resource '*' lets the caller become administrator; limit the resources or test 'iam:PolicyARN'");

    [Fact]
    public Task Points_at_the_resource_that_leaves_it_open() => Verify.Relates(
        """{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "[|iam:AttachRolePolicy|]", "Resource": "*" }] }""",
        ("*", "leaves it open"));

    [Fact]
    public Task Names_three_ways_and_counts_the_rest() => Verify.Reports(
        """
        { "Version": "2012-10-17",
          "Statement": { "Effect": "Allow", "Action": ["[|iam:AddUserToGroup|]", "iam:PutUserPolicy", "s3:GetObject", "iam:CreatePolicyVersion", "iam:PutGroupPolicy", "iam:PutRolePolicy"], "Resource": "*" } }
        """,
        "Allow on 'iam:AddUserToGroup', 'iam:PutUserPolicy', 'iam:CreatePolicyVersion' and 2 more with Resource '*' lets the caller become administrator; limit the resources");

    [Fact]
    public Task Reports_what_callers_do_to_themselves() => Verify.Reports(
        """
        { "Version": "2012-10-17",
          "Statement": { "Effect": "Allow", "Action": ["iam:GetUser", "[|iam:PutUserPolicy|]"], "Resource": "arn:aws:iam::*:user/${aws:username}" } }
        """,
        "Allow on 'iam:PutUserPolicy' with Resource 'arn:aws:iam::*:user/${aws:username}' lets the caller become administrator; limit the resources or test 'iam:PermissionsBoundary'");

    [Fact]
    public Task Reports_all_but_a_few_resources() => Verify.Reports(
        """
        { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "[|iam:AddUserToGroup|]", "NotResource": "arn:aws:iam::111122223333:group/admins" } }
        """,
        "Allow on 'iam:AddUserToGroup' with NotResource lets the caller become administrator; limit the resources");

    [Fact]
    public Task Says_the_shorter_way_once() => Verify.Reports(
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow", "Action": ["iam:CreateUser", "iam:CreateRole"], "Resource": "*" },
            { "Effect": "Allow", "Action": ["[|iam:AttachUserPolicy|]"], "Resource": "*" } ] }
        """,
        "Allow on 'iam:AttachUserPolicy' with Resource '*' lets the caller become administrator; limit the resources or test 'iam:PolicyARN'");

    [Theory]
    [InlineData("\"Action\": \"[|iam:PutRolePolicy|]\", \"Resource\": \"arn:aws:iam::111122223333:role/*\"")]
    [InlineData("\"Action\": \"[|iam:SetDefaultPolicyVersion|]\", \"Resource\": [\"arn:aws:iam::111122223333:policy/app\", \"arn:aws:iam::*:policy/*\"]")]
    [InlineData("\"Action\": \"[|IAM:attachrolepolicy|]\", \"Resource\": \"*\", \"Condition\": { \"Bool\": { \"aws:SecureTransport\": \"true\" } }")]
    [InlineData("\"Action\": \"[|iam:AttachRolePolicy|]\", \"Resource\": \"*\", \"Condition\": { \"ArnLike\": { \"iam:PolicyARN\": \"arn:aws:iam::aws:policy/*\" } }")]
    [InlineData("\"Action\": \"[|iam:AttachRolePolicy|]\", \"Resource\": \"*\", \"Condition\": { \"ArnNotEquals\": { \"iam:PolicyARN\": \"arn:aws:iam::aws:policy/AdministratorAccess\" } }")]
    [InlineData("\"Action\": \"[|iam:AttachUserPolicy|]\", \"Resource\": \"*\", \"Condition\": { \"StringEqualsIfExists\": { \"iam:PermissionsBoundary\": \"arn:aws:iam::111122223333:policy/b\" } }")]
    [InlineData("\"Action\": \"[|iam:AttachUserPolicy|]\", \"Resource\": \"arn:aws:iam::*:user/${aws:username}\"")]
    public Task Reports(string statement) => Verify.Reports($$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", {{statement}} } }""");

    [Theory]
    [InlineData("\"Action\": \"iam:AttachRolePolicy\", \"Resource\": \"arn:aws:iam::111122223333:role/Demo\", \"Condition\": { \"ArnEquals\": { \"iam:PolicyARN\": \"arn:aws:iam::111122223333:policy/AppRead\" } }")]
    [InlineData("\"Action\": \"iam:AttachRolePolicy\", \"Resource\": \"*\", \"Condition\": { \"ArnEquals\": { \"iam:PolicyARN\": \"arn:aws:iam::111122223333:policy/AppRead\" } }")]
    [InlineData("\"Action\": \"iam:PutRolePolicy\", \"Resource\": \"*\", \"Condition\": { \"StringEquals\": { \"iam:PermissionsBoundary\": \"arn:aws:iam::111122223333:policy/b\" } }")]
    [InlineData("\"Action\": \"iam:PutRolePolicy\", \"Resource\": \"*\", \"Condition\": { \"StringEquals\": { \"iam:ResourceTag/team\": \"shop\" } }")]
    [InlineData("\"Action\": \"iam:PutRolePolicy\", \"Resource\": \"*\", \"Condition\": { \"StringEquals\": { \"aws:ResourceTag/team\": \"shop\" } }")]
    [InlineData("\"Action\": \"iam:PutRolePolicy\", \"Resource\": \"*\", \"Condition\": { \"Bool\": { \"aws:MultiFactorAuthPresent\": \"true\" } }")]
    [InlineData("\"Action\": \"iam:PutRolePolicy\", \"Resource\": \"*\", \"Condition\": { \"Ref\": \"Condition\" }")]
    [InlineData("\"Action\": \"iam:PutRolePolicy\", \"Resource\": \"arn:aws:iam::*:role/app/*\"")]
    [InlineData("\"Action\": \"iam:PutRolePolicy\", \"Resource\": \"arn:aws:iam::*:role/app-*\"")]
    [InlineData("\"Action\": \"iam:PutRolePolicy\", \"Resource\": { \"Ref\": \"Role\" }")]
    [InlineData("\"Action\": { \"Ref\": \"Actions\" }, \"Resource\": \"*\"")]
    [InlineData("\"Action\": \"iam:PutRolePolicy\", \"NotResource\": { \"Ref\": \"Role\" }")]
    [InlineData("\"Action\": \"iam:AddUserToGroup\", \"Resource\": \"arn:aws:iam::*:user/${aws:username}\"")] // works on groups
    [InlineData("\"Action\": \"iam:PutUserPolicy\", \"Resource\": \"arn:aws:iam::*:user/robot-${aws:username}\"")] // a user beside the caller
    [InlineData("\"Action\": [\"iam:CreateRole\", \"iam:CreateUser\"], \"Resource\": \"*\"")] // half a way
    [InlineData("\"Action\": \"*\", \"Resource\": \"*\"")] // AdministratorStatement speaks
    [InlineData("\"Action\": \"*\", \"Resource\": \"arn:aws:iam::*:role/*\"")] // AllActions speaks
    [InlineData("\"Action\": \"iam:*\", \"Resource\": \"*\"")] // SensitiveServiceWildcard speaks
    [InlineData("\"Action\": \"iam:Attach*\", \"Resource\": \"*\"")] // SensitiveActionPattern speaks
    [InlineData("\"NotAction\": \"s3:*\", \"Resource\": \"*\"")] // NotActionAllow speaks
    public Task Accepts(string statement) => Verify.Accepts($$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", {{statement}} } }""");

    [Theory]
    [InlineData("""{ "Effect": "Deny", "Action": "iam:*", "Resource": "*" }""")]
    [InlineData("""{ "Effect": "Deny", "NotAction": "s3:*", "Resource": "*" }""")]
    [InlineData("""{ "Effect": "Deny", "Action": "iam:PutRolePolicy", "Resource": "arn:aws:iam::*:role/*" }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "*", "Resource": "*" }""")]
    public Task Accepts_what_another_statement_settles(string other) => Verify.Accepts(
        $$"""{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "iam:PutRolePolicy", "Resource": "*" }, {{other}}] }""");

    [Theory]
    [InlineData("""{ "Effect": "Deny", "Action": "iam:PutRolePolicy", "Resource": "arn:aws:iam::*:role/admin" }""")]
    [InlineData("""{ "Effect": "Deny", "Action": "iam:*", "Resource": "*", "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } } }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "iam:*", "Resource": "arn:aws:iam::111122223333:role/app" }""")]
    public Task Reports_in_spite_of(string other) => Verify.Reports(
        $$"""{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "[|iam:PutRolePolicy|]", "Resource": "*" }, {{other}}] }""");

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.Reports(
        """
        { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": ["[|iam:PutRolePolicy|]"], "Resource": "*"
        """);
}
