using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Conditions.IneffectiveTagDeny>;

namespace IamPolicyAnalyzers.Tests.Rules.Conditions;

public sealed class IneffectiveTagDenyTests
{
    [Fact]
    public Task Reports_an_action_without_tags() => Verify.Reports(
        """
        { "Version": "2012-10-17",
          "Statement": [ { "Effect": "Deny", "Action": ["ec2:TerminateInstances", "[|iam:DeleteGroup|]"], "Resource": "*", "Condition": { "StringEquals": { "aws:ResourceTag/env": "prod" } } } ] }
        """,
        "Deny tests 'aws:ResourceTag/env', which 'iam:DeleteGroup' never carries, so the Deny does not reach it; deny it in a statement without the test");

    [Fact]
    public Task Points_at_the_test() => Verify.Relates(
        """{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Action": ["ec2:TerminateInstances", "[|iam:DeleteGroup|]"], "Resource": "*", "Condition": { "StringEquals": { "aws:ResourceTag/env": "prod" } } }] }""",
        ("aws:ResourceTag/env", "tests the tag"));

    [Fact]
    public Task Reports_a_statement_once() => Verify.Reports(
        """
        { "Version": "2012-10-17",
          "Statement": { "Effect": "Deny", "Action": ["[|iam:DeleteGroup|]", "ec2:DescribeInstances", "ec2:StopInstances", "iam:CreateGroup", "ec2:DescribeImages"], "Resource": "*",
            "Condition": { "StringLike": { "EC2:resourcetag/env": ["prod", { "Ref": "Env" }] } } } }
        """,
        "Deny tests 'EC2:resourcetag/env', which 'iam:DeleteGroup', 'ec2:DescribeInstances', 'iam:CreateGroup' and 1 more never carry, so the Deny does not reach them; deny them in a statement without the test");

    [Fact]
    public Task Reports_a_service_s_tag_of_another_service() => Verify.Reports(
        """
        { "Version": "2012-10-17",
          "Statement": { "Effect": "Deny", "Action": "[|rds:StopDBInstance|]", "Resource": "*", "Condition": { "StringEquals": { "aws:ResourceTag/env": "prod", "ec2:ResourceTag/env": "prod" } } } }
        """,
        "Deny tests 'ec2:ResourceTag/env', which 'rds:StopDBInstance' never carries, so the Deny does not reach it; deny it in a statement without the test");

    [Fact]
    public Task Reports_NotAction() => Verify.With("guard.scp.json").Reports(
        """
        { "Version": "2012-10-17",
          "Statement": { "Effect": "Deny", "[|NotAction|]": "iam:*", "Resource": "*", "Condition": { "StringEquals": { "aws:ResourceTag/env": "prod" } } } }
        """,
        "Deny tests 'aws:ResourceTag/env', which many actions that NotAction leaves never carry, so the Deny does not reach them; deny them in a statement without the test");

    [Theory]
    [InlineData("Deny", "\"Action\": \"ec2:TerminateInstances\"", "StringEquals", "aws:ResourceTag/env")]
    [InlineData("Deny", "\"Action\": \"s3:DeleteBucket\"", "StringEquals", "aws:ResourceTag/env")] // through its resource type
    [InlineData("Deny", "\"Action\": \"iam:Delete*\"", "StringEquals", "aws:ResourceTag/env")]
    [InlineData("Deny", "\"Action\": \"iam:DeleteGroup\"", "StringNotEquals", "aws:ResourceTag/env")] // the tag exempts
    [InlineData("Deny", "\"Action\": \"iam:DeleteGroup\"", "StringEqualsIfExists", "aws:ResourceTag/env")]
    [InlineData("Deny", "\"Action\": \"iam:DeleteGroup\"", "Null", "aws:ResourceTag/env")]
    [InlineData("Deny", "\"Action\": \"iam:DeleteGroup\"", "StringEquals", "aws:RequestTag/env")]
    [InlineData("Deny", "\"Action\": \"iam:DeleteGroup\"", "StringEquals", "aws:${Key}")]
    [InlineData("Deny", "\"Action\": \"kms:ListKeys\"", "StringEquals", "aws:ResourceTag/env")] // nothing is known of its keys
    [InlineData("Deny", "\"Action\": \"iam:DeleteGroups\"", "StringEquals", "aws:ResourceTag/env")]
    [InlineData("Deny", "\"Action\": { \"Ref\": \"Action\" }", "StringEquals", "aws:ResourceTag/env")]
    [InlineData("Deny", "\"NotAction\": { \"Ref\": \"Action\" }", "StringEquals", "aws:ResourceTag/env")]
    [InlineData("Allow", "\"Action\": \"iam:DeleteGroup\"", "StringEquals", "aws:ResourceTag/env")]
    public Task Accepts(string effect, string action, string name, string key) => Verify.Accepts(
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "{{effect}}", {{action}}, "Resource": "*", "Condition": { "{{name}}": { "{{key}}": "true" } } } }""");

    [Fact]
    public Task Accepts_an_action_that_another_statement_denies() => Verify.Accepts(
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Deny", "Action": ["ec2:TerminateInstances", "iam:DeleteGroup"], "Resource": "*", "Condition": { "StringEquals": { "aws:ResourceTag/env": "prod" } } },
            { "Effect": "Deny", "Action": "iam:*", "Resource": "*" } ] }
        """);

    [Fact]
    public Task Accepts_other_types_of_policy() => Verify.With("role.trust.json").Accepts(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Principal": "*", "NotAction": "sts:AssumeRole", "Condition": { "StringEquals": { "aws:ResourceTag/env": "prod" } } } }""");

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.Reports(
        """
        { "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Action": "[|iam:DeleteGroup|]", "Resource": "*", "Condition": { "StringEquals": { "aws:ResourceTag/env": "prod
        """);
}
