using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Redundancy.MergeableStatements>;

namespace IamPolicyAnalyzers.Tests.Rules.Redundancy;

public sealed class MergeableStatementsTests
{
    [Fact]
    public Task Reports_other_actions_on_the_same_resource() => Verify.Reports(
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::demo-bucket/*" },
            [|{|] "Effect": "Allow", "Action": "s3:PutObject", "Resource": "arn:aws:s3:::demo-bucket/*" } ] }
        """,
        "Statement 2 differs from statement 1 only in Action; they can be one");

    [Fact]
    public Task Points_at_the_statement_before() => Verify.Relates(
        """{ "Version": "2012-10-17", "Statement": [{ "Sid": "Get", "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::demo-bucket/*" }, [|{|] "Effect": "Allow", "Action": "s3:PutObject", "Resource": "arn:aws:s3:::demo-bucket/*" }] }""",
        ("{ \"Sid\": \"Get\"", "could hold both"));

    [Fact]
    public Task Reports_the_same_actions_on_other_resources() => Verify.Reports(
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Sid": "Objects", "Effect": "Deny", "NotAction": ["s3:GetObject", "s3:PutObject"], "Resource": "arn:aws:s3:::demo-bucket/*",
              "Condition": { "Bool": { "aws:SecureTransport": "false" } } },
            [|{|] "Sid": "", "Effect": "Deny", "NotAction": ["s3:PutObject", "S3:GetObject"], "Resource": ["arn:aws:s3:::demo-logs/*"],
              "Condition": { "Bool": { "AWS:SecureTransport": "false" } } } ] }
        """,
        "Statement 2 differs from statement 'Objects' only in Resource; they can be one");

    [Fact]
    public Task Reports_statements_of_one_principal() => Verify.Reports(
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow", "Principal": { "AWS": "111122223333" }, "Action": "sqs:SendMessage", "Resource": "*" },
            [|{|] "Effect": "Allow", "Principal": { "AWS": ["111122223333"] }, "Action": "sqs:ReceiveMessage", "Resource": "*" },
            { "Effect": "Allow", "Principal": { "AWS": "444455556666" }, "Action": "sqs:DeleteMessage", "Resource": "*" } ] }
        """);

    [Fact]
    public Task Reports_trust_without_resources() => Verify.Reports(
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow", "Principal": { "AWS": "111122223333" }, "Action": "sts:AssumeRole" },
            [|{|] "Effect": "Allow", "Principal": { "AWS": "111122223333" }, "Action": "sts:TagSession" } ] }
        """,
        "Statement 2 differs from statement 1 only in Action; they can be one");

    [Theory]
    [InlineData(""" "Effect": "Allow", "Action": "s3:ListBucket", "Resource": "arn:aws:s3:::demo-bucket" """)] // differs in both
    [InlineData(""" "Effect": "Deny", "Action": "s3:PutObject", "Resource": "arn:aws:s3:::demo-bucket/*" """)]
    [InlineData(""" "Effect": "Allow", "NotAction": "s3:PutObject", "Resource": "arn:aws:s3:::demo-bucket/*" """)]
    [InlineData(""" "Effect": "Allow", "Action": "s3:GetObject", "NotResource": "arn:aws:s3:::demo-logs/*" """)]
    [InlineData(""" "Sid": "Write", "Effect": "Allow", "Action": "s3:PutObject", "Resource": "arn:aws:s3:::demo-bucket/*" """)] // has a name of its own
    [InlineData(""" "Effect": "Allow", "Action": "s3:*", "Resource": "arn:aws:s3:::demo-bucket/*" """)] // RedundantStatement
    [InlineData(""" "Effect": "Allow", "Action": "s3:PutObject", "Resource": "arn:aws:s3:::demo-bucket/*", "Condition": { "Bool": { "aws:SecureTransport": "true" } } """)]
    [InlineData(""" "Effect": "Allow", "Action": "s3:PutObject", "Resource": "arn:aws:s3:::demo-bucket/*", "Condition": { "Ref": "Condition" } """)]
    [InlineData(""" "Effect": "Allow", "Action": ["s3:PutObject", { "Ref": "More" }], "Resource": "arn:aws:s3:::demo-bucket/*" """)]
    [InlineData(""" "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::${Bucket}/*" """)]
    [InlineData(""" "Effect": "Allow", "Action": "s3:PutObject", "Resource": "arn:aws:s3:::demo-bucket/*", "Comment": "" """)]
    public Task Accepts(string statement) => Verify.Accepts(
        $$"""
        { "Version": "2012-10-17",
          "Statement": [
            { "Sid": "Read", "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::demo-bucket/*" },
            { {{statement}} } ] }
        """);

    [Fact]
    public Task Accepts_statements_that_stand_apart() => Verify.Accepts(
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::demo-bucket/*" },
            { "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "*" },
            { "Effect": "Allow", "Action": "s3:PutObject", "Resource": "arn:aws:s3:::demo-bucket/*" } ] }
        """);

    [Fact]
    public Task Accepts_a_file_that_is_unfinished() => Verify.Accepts(
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" },
            { "Effect": "Allow", "Action": "s3:PutObject", "Resource": "*",
        """);
}
