using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Resources.UnscopableAction>;

namespace IamPolicyAnalyzers.Tests.Rules.Resources;

public sealed class UnscopableActionTests
{
    [Fact]
    public Task Reports_an_action_that_needs_every_resource() => Verify.Reports(
        """{ "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Action": ["s3:ListBucket", "[|s3:ListAllMyBuckets|]"], "Resource": "arn:aws:s3:::demo-bucket" } ] }""",
        "Action 's3:ListAllMyBuckets' accepts only Resource '*', so this statement does not grant it; move it to a statement with Resource '*'");

    [Fact]
    public Task Points_at_the_other_actions() => Verify.Relates(
        """{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": ["[|ec2:DescribeInstances|]", "ec2:DescribeVpcs"], "Resource": ["arn:aws:ec2:*:*:instance/*", "arn:aws:s3:::demo"] }] }""",
        ("ec2:DescribeVpcs", "accepts no other resource either"));

    [Fact]
    public Task Reports_once_for_each_statement() => Verify.Reports(
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow", "Action": ["[|ec2:DescribeInstances|]", "ec2:DescribeVpcs"], "Resource": ["arn:aws:ec2:*:*:instance/*", "arn:aws:s3:::demo"] },
            { "Effect": "Allow", "Action": "[|logs:DescribeLogGroups|]", "Resource": "arn:aws:logs:us-east-1:111122223333:log-group:/demo/*" },
            { "Effect": "Allow", "Action": "[|sqs:ListQueues|]", "Resource": "arn:aws:sqs:us-east-1:${AWS::AccountId}:${Queue}-x" } ] }
        """,
        "Actions 'ec2:DescribeInstances' and 'ec2:DescribeVpcs' accept only Resource '*', so this statement does not grant them; move them to a statement with Resource '*'");

    [Theory]
    [InlineData("glue:CreateCrawler", "arn:aws:glue:us-east-1:111122223333:crawler/demo")] // AWS allows it there, whatever its pages say
    [InlineData("ssmmessages:OpenDataChannel", "arn:aws:ssm:us-east-1:111122223333:session/demo-*")]
    public Task Is_less_certain_of_a_resource_of_the_service_itself(string action, string resource) => Verify.With(severity: DiagnosticSeverity.Info).Reports(
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "[|{{action}}|]", "Resource": "{{resource}}" } }""");

    [Fact]
    public Task Is_certain_of_a_resource_of_another_service() => Verify.With(severity: DiagnosticSeverity.Warning).Reports(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "[|glue:CreateCrawler|]", "Resource": "arn:aws:s3:::demo" } }""");

    [Theory]
    [InlineData("\"s3:ListAllMyBuckets\"", "\"*\"")]
    [InlineData("\"s3:ListAllMyBuckets\"", "[\"arn:aws:s3:::demo\", \"*\"]")]
    [InlineData("\"s3:ListAllMyBuckets\"", "\"arn:aws:s3:::*\"")] // all of the service
    [InlineData("\"ec2:DescribeInstances\"", "\"arn:aws:ec2:us-east-1:111122223333:*\"")]
    [InlineData("\"s3:ListAllMyBuckets\"", "[\"arn:aws:s3:::demo\", \"${Arn}\"]")]
    [InlineData("\"s3:ListAllMyBuckets\"", """{ "Ref": "Arn" }""")]
    [InlineData("\"s3:ListAllMyBuckets\"", "\"arn:aws:s3:::${Buckets}\"")] // * perhaps
    [InlineData("\"logs:DescribeLogGroups\"", "\"arn:aws:logs:us-east-1:111122223333:log-group:*\"")] // AWS compares it with that
    [InlineData("\"iam:ListRoles\"", "\"arn:aws:iam::111122223333:role/*\"")]
    [InlineData("\"s3:ListBucket\"", "\"arn:aws:s3:::demo\"")]
    [InlineData("\"s3:ListAllMy*\"", "\"arn:aws:s3:::demo\"")]
    [InlineData("\"s3:ListAllMyBuckets\"", "\"demo\"")] // the ARN is wrong
    [InlineData("\"s3:NoSuchAction\"", "\"arn:aws:s3:::demo\"")]
    [InlineData("\"ec2:AddTags\"", "\"arn:aws:s3:::demo\"")]
    public Task Accepts(string action, string resource) => Verify.Accepts(
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": {{action}}, "Resource": {{resource}} } }""");

    [Fact]
    public Task Accepts_Deny_NotAction_and_NotResource() => Verify.Accepts(
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Deny", "Action": "s3:ListAllMyBuckets", "Resource": "arn:aws:s3:::demo" },
            { "Effect": "Allow", "NotAction": "s3:ListAllMyBuckets", "Resource": "arn:aws:s3:::demo" },
            { "Effect": "Allow", "Action": "s3:ListAllMyBuckets", "NotResource": "arn:aws:s3:::demo" } ] }
        """);

    [Theory]
    [InlineData("s3:ListAllMyBuckets", "Allow", false)]
    [InlineData("s3:*", "Allow", false)]
    [InlineData("s3:ListAllMyBuckets", "Deny", true)]
    [InlineData("s3:ListBucket", "Allow", true)]
    public Task Looks_at_the_other_statements(string action, string effect, bool isReported)
    {
        var policy = $$"""
            { "Version": "2012-10-17",
              "Statement": [
                { "Effect": "Allow", "Action": ["s3:ListBucket", "{{(isReported ? "[|s3:ListAllMyBuckets|]" : "s3:ListAllMyBuckets")}}"], "Resource": "arn:aws:s3:::demo-bucket" },
                { "Effect": "{{effect}}", "Action": "{{action}}", "Resource": "*" } ] }
            """;
        return isReported ? Verify.Reports(policy) : Verify.Accepts(policy);
    }

    [Theory]
    [InlineData("a.scp.json")]
    [InlineData("a.resource.json")]
    public Task Leaves_other_types_alone(string path) => Verify.With(path: path).Accepts(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:ListAllMyBuckets", "Resource": "arn:aws:s3:::demo" } }""");

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.Reports(
        """
        { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Resource": "arn:aws:s3:::demo", "Action": ["[|s3:ListAllMyBuckets|]", "s3:
        """);
}
