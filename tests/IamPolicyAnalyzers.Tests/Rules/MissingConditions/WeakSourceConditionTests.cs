using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.MissingConditions.WeakSourceCondition>;

namespace IamPolicyAnalyzers.Tests.Rules.MissingConditions;

public sealed class WeakSourceConditionTests
{
    private const string S3 = """{ "Service": "s3.amazonaws.com" }""";

    [Fact]
    public Task Reports_a_source_of_any_account() => Verify.Reports(
        """
        { "Version": "2012-10-17",
          "Statement": [{ "Effect": "Allow", "Principal": { "Service": "s3.amazonaws.com" }, "Action": "sqs:SendMessage", "Resource": "arn:aws:sqs:us-east-1:111122223333:demo",
            "Condition": { "ArnLike": { "aws:SourceArn": "[|arn:aws:s3:*:*:*|]" } } }] }
        """,
        "'arn:aws:s3:*:*:*' does not limit for whom 's3.amazonaws.com' acts; test 'aws:SourceAccount'");

    [Fact]
    public Task Points_at_the_service() => Verify.Relates(
        """{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Principal": { "Service": "s3.amazonaws.com" }, "Action": "sqs:SendMessage", "Resource": "arn:aws:sqs:us-east-1:111122223333:demo", "Condition": { "ArnLike": { "aws:SourceArn": "[|arn:aws:s3:*:*:*|]" } } }] }""",
        ("s3.amazonaws.com", "acts for any customer"));

    [Theory]
    [InlineData("""{ "StringEquals": { "[|aws:Referer|]": "111122223333" } }""")]
    [InlineData("""{ "Bool": { "[|aws:SecureTransport|]": true } }""")]
    [InlineData("""{ "StringLike": { "[|aws:UserAgent|]": "AmazonS3*" }, "Bool": { "aws:SecureTransport": "true" } }""")]
    [InlineData("""{ "ArnEquals": { "aws:SourceArn": ["arn:aws:sns:us-east-1:111122223333:a", "[|arn:aws:s3:::demo-bucket|]"] } }""")]
    [InlineData("""{ "StringLike": { "AWS:sourceaccount": "[|*|]" } }""")]
    [InlineData("""{ "[|StringEqualsIfExists|]": { "aws:SourceAccount": "111122223333" } }""")]
    [InlineData("""{ "[|StringNotEquals|]": { "aws:SourceAccount": "444455556666" }, "Bool": { "aws:SecureTransport": "true" } }""")]
    [InlineData("""{ "[|Null|]": { "aws:SourceArn": "false" } }""")]
    public Task Reports(string condition) => Verify.Reports(Policy(S3, condition));

    [Theory]
    [InlineData("""{ "ArnLike": { "aws:SourceArn": "arn:aws:s3:::demo-bucket" }, "StringEquals": { "aws:SourceAccount": "111122223333" } }""")]
    [InlineData("""{ "ArnLike": { "aws:SourceArn": "arn:aws:sns:*:111122223333:*" } }""")]
    [InlineData("""{ "ArnLike": { "aws:SourceArn": "arn:aws:s3:*:*:*" }, "StringEquals": { "aws:SourceOrgID": "o-abcdefghij" } }""")]
    [InlineData("""{ "ForAnyValue:StringLike": { "aws:SourceOrgPaths": "o-abcdefghij/*" } }""")]
    [InlineData("""{ "StringEquals": { "aws:SourceArn": "arn:aws:sns:us-east-1:*:demo" } }""")] // compared literally
    [InlineData("""{ "ArnLike": { "aws:SourceArn": { "Fn::Sub": "arn:aws:s3:::${Bucket}" } } }""")]
    [InlineData("""{ "ArnLike": { "aws:SourceArn": { "Ref": "Topic" } } }""")]
    [InlineData("""{ "StringEquals": { "${Key}": "111122223333" } }""")]
    [InlineData("""{ "Fn::If": ["Strict", {}, {}] }""")]
    [InlineData("""{ "StringEquals": { "kms:ViaService": "sqs.us-east-1.amazonaws.com" } }""")]
    [InlineData("""{ "StringLike": { "kms:EncryptionContext:aws:cloudtrail:arn": "arn:aws:cloudtrail:*:111122223333:trail/*" } }""")]
    [InlineData("""{ "StringEquals": { "s3:x-amz-acl": "bucket-owner-full-control" } }""")]
    [InlineData("{}")] // MissingSourceCondition's
    public Task Accepts(string condition) => Verify.Accepts(Policy(S3, condition));

    [Theory]
    [InlineData("""{ "Service": "delivery.logs.amazonaws.com" }""")]
    [InlineData("""{ "Service": { "Ref": "Service" } }""")]
    [InlineData("""{ "AWS": "111122223333" }""")]
    [InlineData("""{ "AWS": "*", "Service": "s3.amazonaws.com" }""")]
    public Task Accepts_principals_without_a_source(string principal) => Verify.Accepts(Policy(principal, """{ "StringEquals": { "aws:Referer": "111122223333" } }"""));

    [Fact]
    public Task Accepts_an_operator_that_other_principals_need() => Verify.Accepts(
        Policy("""{ "AWS": "111122223333", "Service": "s3.amazonaws.com" }""", """{ "StringEqualsIfExists": { "aws:SourceAccount": "111122223333" } }"""));

    [Fact]
    public Task Reports_the_trust_of_a_role() => Verify.With("role.trust.json").Reports(
        Trust("""{ "ArnLike": { "aws:SourceArn": "[|arn:aws:iot:*:*:*|]" } }"""), "'arn:aws:iot:*:*:*' does not limit for whom 'iot.amazonaws.com' acts; test 'aws:SourceAccount'");

    [Theory]
    [InlineData("""{ "StringEquals": { "aws:RequestedRegion": "eu-west-1" } }""")]
    [InlineData("""{ "ArnLike": { "aws:SourceArn": "arn:aws:iot:*:111122223333:*" } }""")]
    public Task Accepts_the_trust_of_a_role(string condition) => Verify.With("role.trust.json").Accepts(Trust(condition));

    [Theory]
    [InlineData("""{ "Effect": "Deny", "Principal": { "Service": "s3.amazonaws.com" }, "Action": "sqs:SendMessage", "Resource": "*", "Condition": { "Bool": { "aws:SecureTransport": "false" } } }""")]
    [InlineData("""{ "Effect": "Allow", "NotPrincipal": { "Service": "s3.amazonaws.com" }, "Action": "sqs:SendMessage", "Resource": "*", "Condition": { "Bool": { "aws:SecureTransport": "true" } } }""")]
    public Task Accepts_other_statements(string statement) => Verify.Accepts($$"""{ "Version": "2012-10-17", "Statement": {{statement}} }""");

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.Reports(
        """
        { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": { "Service": ["ses.amazonaws.com"] }, "Action": "s3:PutObject", "Resource": "arn:aws:s3:::demo/*",
          "Condition": { "StringEquals": { "[|aws:Referer|]": "111122223333" }
        """,
        "'aws:Referer' does not limit for whom 'ses.amazonaws.com' acts; test 'aws:SourceAccount'");

    private static string Policy(string principal, string condition) =>
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": {{principal}}, "Action": "sqs:SendMessage", "Resource": "arn:aws:sqs:us-east-1:111122223333:demo", "Condition": {{condition}} } }""";

    private static string Trust(string condition) =>
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": { "Service": "iot.amazonaws.com" }, "Action": "sts:AssumeRole", "Condition": {{condition}} } }""";
}
