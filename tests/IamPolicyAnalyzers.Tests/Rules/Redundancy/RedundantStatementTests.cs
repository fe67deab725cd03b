using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Redundancy.RedundantStatement>;

namespace IamPolicyAnalyzers.Tests.Rules.Redundancy;

public sealed class RedundantStatementTests
{
    [Fact]
    public Task Reports_a_narrower_statement() => Verify.Reports(
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Sid": "Read", "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::demo-bucket/*" },
            [|{|] "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::demo-bucket/a/*" } ] }
        """,
        "Statement 2 is already covered by statement 'Read'");

    [Fact]
    public Task Points_at_the_statement_that_covers_it() => Verify.Relates(
        """{ "Version": "2012-10-17", "Statement": [{ "Sid": "All", "Effect": "Allow", "Action": "s3:*", "Resource": "arn:aws:s3:::demo-bucket/*" }, [|{|] "Sid": "One", "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::demo-bucket/*" }, { "Effect": "Deny", "Action": "sqs:*", "Resource": "*" }, [|{|] "Effect": "Deny", "Action": "sqs:PurgeQueue", "Resource": "*" }] }""",
        ("{ \"Sid\": \"All\"", "granted here already"),
        ("{ \"Effect\": \"Deny\", \"Action\": \"sqs:*\"", "denied here already"));

    [Fact]
    public Task Reports_a_narrower_statement_before_the_wider() => Verify.Reports(
        """
        { "Version": "2012-10-17",
          "Statement": [
            [|{|] "Sid": "Logs", "Effect": "Deny", "Action": ["s3:PutObject", "s3:DeleteObject"], "Resource": "arn:aws:s3:::logs/*", "Condition": { "Bool": { "aws:SecureTransport": "false" } } },
            { "Effect": "Deny", "Action": "s3:*", "Resource": "*" } ] }
        """,
        "Statement 'Logs' is already covered by statement 2");

    [Fact]
    public Task Reports_the_later_of_two_equal_ones() => Verify.Reports(
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow", "Action": ["sqs:SendMessage", "sqs:GetQueueUrl"], "Resource": "*", "Condition": { "StringEquals": { "aws:SourceVpc": ["vpc-1", "vpc-2"], "aws:PrincipalTag/team": "a" } } },
            [|{|] "Sid": "Again", "Effect": "Allow", "Action": ["sqs:getqueueurl", "sqs:SendMessage"], "Resource": ["*"], "Condition": { "StringEquals": { "aws:principaltag/team": "a", "aws:SourceVpc": ["vpc-2", "vpc-1"] } } } ] }
        """,
        "Statement 'Again' is already covered by statement 1");

    [Fact]
    public Task Reports_equal_exceptions() => Verify.Reports(
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Deny", "NotAction": ["iam:*", "sts:*"], "NotResource": "arn:aws:s3:::demo-bucket" },
            [|{|] "Effect": "Deny", "NotAction": ["sts:*", "iam:*"], "NotResource": ["arn:aws:s3:::demo-bucket"] } ] }
        """);

    [Theory]
    [InlineData("\"*\"", "{ \"AWS\": \"arn:aws:iam::111122223333:user/Ann\" }")]
    [InlineData("{ \"AWS\": \"111122223333\" }", "{ \"AWS\": \"arn:aws:iam::111122223333:root\" }")]
    [InlineData("{ \"AWS\": \"111122223333\", \"Service\": \"sns.amazonaws.com\" }", "{ \"Service\": \"sns.amazonaws.com\" }")]
    public Task Compares_principals(string principal, string covered) => Verify.Reports(
        $$"""
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow", "Principal": {{principal}}, "Action": "sqs:SendMessage", "Resource": "arn:aws:sqs:us-east-1:111122223333:jobs" },
            [|{|] "Effect": "Allow", "Principal": {{covered}}, "Action": "sqs:SendMessage", "Resource": "arn:aws:sqs:us-east-1:111122223333:jobs" } ] }
        """);

    [Theory]
    [InlineData("\"Effect\": \"Allow\", \"Action\": \"s3:PutObject\", \"Resource\": \"arn:aws:s3:::demo-bucket/a/*\"")]
    [InlineData("\"Effect\": \"Deny\", \"Action\": \"s3:GetObject\", \"Resource\": \"arn:aws:s3:::demo-bucket/*\"")]
    [InlineData("\"Effect\": \"Allow\", \"Action\": \"s3:GetObject\", \"Resource\": \"arn:aws:s3:::other-bucket/*\"")]
    [InlineData("\"Effect\": \"Allow\", \"Action\": [\"s3:GetObject\", \"s3:PutObject\"], \"Resource\": \"arn:aws:s3:::demo-bucket/a/*\"")]
    [InlineData("\"Effect\": \"Allow\", \"NotAction\": \"s3:GetObject\", \"Resource\": \"arn:aws:s3:::demo-bucket/*\"")]
    [InlineData("\"Effect\": \"Allow\", \"Action\": \"s3:GetObject\", \"NotResource\": \"arn:aws:s3:::demo-bucket/*\"")]
    [InlineData("\"Effect\": \"Allow\", \"Action\": \"s3:GetObject\"")]
    [InlineData("\"Effect\": \"Allow\", \"Action\": \"s3:GetObject\", \"Resource\": []")]
    [InlineData("\"Effect\": \"Allow\", \"Action\": \"s3:GetObject\", \"Resource\": \"arn:aws:s3:::demo-bucket/a\", \"Conditon\": {}")]
    public Task Accepts(string statement) => Verify.Accepts(
        $$"""
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::demo-bucket/*" },
            { {{statement}} } ] }
        """);

    [Theory]
    [InlineData("{ \"StringEquals\": { \"aws:SourceVpc\": \"vpc-1\" } }", "{ \"StringEquals\": { \"aws:SourceVpc\": \"vpc-2\" } }")]
    [InlineData("{ \"StringEquals\": { \"aws:SourceVpc\": \"vpc-1\" } }", "{ \"StringLike\": { \"aws:SourceVpc\": \"vpc-1\" } }")]
    [InlineData("{ \"StringEquals\": { \"aws:SourceVpc\": [\"vpc-1\", \"vpc-2\"] } }", "{ \"StringEquals\": { \"aws:SourceVpc\": \"vpc-1\" } }")]
    [InlineData("{ \"StringEquals\": { \"aws:SourceVpc\": { \"Ref\": \"Vpc\" } } }", "{ \"StringEquals\": { \"aws:SourceVpc\": { \"Ref\": \"Vpc\" } } }")]
    [InlineData("{ \"Fn::If\": [\"A\", {}, {}] }", "{ \"Fn::If\": [\"A\", {}, {}] }")]
    public Task Accepts_other_conditions(string condition, string other) => Verify.Accepts(
        $$"""
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*", "Condition": {{condition}} },
            { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*", "Condition": {{other}} } ] }
        """);

    [Fact]
    public Task Accepts_a_user_beside_the_account() => Verify.Accepts(
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow", "Principal": { "AWS": "111122223333" }, "Action": "sts:AssumeRole" },
            { "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111122223333:user/Ann" }, "Action": "sts:AssumeRole" } ] }
        """);

    [Theory]
    [InlineData("{ \"Ref\": \"Bucket\" }")]
    [InlineData("\"arn:aws:s3:::${Bucket}/*\"")]
    [InlineData("{ \"Fn::GetAtt\": [\"Bucket\", \"Arn\"] }")]
    public Task Is_silent_on_what_is_not_known(string resource) => Verify.Accepts(
        $$"""
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow", "Action": "s3:GetObject", "Resource": {{resource}} },
            { "Effect": "Allow", "Action": "s3:GetObject", "Resource": {{resource}} } ] }
        """);

    [Fact]
    public Task Is_silent_in_a_broken_file() => Verify.Accepts(
        """
        { "Version": "2012-10-17", "Statement": [
            { "Effect": "Allow", "Action": "s3:*", "Resource": "*" },
            { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*",
        """);
}
