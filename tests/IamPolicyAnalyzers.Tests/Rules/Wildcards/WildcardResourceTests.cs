using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Wildcards.WildcardResource>;

namespace IamPolicyAnalyzers.Tests.Rules.Wildcards;

public sealed class WildcardResourceTests
{
    [Fact]
    public Task Reports_an_action_that_can_be_limited() => Verify.Reports(
        """
        { "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "[|*|]" }] }
        """,
        "Resource '*' is not needed by 'sqs:SendMessage'; limit it to ARNs such as 'arn:aws:sqs:REGION:ACCOUNT:QUEUE_NAME'");

    [Fact]
    public Task Points_at_the_action() => Verify.Relates(
        """{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "[|*|]" }] }""",
        ("sqs:SendMessage", "can be limited to ARNs"));

    [Fact]
    public Task Names_only_what_can_be_limited() => Verify.Reports(
        """
        { "Version": "2012-10-17",
          "Statement": { "Effect": "Allow",
            "Action": ["ec2:DescribeInstances", "sqs:ListQueues", "ec2:CreateVpc", "logs:CreateLogGroup", "s3:PutObject", "sqs:PurgeQueue", "sqs:DeleteMessage", "sqs:SendMessage"],
            "Resource": ["arn:aws:ec2:us-east-1:111122223333:*", "[|*|]"] } }
        """,
        "Resource '*' is not needed by 's3:PutObject', 'sqs:PurgeQueue', 'sqs:DeleteMessage' and 1 more; limit it to ARNs such as 'arn:aws:s3:::BUCKET_NAME/OBJECT_NAME'");

    [Theory]
    [InlineData("""{ "Effect": "Allow", "Action": ["sns:AddPermission", "sqs:SendMessage"], "Resource": "[|*|]" }""")] // ARNs of topics limit no queues
    [InlineData("""{ "Effect": "Allow", "Action": ["s3:GetObject", "s3:PutObject"], "Resource": "[|*|]" }""")] // a suggestion takes no warning along
    [InlineData("""{ "Effect": "Allow", "Action": "s3:PutObject", "Resource": "[|arn:aws:s3:::*|]" }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "[|arn:aws:sqs:*:*:*|]" }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "sqs:*", "Resource": "[|*|]" }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "ec2:DetachVolume", "Resource": ["arn:aws:ec2:*:*:instance/*", "[|arn:aws:ec2:*:*:volume/*|]"] }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "glue:CreateDatabase", "Resource": ["arn:aws:glue:*:*:catalog", "[|arn:aws:glue:*:*:database/*|]"] }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "[|*|]", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } } }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "[|*|]", "Condition": { "Bool": { "aws:SecureTransport": "true" } } }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "[|*|]" }, { "Effect": "Deny", "Action": "sqs:SendMessage", "Resource": "arn:aws:sqs:*:*:audit" }""")]
    public Task Reports(string statements) => Verify.Reports($$"""{ "Version": "2012-10-17", "Statement": [{{statements}}] }""");

    [Theory]
    [InlineData("""{ "Effect": "Allow", "Action": ["sns:AddPermission", "sns:Publish"], "Resource": "*" }""")] // ResourceExposure speaks, and ARNs of topics limit both
    [InlineData("""{ "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "arn:aws:sqs:us-east-1:111122223333:demo" }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "arn:aws:sqs:us-east-1:111122223333:*" }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "sqs:GetQueueUrl", "Resource": "*" }""")]
    [InlineData("""{ "Effect": "Allow", "Action": ["ec2:DescribeInstances", "sqs:ListQueues"], "Resource": "*" }""")]
    [InlineData("""{ "Effect": "Allow", "Action": ["logs:PutLogEvents", "ec2:CreateNetworkInterface", "ec2:RunInstances"], "Resource": "*" }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "*", "Condition": { "StringEquals": { "aws:ResourceTag/team": "shop" } } }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "*", "Condition": { "Ref": "Condition" } }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": ["*", { "Ref": "Queue" }] }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "sqs:SendMessage", "NotResource": "arn:aws:sqs:*:*:audit" }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "*", "Resource": "*" }""")] // AdministratorStatement speaks
    [InlineData("""{ "Effect": "Allow", "NotAction": "iam:*", "Resource": "*" }""")] // NotActionAllow speaks
    [InlineData("""{ "Effect": "Allow", "Action": "sns:RemovePermission", "Resource": "*" }""")] // UnscopedPermissionsManagement speaks
    [InlineData("""{ "Effect": "Allow", "Action": "iam:PassRole", "Resource": "*" }""")] // WildcardPassRole speaks
    [InlineData("""{ "Effect": "Deny", "Action": "sqs:SendMessage", "Resource": "*" }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "*" }, { "Effect": "Deny", "Action": "sqs:Send*", "Resource": "arn:aws:sqs:*:*:*" }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "ec2:DetachVolume", "Resource": ["arn:aws:ec2:*:*:instance/*", "arn:aws:ec2:*:*:volume/vol-0a1b2c3d4e5f60718"] }""")] // the call needs the volume
    [InlineData("""{ "Effect": "Allow", "Action": "ec2:ModifyNetworkInterfaceAttribute", "Resource": "arn:aws:ec2:*:*:security-group/*" }""")] // and this one the interface
    [InlineData("""{ "Effect": "Allow", "Action": "artifact:TerminateAgreement", "Resource": "*" }""")] // no agreement has a name in its ARN
    public Task Accepts(string statements) => Verify.Accepts($$"""{ "Version": "2012-10-17", "Statement": [{{statements}}] }""");

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.Reports(
        """
        { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "[|*|]"
        """);
}
