using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Wildcards.AnyAccountResource>;

namespace IamPolicyAnalyzers.Tests.Rules.Wildcards;

public sealed class AnyAccountResourceTests
{
    [Fact]
    public Task Reports_a_name_in_every_account() => Verify.Reports(
        """
        { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "sts:AssumeRole", "Resource": "arn:aws:iam::[|*|]:role/Deploy" } }
        """,
        "Resource 'arn:aws:iam::*:role/Deploy' matches this name in every account; write the account or test 'aws:ResourceOrgID'");

    [Theory]
    [InlineData("""{ "Effect": "Allow", "Action": ["sqs:SendMessage", "sqs:GetQueueUrl"], "Resource": ["arn:aws:sqs:us-east-1:111122223333:demo", "arn:aws:sqs:us-east-1:[|*|]:demo"] }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "sns:Publish", "Resource": ["arn:aws:sns:*:[|*|]:demo-*", "arn:aws:sns:*:*:other"] }""")] // once a statement
    [InlineData("""{ "Effect": "Allow", "Action": "sns:*", "Resource": "arn:aws:sns:us-east-1:[|*|]:demo" }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "sts:AssumeRole", "Resource": "arn:aws:iam::[|*|]:role/Deploy", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } } }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "sts:AssumeRole", "Resource": "arn:aws:iam::[|*|]:role/Deploy" }, { "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "arn:aws:sqs:us-east-1:[|*|]:demo" }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "sts:AssumeRole", "Resource": "arn:aws:iam::[|*|]:role/Deploy" }, { "Effect": "Deny", "Action": "sts:AssumeRole", "Resource": "arn:aws:iam::444455556666:role/Deploy" }""")]
    public Task Reports(string statements) => Verify.Reports($$"""{ "Version": "2012-10-17", "Statement": [{{statements}}] }""");

    [Theory]
    [InlineData("""{ "Effect": "Allow", "Action": "sts:AssumeRole", "Resource": "arn:aws:iam::111122223333:role/Deploy" }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "sts:AssumeRole", "Resource": "arn:aws:iam::*:role/*" }""")] // AssumeAnyRole speaks
    [InlineData("""{ "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "arn:aws:sqs:*:*:*" }""")] // WildcardResource speaks
    [InlineData("""{ "Effect": "Allow", "Action": "sqs:PurgeQueue", "Resource": "arn:aws:sqs:us-east-1:*:demo" }""")] // no other account can allow it
    [InlineData("""{ "Effect": "Allow", "Action": "sts:AssumeRole", "Resource": "arn:aws:iam::*:role/cdk-*" }""")] // as the guide of the CDK has it
    [InlineData("""{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::demo-*/*" }""")] // buckets have no account in their ARN
    [InlineData("""{ "Effect": "Allow", "Action": "sts:AssumeRole", "Resource": "arn:aws:iam::*:role/Deploy", "Condition": { "StringEquals": { "aws:ResourceOrgID": "${aws:PrincipalOrgID}" } } }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "sts:AssumeRole", "Resource": "arn:aws:iam::*:role/Deploy", "Condition": { "StringEquals": { "aws:ResourceAccount": "111122223333" } } }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "sts:AssumeRole", "Resource": "arn:aws:iam::*:role/Deploy", "Condition": { "StringEquals": { "aws:ResourceTag/team": "shop" } } }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "sts:AssumeRole", "Resource": "arn:aws:iam::*:role/Deploy", "Condition": { "Ref": "Condition" } }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "sts:AssumeRole", "Resource": { "Fn::Sub": "arn:aws:iam::*:role/${Role}" } }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "sts:AssumeRole", "Resource": { "Fn::Sub": "arn:aws:iam::${Account}:role/Deploy" } }""")]
    [InlineData("""{ "Effect": "Allow", "NotAction": "s3:*", "Resource": "arn:aws:iam::*:role/Deploy" }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "sts:AssumeRole", "NotResource": "arn:aws:iam::*:role/Deploy" }""")]
    [InlineData("""{ "Effect": "Deny", "Action": "sts:AssumeRole", "Resource": "arn:aws:iam::*:role/Deploy" }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "sts:AssumeRole", "Resource": "arn:aws:iam::*:role/Deploy" }, { "Effect": "Deny", "Action": "sts:*", "Resource": "*" }""")]
    public Task Accepts(string statements) => Verify.Accepts($$"""{ "Version": "2012-10-17", "Statement": [{{statements}}] }""");

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.Reports(
        """
        { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "sts:AssumeRole", "Resource": "arn:aws:iam::[|*|]:role/Deploy"
        """);
}
