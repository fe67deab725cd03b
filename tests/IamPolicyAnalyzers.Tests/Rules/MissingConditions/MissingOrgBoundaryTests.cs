using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.MissingConditions.MissingOrgBoundary>;

namespace IamPolicyAnalyzers.Tests.Rules.MissingConditions;

public sealed class MissingOrgBoundaryTests
{
    [Fact]
    public Task Reports_a_bucket_of_any_account() => Verify.Reports(
        """
        { "Version": "2012-10-17",
          "Statement": [{ "Effect": "Allow", "Action": "[|s3:PutObject|]", "Resource": "arn:aws:s3:::demo-bucket/*" }] }
        """,
        "Allow on 's3:PutObject' reaches buckets outside the organization; test 'aws:ResourceOrgID'");

    [Theory]
    [InlineData("\"[|sqs:SendMessage|]\"", "\"*\"", "'sqs:SendMessage' reaches queues outside the organization")]
    [InlineData("\"[|sts:AssumeRole|]\"", "\"arn:aws:iam::*:role/Partner\"", "'sts:AssumeRole' reaches roles outside the organization")]
    [InlineData("[\"[|sqs:*|]\", \"sns:Publish\", \"ec2:RunInstances\"]", "\"*\"", "'sqs:ReceiveMessage', 'sqs:SendMessage' and 'sns:Publish' reaches resources outside the organization")]
    public Task Reports(string action, string resource, string text) => Verify.Reports(Identity(action, resource, "{}"), $"Allow on {text}; test 'aws:ResourceOrgID'");

    [Theory]
    [InlineData("\"sqs:SendMessage\"", "\"arn:aws:sqs:*:111122223333:*\"")]
    [InlineData("\"sqs:SendMessage\"", "\"arn:aws:sqs:*:${aws:PrincipalAccount}:*\"")]
    [InlineData("\"sqs:SendMessage\"", "{ \"Fn::Sub\": \"arn:aws:sqs:*:${AWS::AccountId}:*\" }")]
    [InlineData("\"s3:PutObject\"", "{ \"Fn::Sub\": \"arn:aws:s3:::${Bucket}/*\" }")]
    [InlineData("\"s3:PutObject\"", "{ \"Ref\": \"Objects\" }")]
    [InlineData("\"s3:PutObject\"", "\"arn:aws:sqs:*:*:*\"")] // no resource of the action
    [InlineData("\"s3:PutBucketPolicy\"", "\"*\"")]
    [InlineData("\"*\"", "\"*\"")] // AdministratorStatement's
    public Task Accepts(string action, string resource) => Verify.Accepts(Identity(action, resource, "{}"));

    [Theory]
    [InlineData("""{ "StringEquals": { "aws:ResourceOrgID": "${aws:PrincipalOrgID}" } }""")]
    [InlineData("""{ "StringEquals": { "S3:resourceaccount": "111122223333" } }""")]
    [InlineData("""{ "ForAnyValue:StringLike": { "aws:ResourceOrgPaths": "o-abcdefghij/*" } }""")]
    [InlineData("""{ "Fn::If": ["Strict", {}, {}] }""")]
    public Task Accepts_a_boundary(string condition) => Verify.Accepts(Identity("\"s3:PutObject\"", "\"arn:aws:s3:::demo/*\"", condition));

    [Theory]
    [InlineData("""{ "StringLike": { "aws:ResourceOrgID": "*" } }""")]
    [InlineData("""{ "StringEquals": { "aws:PrincipalOrgID": "o-abcdefghij" } }""")]
    public Task Reports_a_condition_that_is_no_boundary(string condition) => Verify.Reports(Identity("\"[|s3:PutObject|]\"", "\"arn:aws:s3:::demo/*\"", condition));

