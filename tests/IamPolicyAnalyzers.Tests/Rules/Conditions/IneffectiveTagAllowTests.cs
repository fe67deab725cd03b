using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Conditions.IneffectiveTagAllow>;

namespace IamPolicyAnalyzers.Tests.Rules.Conditions;

public sealed class IneffectiveTagAllowTests
{
    [Fact]
    public Task Reports_an_action_without_tags() => Verify.Reports(
        """
        { "Version": "2012-10-17",
          "Statement": [ { "Effect": "Allow", "Action": ["ec2:StopInstances", "[|ec2:DescribeInstances|]"], "Resource": "*", "Condition": { "StringEquals": { "aws:ResourceTag/env": "dev" } } } ] }
        """,
        "Allow tests 'aws:ResourceTag/env', which 'ec2:DescribeInstances' never carries, so it is not granted here; move it to a statement without the test");

    [Fact]
    public Task Points_at_the_test() => Verify.Relates(
        """{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": ["ec2:StopInstances", "[|ec2:DescribeInstances|]"], "Resource": "*", "Condition": { "StringEquals": { "aws:ResourceTag/env": "dev" } } }] }""",
        ("aws:ResourceTag/env", "tests the tag"));

    [Fact]
    public Task Reports_a_statement_once() => Verify.Reports(
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow", "Action": ["[|ec2:DescribeInstances|]", "ec2:StartInstances", "ec2:DescribeImages"], "Resource": "*", "Condition": { "ForAnyValue:StringLike": { "ec2:ResourceTag/env": "dev" } } },
            { "Effect": "Allow", "[|NotAction|]": "iam:*", "Resource": "*", "Condition": { "StringEquals": { "aws:ResourceTag/env": "dev" } } } ] }
        """,
        "Allow tests 'ec2:ResourceTag/env', which 'ec2:DescribeInstances' and 'ec2:DescribeImages' never carry, so they are not granted here; move them to a statement without the test",
        "Allow tests 'aws:ResourceTag/env', which many actions that NotAction leaves never carry, so they are not granted here; move them to a statement without the test");

    [Theory]
    [InlineData("Allow", "ec2:StopInstances", "StringEquals", "aws:ResourceTag/env")]
    [InlineData("Allow", "s3:GetBucketPolicy", "StringEquals", "aws:ResourceTag/env")] // through its resource type
    [InlineData("Allow", "ec2:Describe*", "StringEquals", "aws:ResourceTag/env")]
    [InlineData("Allow", "ec2:DescribeInstances", "StringNotEquals", "aws:ResourceTag/env")]
    [InlineData("Allow", "ec2:DescribeInstances", "StringEqualsIfExists", "aws:ResourceTag/env")]
    [InlineData("Allow", "ec2:DescribeInstances", "Null", "aws:ResourceTag/env")]
    [InlineData("Allow", "ec2:DescribeInstances", "StringEquals", "aws:PrincipalTag/env")]
    [InlineData("Allow", "kms:ListKeys", "StringEquals", "aws:ResourceTag/env")] // nothing is known of its keys
    [InlineData("Allow", "${Action}", "StringEquals", "aws:ResourceTag/env")]
    [InlineData("Deny", "ec2:DescribeInstances", "StringEquals", "aws:ResourceTag/env")]
    public Task Accepts(string effect, string action, string name, string key) => Verify.Accepts(
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "{{effect}}", "Action": "{{action}}", "Resource": "*", "Condition": { "{{name}}": { "{{key}}": "true" } } } }""");

    [Theory]
    [InlineData("{ \"Effect\": \"Allow\", \"Action\": \"ec2:DescribeInstances\", \"Resource\": \"*\" }")]
    [InlineData("{ \"Effect\": \"Allow\", \"Action\": \"ec2:Describe*\", \"Resource\": \"*\", \"Condition\": { \"IpAddress\": { \"aws:SourceIp\": \"203.0.113.0/24\" } } }")]
    [InlineData("{ \"Effect\": \"Allow\", \"Action\": { \"Ref\": \"Actions\" }, \"Resource\": \"*\" }")]
    [InlineData("{ \"Ref\": \"Statement\" }")]
    public Task Accepts_an_action_that_another_statement_grants(string other) => Verify.Accepts(
        $$"""
        { "Version": "2012-10-17",
          "Statement": [ { "Effect": "Allow", "Action": ["ec2:StopInstances", "ec2:DescribeInstances"], "Resource": "*", "Condition": { "StringEquals": { "aws:ResourceTag/env": "dev" } } }, {{other}} ] }
        """);

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.Reports(
        """
        { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "[|ec2:DescribeInstances|]", "Resource": "*", "Condition": { "StringEquals": { "aws:ResourceTag/env": "dev
        """);
}
