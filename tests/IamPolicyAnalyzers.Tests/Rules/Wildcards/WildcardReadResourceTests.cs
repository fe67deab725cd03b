using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Wildcards.WildcardReadResource>;

namespace IamPolicyAnalyzers.Tests.Rules.Wildcards;

public sealed class WildcardReadResourceTests
{
    [Fact]
    public Task Reports_reads_that_can_be_limited() => Verify.Reports(
        """
        { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "sqs:GetQueueAttributes", "Resource": "[|*|]" } }
        """,
        "Resource '*' is not needed by 'sqs:GetQueueAttributes'; limit it to ARNs such as 'arn:aws:sqs:REGION:ACCOUNT:QUEUE_NAME'");

    [Fact]
    public Task Points_at_the_action() => Verify.Relates(
        """{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "sqs:GetQueueAttributes", "Resource": "[|*|]" }] }""",
        ("sqs:GetQueueAttributes", "can be limited to ARNs"));

    [Fact]
    public Task Names_only_what_can_be_limited() => Verify.Reports(
        """
        { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": ["sqs:ListQueues", "sqs:GetQueueUrl", "sns:GetTopicAttributes", "s3:GetBucketTagging", "s3:GetBucketPolicy"], "Resource": ["arn:aws:sqs:us-east-1:111122223333:demo", "[|*|]"] } }
        """,
        "Resource '*' is not needed by 'sqs:GetQueueUrl', 'sns:GetTopicAttributes', 's3:GetBucketTagging' and 1 more; limit it to ARNs such as 'arn:aws:sqs:REGION:ACCOUNT:QUEUE_NAME'");

    [Theory]
    [InlineData("""{ "Effect": "Allow", "Action": "sqs:GetQueueAttributes", "Resource": "[|arn:aws:sqs:*:*:*|]" }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "sqs:GetQueueAttributes", "Resource": ["[|*|]"], "Condition": { "StringEquals": { "aws:RequestedRegion": "eu-central-1" } } }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "sqs:GetQueueAttributes", "Resource": "[|*|]", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } } }""")] // a known caller leaves the queue open
    [InlineData("""{ "Effect": "Allow", "Action": "sqs:Get*", "Resource": "[|*|]" }, { "Effect": "Allow", "Action": "sns:Publish", "Resource": "arn:aws:sns:us-east-1:111122223333:demo" }""")] // no policy that only reads
    [InlineData("""{ "Effect": "Allow", "Action": "sqs:GetQueueUrl", "Resource": "[|*|]" }, { "Effect": "Allow", "Action": "sns:GetTopicAttributes", "Resource": "[|*|]" }""")]
    [InlineData("""{ "Effect": "Allow", "Action": ["s3:GetObject", "s3:GetBucketTagging"], "Resource": "[|*|]" }""")] // ARNs of objects limit no buckets
    [InlineData("""{ "Effect": "Allow", "Action": ["ssm:GetParameter", "sqs:GetQueueUrl"], "Resource": "[|*|]" }""")] // the parameter is CredentialExposure's
    public Task Reports(string statements) => Verify.Reports($$"""{ "Version": "2012-10-17", "Statement": [{{statements}}] }""");

    [Theory]
    [InlineData("""{ "Effect": "Allow", "Action": "sqs:GetQueueAttributes", "Resource": "arn:aws:sqs:us-east-1:111122223333:demo" }""")]
    [InlineData("""{ "Effect": "Allow", "Action": ["sqs:GetQueueAttributes", "sqs:SendMessage"], "Resource": "*" }""")] // WildcardResource speaks
    [InlineData("""{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" }""")] // DataExfiltration speaks
    [InlineData("""{ "Effect": "Allow", "Action": ["s3:GetObject", "s3:GetObjectTagging"], "Resource": "*" }""")] // ARNs of objects limit both
    [InlineData("""{ "Effect": "Allow", "Action": "secretsmanager:GetSecretValue", "Resource": "*" }""")] // CredentialExposure speaks
    [InlineData("""{ "Effect": "Allow", "Action": "kms:Decrypt", "Resource": "*" }""")] // UnscopedDecrypt speaks
    [InlineData("""{ "Effect": "Allow", "Action": ["sqs:Get*", "sqs:List*"], "Resource": "*" }""")] // a policy that only reads is meant to see everything
    [InlineData("""{ "Effect": "Allow", "Action": "ec2:Describe*", "Resource": "*" }, { "Effect": "Allow", "Action": "ec2:StopInstances", "Resource": "arn:aws:ec2:us-east-1:111122223333:instance/i-1" }""")] // most of them need *
    [InlineData("""{ "Effect": "Allow", "Action": ["s3:ListAllMyBuckets", "s3:GetBucketLocation"], "Resource": "*" }""")] // as AWS's guides have it
    [InlineData("""{ "Effect": "Allow", "Action": ["sqs:ListQueues", "ec2:DescribeInstances"], "Resource": "*" }""")] // no ARN can limit them
    [InlineData("""{ "Effect": "Allow", "Action": "*", "Resource": "*" }""")]
    [InlineData("""{ "Effect": "Allow", "NotAction": "s3:*", "Resource": "*" }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "sqs:GetQueueUrl", "NotResource": "arn:aws:sqs:us-east-1:111122223333:demo" }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "sqs:GetQueueUrl", "Resource": { "Ref": "Queue" } }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "sqs:GetQueueUrl", "Resource": ["*", { "Ref": "Queue" }] }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "sqs:GetQueueUrl", "Resource": "*", "Condition": { "Ref": "Condition" } }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "sqs:GetQueueUrl", "Resource": "*", "Condition": { "StringEquals": { "aws:ResourceTag/team": "shop" } } }""")]
    [InlineData("""{ "Effect": "Deny", "Action": "sqs:GetQueueUrl", "Resource": "*" }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "sqs:GetQueueUrl", "Resource": "*" }, { "Effect": "Deny", "Action": "sqs:*", "Resource": "*" }""")]
    public Task Accepts(string statements) => Verify.Accepts($$"""{ "Version": "2012-10-17", "Statement": [{{statements}}] }""");

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.Reports(
        """
        { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "sqs:GetQueueUrl", "Resource": "[|*|]"
        """);
}
