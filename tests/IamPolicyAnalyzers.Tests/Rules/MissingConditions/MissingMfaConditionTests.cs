using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.MissingConditions.MissingMfaCondition>;

namespace IamPolicyAnalyzers.Tests.Rules.MissingConditions;

public sealed class MissingMfaConditionTests
{
    [Fact]
    public Task Reports_a_sensitive_action_of_a_group() => Verify.With(path: "app.template.json").Reports(
        Template("AWS::IAM::Group", """{ "Effect": "Allow", "Action": "[|ec2:TerminateInstances|]", "Resource": "arn:aws:ec2:us-east-1:111122223333:instance/i-0123456789abcdef0" }"""),
        "Allow on 'ec2:TerminateInstances' to a group does not ask for MFA; test 'aws:MultiFactorAuthPresent'");

    [Fact]
    public Task Names_the_sensitive_actions_of_a_user() => Verify.With(path: "app.template.json").Reports(
        Template("AWS::IAM::User", """{ "Effect": "Allow", "Action": ["s3:GetObject", "[|iam:DeleteRole|]", "iam:DeletePolicy", "kms:Decrypt"], "Resource": "*" }"""),
        "Allow on 'iam:DeleteRole' and 'iam:DeletePolicy' to a user does not ask for MFA; test 'aws:MultiFactorAuthPresent'");

    [Fact]
    public Task Reports_a_managed_policy_attached_to_a_group() => Verify.With(path: "app.template.json").Reports(
        """
        { "AWSTemplateFormatVersion": "2010-09-09",
          "Resources": {
            "Operators": { "Type": "AWS::IAM::Group", "Properties": {} },
            "Stop": { "Type": "AWS::IAM::ManagedPolicy", "Properties": { "Groups": [{ "Ref": "Operators" }], "PolicyDocument": {
              "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "[|ec2:TerminateInstances|]", "Resource": "*" }] } } } } }
        """);

    [Theory]
    [InlineData("""{ "Effect": "Allow", "Action": "ec2:TerminateInstances", "Resource": "*", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } } }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "ec2:TerminateInstances", "Resource": "*", "Condition": { "NumericLessThan": { "aws:multifactorauthage": "3600" } } }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "ec2:TerminateInstances", "Resource": "*", "Condition": { "Fn::If": ["Strict", {}, {}] } }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "ec2:DescribeInstances", "Resource": "*" }""")]
    [InlineData("""{ "Effect": "Allow", "Action": { "Ref": "Actions" }, "Resource": "*" }""")]
    [InlineData("""{ "Effect": "Allow", "Action": ["iam:DeactivateMFADevice", "iam:ResyncMFADevice"], "Resource": "arn:aws:iam::*:user/${aws:username}" }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "ec2:TerminateInstances", "Resource": "*" }, { "Effect": "Deny", "NotAction": "iam:*", "Resource": "*", "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } } }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "ec2:TerminateInstances", "Resource": "*" }, { "Effect": "Deny", "Action": "ec2:*", "Resource": "*", "Condition": { "Null": { "aws:MultiFactorAuthAge": "true" } } }""")]
    [InlineData("""{ "Effect": "Deny", "Action": "ec2:TerminateInstances", "Resource": "*" }""")]
    public Task Accepts(string statements) => Verify.With(path: "app.template.json").Accepts(Template("AWS::IAM::Group", statements));

    [Fact]
    public Task Reports_a_Deny_that_access_keys_pass() => Verify.With(path: "app.template.json").Reports(Template(
        "AWS::IAM::Group",
        """
        { "Effect": "Allow", "Action": "[|ec2:TerminateInstances|]", "Resource": "*" },
        { "Effect": "Deny", "Action": "ec2:*", "Resource": "*", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "false" } } }
        """));

    [Fact]
    public Task Accepts_a_Deny_in_another_policy_of_the_group() => Verify.With(path: "app.template.json").Accepts(
        """
        { "AWSTemplateFormatVersion": "2010-09-09",
          "Resources": { "Operators": { "Type": "AWS::IAM::Group", "Properties": { "Policies": [
            { "PolicyName": "stop", "PolicyDocument": { "Statement": { "Effect": "Allow", "Action": "ec2:TerminateInstances", "Resource": "*" } } },
            { "PolicyName": "mfa", "PolicyDocument": { "Statement": { "Effect": "Deny", "Action": "*", "Resource": "*",
              "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } } } } } ] } } } }
        """);

    [Fact]
    public Task Accepts_a_role() => Verify.With(path: "app.template.json").Accepts(
        Template("AWS::IAM::Role", """{ "Effect": "Allow", "Action": "ec2:TerminateInstances", "Resource": "*" }"""));

    [Fact]
    public Task Accepts_a_policy_of_unknown_use() => Verify.Accepts(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "ec2:TerminateInstances", "Resource": "*" } }""");

    [Fact]
    public Task Reports_a_policy_of_unknown_use_when_everyone_is_asked() => Verify.With(config: "iam_mfa_audience = all").Reports(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "[|ec2:Terminate*|]", "Resource": "*" } }""",
        "Allow on 'ec2:TerminateInstances' to anyone who has this policy does not ask for MFA; test 'aws:MultiFactorAuthPresent'");

    [Fact]
    public Task Reports_a_user_whom_a_role_trusts() => Verify.With(path: "role.trust.json").Reports(
        """
        { "Version": "2012-10-17",
          "Statement": { "Effect": "Allow", "Principal": { "AWS": ["111122223333", "[|arn:aws:iam::111122223333:user/ana|]"] }, "Action": "sts:AssumeRole" } }
        """,
        "Allow on 'sts:AssumeRole' to 'arn:aws:iam::111122223333:user/ana' does not ask for MFA; test 'aws:MultiFactorAuthPresent'");

    [Theory]
    [InlineData("""{ "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111122223333:user/ana" }, "Action": "sts:AssumeRole", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } } }""")]
    [InlineData("""{ "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111122223333:user/ana" }, "Action": "sts:TagSession" }""")]
    [InlineData("""{ "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111122223333:role/app" }, "Action": "sts:AssumeRole" }""")]
    [InlineData("""{ "Effect": "Allow", "Principal": { "AWS": { "Fn::GetAtt": ["User", "Arn"] } }, "Action": "sts:AssumeRole" }""")]
    [InlineData("""{ "Effect": "Allow", "Principal": { "Service": "ec2.amazonaws.com" }, "Action": "sts:AssumeRole" }""")]
    [InlineData("""{ "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111122223333:user/ana" }, "Action": "sts:AssumeRole" }, { "Effect": "Deny", "Principal": "*", "Action": "sts:AssumeRole", "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } } }""")]
    public Task Accepts_trust(string statements) => Verify.With(path: "role.trust.json").Accepts($$"""{ "Version": "2012-10-17", "Statement": [{{statements}}] }""");

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.With(config: "iam_mfa_audience = all").Reports(
        """
        { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "[|ec2:TerminateInstances|]", "Resource": "*"
        """);

    private static string Template(string type, string statements) =>
        $$"""
        { "AWSTemplateFormatVersion": "2010-09-09",
          "Resources": { "Owner": { "Type": "{{type}}", "Properties": { "Policies": [
            { "PolicyName": "own", "PolicyDocument": { "Version": "2012-10-17", "Statement": [{{statements}}] } }] } } } }
        """;
}