    [Fact]
    public Task Accepts_what_a_Deny_keeps_within_the_organization() => Verify.Accepts(
        """
        { "Version": "2012-10-17", "Statement": [
          { "Effect": "Allow", "Action": ["s3:GetObject", "s3:PutObject"], "Resource": "*" },
          { "Effect": "Deny", "Action": "s3:*", "Resource": "*", "Condition": { "StringNotEqualsIfExists": { "aws:ResourceOrgID": "${aws:PrincipalOrgID}" } } } ] }
        """);

    [Fact]
    public Task Reports_a_foreign_account() => Verify.With(path: "queue.resource.json").Reports(
        Queue("""{ "AWS": ["111122223333", "[|arn:aws:iam::444455556666:root|]", "777788889999"] }""", "{}"),
        "Allow on 'sqs:SendMessage' reaches account '444455556666', whatever its organization; test 'aws:PrincipalOrgID'");

    [Theory]
    [InlineData("""{ "AWS": "444455556666" }""", """{ "StringEquals": { "aws:PrincipalOrgID": "o-abcdefghij" } }""", "")]
    [InlineData("""{ "AWS": "444455556666" }""", """{ "ForAnyValue:StringLike": { "aws:PrincipalOrgPaths": "o-abcdefghij/*" } }""", "")]
    [InlineData("""{ "AWS": "444455556666" }""", """{ "Fn::If": ["Strict", {}, {}] }""", "")]
    [InlineData("""{ "AWS": "444455556666" }""", "{}", "iam_known_accounts = 444455556666")]
    [InlineData("""{ "AWS": "444455556666" }""", "{}", "iam_own_accounts = 444455556666, 111122223333")]
    [InlineData("""{ "AWS": "111122223333" }""", "{}", "")]
    [InlineData("""{ "AWS": { "Ref": "Account" } }""", "{}", "")]
    [InlineData("""{ "AWS": "arn:aws:iam::444455556666:role/App" }""", "{}", "")]
    [InlineData("""{ "Service": "sns.amazonaws.com" }""", "{}", "")]
    [InlineData("\"*\"", "{}", "")] // PublicResource's
    public Task Accepts_principals(string principal, string condition, string config) => Verify.With(path: "queue.resource.json", config: config).Accepts(Queue(principal, condition));

    [Theory]
    [InlineData("")]
    [InlineData("iam_own_accounts = 444455556666")]
    public Task Accepts_an_account_that_may_be_the_owner(string config) => Verify.With(path: "key.resource.json", config: config).Accepts(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::444455556666:root" }, "Action": "kms:*", "Resource": "*" } }""");

    [Fact]
    public Task Reports_an_account_that_is_not_among_the_own() => Verify.With(path: "key.resource.json", config: "iam_own_accounts = 111122223333").Reports(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": { "AWS": "[|arn:aws:iam::444455556666:root|]" }, "Action": "kms:*", "Resource": "*" } }""");

    [Fact]
    public Task Accepts_what_a_Deny_keeps_from_foreign_callers() => Verify.With(path: "queue.resource.json").Accepts(
        """
        { "Version": "2012-10-17", "Statement": [
          { "Effect": "Allow", "Principal": { "AWS": "444455556666" }, "Action": "sqs:SendMessage", "Resource": "arn:aws:sqs:us-east-1:111122223333:demo" },
          { "Effect": "Deny", "Principal": "*", "Action": "sqs:*", "Resource": "*", "Condition": { "StringNotEquals": { "aws:PrincipalOrgID": "o-abcdefghij" } } } ] }
        """);

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.Reports("""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "[|sns:Publish|]", "Resource": "*" """);

    private static string Identity(string action, string resource, string condition) =>
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": {{action}}, "Resource": {{resource}}, "Condition": {{condition}} } }""";

    private static string Queue(string principal, string condition) =>
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": {{principal}}, "Action": "sqs:SendMessage", "Resource": "arn:aws:sqs:us-east-1:111122223333:demo", "Condition": {{condition}} } }""";
}
