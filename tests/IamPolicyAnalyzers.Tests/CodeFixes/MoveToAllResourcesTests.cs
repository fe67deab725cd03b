using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.FixVerifier<IamPolicyAnalyzers.Rules.Resources.UnscopableAction, IamPolicyAnalyzers.CodeFixes.MoveToAllResources>;

namespace IamPolicyAnalyzers.Tests.CodeFixes;

public sealed class MoveToAllResourcesTests
{
    [Fact]
    public Task Moves_the_actions_with_their_Condition() => Verify.FixesOnlyOneByOne(
        """
        { "Version": "2012-10-17",
          "Statement": [
            {
              "Sid": "Machines",
              "Effect": "Allow",
              "Action": [
                "[|ec2:DescribeInstances|]",
                "ec2:StartInstances",
                "ec2:DescribeVpcs"
              ],
              "Resource": ["arn:aws:ec2:*:*:instance/a", "arn:aws:ec2:*:*:instance/b"],
              "Condition": { "Bool": { "aws:SecureTransport": "true" } }
            },
            { "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "*" }
          ] }
        """,
        """
        { "Version": "2012-10-17",
          "Statement": [
            {
              "Sid": "Machines",
              "Effect": "Allow",
              "Action": [
                "ec2:StartInstances"
              ],
              "Resource": ["arn:aws:ec2:*:*:instance/a", "arn:aws:ec2:*:*:instance/b"],
              "Condition": { "Bool": { "aws:SecureTransport": "true" } }
            },
            {
              "Sid": "Machines2",
              "Effect": "Allow",
              "Action": ["ec2:DescribeInstances", "ec2:DescribeVpcs"],
              "Resource": "*",
              "Condition": { "Bool": { "aws:SecureTransport": "true" } }
            },
            { "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "*" }
          ] }
        """,
        "Move to a statement with Resource '*' (takes effect)");

    [Fact]
    public Task Makes_a_list_of_the_only_statement() => Verify.FixesOnlyOneByOne(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": ["s3:ListBucket", "[|s3:ListAllMyBuckets|]"], "Resource": "arn:aws:s3:::demo-bucket" } }""",
        """{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": ["s3:ListBucket"], "Resource": "arn:aws:s3:::demo-bucket" }, { "Effect": "Allow", "Action": "s3:ListAllMyBuckets", "Resource": "*" }] }""");

    [Theory]
    [InlineData("\"[|s3:ListAllMyBuckets|]\"", "\"s3:ListAllMyBuckets\"")]
    [InlineData("[\"[|s3:ListAllMyBuckets|]\", \"sqs:ListQueues\"]", "[\"s3:ListAllMyBuckets\", \"sqs:ListQueues\"]")]
    public Task Changes_the_Resource_when_no_action_stays(string before, string after) => Verify.FixesOnlyOneByOne(
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": {{before}}, "Resource": ["arn:aws:s3:::demo-bucket"] } }""",
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": {{after}}, "Resource": "*" } }""",
        "Change Resource to '*' (takes effect)");

    [Fact]
    public Task Offers_nothing_beside_a_comment() => Verify.OffersNothing(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": ["s3:ListBucket", /* all */ "[|s3:ListAllMyBuckets|]"], "Resource": "arn:aws:s3:::demo-bucket" } }""");
}
