using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Redundancy.ShadowedAllow>;

namespace IamPolicyAnalyzers.Tests.Rules.Redundancy;

public sealed class ShadowedAllowTests
{
    [Fact]
    public Task Reports_an_allow_that_is_denied() => Verify.Reports(
        """
        { "Version": "2012-10-17",
          "Statement": [
            [|{|] "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::demo-bucket/*" },
            { "Effect": "Deny", "Action": "s3:*", "Resource": "arn:aws:s3:::demo-bucket/*" } ] }
        """,
        "Allow has no effect: statement 2 denies all of it");

    [Fact]
    public Task Points_at_the_Deny() => Verify.Relates(
        """{ "Version": "2012-10-17", "Statement": [[|{|] "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::demo-bucket/*" }, { "Effect": "Deny", "Action": "s3:*", "Resource": "arn:aws:s3:::demo-bucket/*" }] }""",
        ("{ \"Effect\": \"Deny\"", "denies all of it"));

    [Fact]
    public Task Names_the_deny_by_its_Sid() => Verify.Reports(
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Sid": "NoQueues", "Effect": "Deny", "Action": ["sqs:Get*", "sqs:Send*"], "Resource": "*" },
            [|{|] "Effect": "Allow", "Action": ["sqs:SendMessage", "sqs:GetQueueUrl"], "Resource": "arn:aws:sqs:us-east-1:111122223333:${Queue}", "Condition": { "Bool": { "aws:SecureTransport": "true" } } } ] }
        """,
        "Allow has no effect: statement 'NoQueues' denies all of it");

    [Theory]
    [InlineData("\"Action\": \"*\", \"Resource\": \"*\"")]
    [InlineData("\"Action\": \"*\", \"Resource\": \"*\", \"Condition\": { \"StringLike\": { \"aws:PrincipalArn\": \"*\" } }")]
    [InlineData("\"NotAction\": [\"iam:*\", \"sqs:SendMessage\"], \"Resource\": \"*\"")]
    [InlineData("\"Action\": \"sns:Publish\", \"NotResource\": \"arn:aws:sns:us-east-1:111122223333:open\"")]
    public Task Reports_whatever_covers_it(string deny) => Verify.Reports(
        $$"""
        { "Version": "2012-10-17",
          "Statement": [
            [|{|] "Effect": "Allow", "Action": "sns:Publish", "Resource": "arn:aws:sns:us-east-1:111122223333:news" },
            { "Effect": "Deny", {{deny}} } ] }
        """);

    [Theory]
    [InlineData("\"Action\": \"sns:Get*\", \"Resource\": \"*\"")]
    [InlineData("\"Action\": \"sns:Publish\", \"Resource\": \"*\"")] // leaves another action
    [InlineData("\"Action\": \"sns:*\", \"Resource\": \"arn:aws:sns:us-east-1:111122223333:news\"")] // leaves another topic
    [InlineData("\"Action\": \"sns:*\", \"Resource\": \"*\", \"Condition\": { \"Bool\": { \"aws:SecureTransport\": \"false\" } }")]
    [InlineData("\"Action\": \"sns:*\", \"Resource\": \"*\", \"Conditon\": { \"Bool\": { \"aws:SecureTransport\": \"false\" } }")]
    [InlineData("\"Action\": \"sns:*\", \"Resource\": \"*\", \"Condition\": { \"Ref\": \"Condition\" }")]
    [InlineData("\"NotAction\": \"sns:*\", \"Resource\": \"*\"")]
    [InlineData("\"NotAction\": \"SNS:publish\", \"Resource\": \"*\"")]
    [InlineData("\"NotAction\": \"iam:*\", \"NotResource\": \"arn:aws:sns:*:*:news\"")]
    [InlineData("\"NotAction\": \"iam:*\", \"NotResource\": \"arn:aws:sns:us-east-1:111122223333:${Topic}\"")]
    [InlineData("\"Action\": { \"Ref\": \"Actions\" }, \"Resource\": \"*\"")]
    [InlineData("\"Action\": \"sns:*\", \"Resource\": { \"Ref\": \"Topic\" }")]
    public Task Accepts(string deny) => Verify.Accepts(
        $$"""
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow", "Action": ["sns:Publish", "sns:Subscribe"], "Resource": ["arn:aws:sns:us-east-1:111122223333:news", "arn:aws:sns:us-east-1:111122223333:jobs"] },
            { "Effect": "Deny", {{deny}} } ] }
        """);

    [Theory]
    [InlineData("\"NotAction\": \"s3:GetObject\", \"Resource\": \"*\"")]
    [InlineData("\"Action\": \"s3:*\", \"NotResource\": \"arn:aws:s3:::demo-bucket\"")]
    [InlineData("\"Action\": { \"Ref\": \"Actions\" }, \"Resource\": \"*\"")]
    [InlineData("\"Action\": \"s3:GetObject\", \"Resource\": { \"Ref\": \"Bucket\" }")]
    public Task Accepts_an_allow_of_unlike_form(string allow) => Verify.Accepts(
        $$"""
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow", {{allow}} },
            { "Effect": "Deny", "Action": ["s3:*", "iam:*"], "Resource": ["arn:aws:s3:::*", "arn:aws:iam::*:*"] } ] }
        """);

    [Fact]
    public Task Reports_principals_that_are_denied() => Verify.Reports(
        """
        { "Version": "2012-10-17",
          "Statement": [
            [|{|] "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111122223333:user/Ann" }, "Action": "sqs:SendMessage", "Resource": "*" },
            [|{|] "Effect": "Allow", "Principal": { "AWS": "111122223333" }, "Action": "sqs:SendMessage", "Resource": "*" },
            { "Effect": "Allow", "Principal": { "AWS": "444455556666" }, "Action": "sqs:SendMessage", "Resource": "*" },
            { "Effect": "Allow", "Principal": "*", "Action": "sqs:SendMessage", "Resource": "*" },
            { "Effect": "Deny", "Principal": { "AWS": "arn:aws:iam::111122223333:root" }, "Action": "sqs:*", "Resource": "*" } ] }
        """);

    [Fact]
    public Task Accepts_a_deny_with_NotPrincipal() => Verify.Accepts(
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow", "Principal": { "AWS": "111122223333" }, "Action": "sqs:SendMessage", "Resource": "*" },
            { "Effect": "Deny", "NotPrincipal": { "AWS": "arn:aws:iam::111122223333:root" }, "Action": "sqs:*", "Resource": "*" } ] }
        """);

    [Fact]
    public Task Is_silent_in_a_broken_file() => Verify.Accepts(
        """
        { "Version": "2012-10-17", "Statement": [
            { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" },
            { "Effect": "Deny", "Action": "s3:*", "Resource": "*",
        """);
}
