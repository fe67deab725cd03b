using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.PrivilegeEscalation.PrincipalTakeover>;

namespace IamPolicyAnalyzers.Tests.Rules.PrivilegeEscalation;

public sealed class PrincipalTakeoverTests
{
    [Fact]
    public Task Reports_keys_for_every_user() => Verify.Reports(
        """
        { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "[|iam:CreateAccessKey|]", "Resource": "*" } }
        """,
        "Allow on 'iam:CreateAccessKey' with Resource '*' takes over other users; limit it to 'user/${aws:username}'");

    [Fact]
    public Task Points_at_the_resource_that_leaves_it_open() => Verify.Relates(
        """{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "[|iam:CreateAccessKey|]", "Resource": "*" }] }""",
        ("*", "leaves it open"));

    [Fact]
    public Task Reports_root_users() => Verify.Reports(
        """
        { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "[|sts:AssumeRoot|]", "Resource": "*" } }
        """,
        "Allow on 'sts:AssumeRoot' with Resource '*' takes over root users; test 'sts:TaskPolicyArn'");

    [Fact]
    public Task Reports_root_users_of_every_account() => Verify.Reports(
        """
        { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "[|sts:AssumeRoot|]", "Resource": "arn:aws:iam::*:root" } }
        """,
        "Allow on 'sts:AssumeRoot' with Resource 'arn:aws:iam::*:root' takes over root users; test 'sts:TaskPolicyArn'");

    [Fact]
    public Task Reports_several_ways_once() => Verify.Reports(
        """
        { "Version": "2012-10-17",
          "Statement": { "Effect": "Allow", "Action": ["iam:GetUser", "[|iam:UpdateLoginProfile|]", "iam:CreateServiceSpecificCredential", "iam:CreateAccessKey", "iam:CreateLoginProfile"],
            "Resource": "arn:aws:iam::111122223333:user/*" } }
        """,
        "Allow on 'iam:UpdateLoginProfile', 'iam:CreateServiceSpecificCredential', 'iam:CreateAccessKey' and 1 more with Resource 'arn:aws:iam::111122223333:user/*' takes over other users; limit it to 'user/${aws:username}'");

    [Theory]
    [InlineData("\"Action\": \"[|iam:CreateLoginProfile|]\", \"NotResource\": \"arn:aws:iam::*:user/admin\"")]
    [InlineData("\"Action\": \"[|iam:ResetServiceSpecificCredential|]\", \"Resource\": [\"arn:aws:iam::*:user/${aws:username}\", \"arn:aws:iam::*:user/*\"]")]
    [InlineData("\"Action\": [\"[|iam:CreateAccessKey|]\", \"iam:DeleteAccessKey\"], \"Resource\": \"*\", \"Condition\": { \"DateGreaterThan\": { \"aws:CurrentTime\": \"2026-01-01T00:00:00Z\" } }")]
    public Task Reports(string statement) => Verify.Reports($$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", {{statement}} } }""");

    [Theory]
    [InlineData("\"Action\": \"iam:CreateAccessKey\", \"Resource\": \"arn:aws:iam::*:user/${aws:username}\"")]
    [InlineData("\"Action\": \"iam:CreateAccessKey\", \"Resource\": \"arn:aws-cn:iam::*:user/${aws:username}\"")]
    [InlineData("\"Action\": \"iam:CreateAccessKey\", \"Resource\": [\"arn:aws:iam::*:user/${aws:username}\", \"arn:aws:iam::*:mfa/${aws:username}\"]")]
    [InlineData("\"Action\": \"iam:CreateAccessKey\", \"Resource\": \"arn:aws:iam::*:user/robots/*\"")]
    [InlineData("\"Action\": \"iam:CreateAccessKey\", \"Resource\": { \"Fn::GetAtt\": [\"User\", \"Arn\"] }")]
    [InlineData("\"Action\": \"iam:CreateAccessKey\", \"Resource\": \"*\", \"Condition\": { \"Bool\": { \"aws:MultiFactorAuthPresent\": \"true\" } }")]
    [InlineData("\"Action\": \"iam:CreateAccessKey\", \"Resource\": \"*\", \"Condition\": { \"StringEquals\": { \"aws:ResourceTag/team\": \"shop\" } }")]
    [InlineData("\"Action\": \"sts:AssumeRoot\", \"Resource\": \"arn:aws:iam::111122223333:root\"")] // of one account
    [InlineData("\"Action\": \"sts:AssumeRoot\", \"Resource\": [\"arn:aws:iam::1111*:root\", { \"Fn::Sub\": \"arn:aws:iam::${Account}:root\" }]")]
    [InlineData("\"Action\": \"iam:CreateAccessKey\", \"Resource\": \"arn:aws:iam::*:root\"")] // makes keys of users only
    [InlineData("\"Action\": \"sts:AssumeRoot\", \"Resource\": \"*\", \"Condition\": { \"ArnEquals\": { \"sts:TaskPolicyArn\": \"arn:aws:iam::aws:policy/root-task/IAMAuditRootUserCredentials\" } }")]
    [InlineData("\"Action\": [\"iam:UploadSigningCertificate\", \"iam:DeactivateMFADevice\", \"iam:EnableMFADevice\", \"iam:UpdateAccessKey\"], \"Resource\": \"*\"")] // too unsure
    [InlineData("\"Action\": \"sts:AssumeRole\", \"Resource\": \"*\"")] // AssumeAnyRole speaks
    [InlineData("\"Action\": [\"iam:CreateAccessKey\", \"iam:PutUserPolicy\"], \"Resource\": \"*\"")] // DirectEscalation speaks
    [InlineData("\"Action\": \"iam:*\", \"Resource\": \"*\"")] // SensitiveServiceWildcard speaks
    [InlineData("\"Action\": \"iam:Create*\", \"Resource\": \"*\"")] // SensitiveActionPattern speaks
    [InlineData("\"NotAction\": \"s3:*\", \"Resource\": \"*\"")] // NotActionAllow speaks
    [InlineData("\"Action\": \"*\", \"Resource\": \"*\"")] // AdministratorStatement speaks
    public Task Accepts(string statement) => Verify.Accepts($$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", {{statement}} } }""");

    [Fact]
    public Task Accepts_what_is_denied() => Verify.Accepts(
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow", "Action": "iam:CreateAccessKey", "Resource": "*" },
            { "Effect": "Deny", "Action": "iam:CreateAccessKey", "NotResource": "arn:aws:iam::*:user/${aws:username}" } ] }
        """);

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.Reports(
        """
        { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "[|iam:CreateAccessKey|]", "Resource": "*",, }
        """);
}
