using System.Threading.Tasks;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.CodeFixes;
using IamPolicyAnalyzers.Rules.MissingConditions;
using Xunit;

namespace IamPolicyAnalyzers.Tests.CodeFixes;

public sealed class TestSourceAccountTests
{
    [Fact]
    public Task Takes_the_account_from_the_resource() => FixVerifier<MissingSourceCondition, TestSourceAccount>.With("queue.resource.json").FixesOnlyOneByOne(
        """
        { "Version": "2012-10-17",
          "Statement": { "Effect": "Allow", "Principal": { "Service": "[|sns.amazonaws.com|]" }, "Action": "sqs:SendMessage", "Resource": "arn:aws:sqs:us-east-1:111122223333:demo" } }
        """,
        """
        { "Version": "2012-10-17",
          "Statement": { "Effect": "Allow", "Principal": { "Service": "sns.amazonaws.com" }, "Action": "sqs:SendMessage", "Resource": "arn:aws:sqs:us-east-1:111122223333:demo", "Condition": { "StringEquals": { "aws:SourceAccount": "111122223333" } } } }
        """,
        title: "Test 'aws:SourceAccount' (narrows access)");

    [Fact]
    public Task Stands_beside_a_weak_limit() => FixVerifier<WeakSourceCondition, TestSourceAccount>.With("queue.resource.json").FixesOnlyOneByOne(
        """
        { "Version": "2012-10-17",
          "Statement": { "Effect": "Allow", "Principal": { "Service": "s3.amazonaws.com" }, "Action": "sqs:SendMessage", "Resource": "arn:aws:sqs:us-east-1:111122223333:demo", "Condition": { "ArnLike": { "aws:SourceArn": "[|arn:aws:s3:*:*:*|]" } } } }
        """,
        """
        { "Version": "2012-10-17",
          "Statement": { "Effect": "Allow", "Principal": { "Service": "s3.amazonaws.com" }, "Action": "sqs:SendMessage", "Resource": "arn:aws:sqs:us-east-1:111122223333:demo", "Condition": { "ArnLike": { "aws:SourceArn": "arn:aws:s3:*:*:*" }, "StringEquals": { "aws:SourceAccount": "111122223333" } } } }
        """,
        title: "Test 'aws:SourceAccount' (narrows access)");

    [Fact]
    public void Leaves_a_placeholder_where_the_resource_names_no_account() => Assert.Contains(
        "\"aws:SourceAccount\": \"REPLACE_ME_ACCOUNT\"",
        FixText.Fixed<TestSourceAccount>(
            """{ "Statement": { "Effect": "Allow", "Principal": { "Service": "[|sns.amazonaws.com|]" }, "Action": "s3:PutObject", "Resource": "arn:aws:s3:::demo/*" } }""",
            RuleIds.MissingSourceCondition));

    [Fact]
    public void Offers_nothing_that_would_lock_out_others() => Assert.Empty(FixText.Titles<TestSourceAccount>(
        """{ "Statement": { "Effect": "Allow", "Principal": { "Service": "[|sns.amazonaws.com|]", "AWS": "111122223333" }, "Action": "s3:PutObject", "Resource": "arn:aws:s3:::demo/*" } }""",
        RuleIds.MissingSourceCondition));
}
