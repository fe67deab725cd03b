using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.ResourcePolicies.WildcardResourcePolicyAction>;

namespace IamPolicyAnalyzers.Tests.Rules.ResourcePolicies;

public sealed class WildcardResourcePolicyActionTests
{
    [Theory]
    [InlineData("arn:aws:iam::444455556666:role/Partner", "sqs:*", "Allow on 'sqs:*' gives 'arn:aws:iam::444455556666:role/Partner' every action on this resource, its policy included; list the actions")]
    [InlineData("444455556666", "*", "Allow on '*' gives '444455556666' every action on this resource, its policy included; list the actions")]
    [InlineData("arn:aws:iam::111122223333:role/Worker", "SQS:**", "Allow on 'SQS:**' gives 'arn:aws:iam::111122223333:role/Worker' every action on this resource, its policy included; list the actions")]
    public Task Reports(string principal, string action, string message) => Verify.Reports(Queue($"{{ \"AWS\": \"{principal}\" }}", $"\"[|{action}|]\""), message);

    [Fact]
    public Task Points_at_the_outsider() => Verify.Relates(
        Queue("""{ "AWS": ["111122223333", "444455556666"] }""", "\"[|sqs:*|]\""),
        ("444455556666", "is let in"));

    [Theory]
    [InlineData("""{ "AWS": ["111122223333", "444455556666"] }""")]
    [InlineData("""{ "AWS": [{ "Ref": "Role" }, "arn:aws:iam::444455556666:root"] }""")]
    [InlineData("""{ "Service": "sns.amazonaws.com" }""")]
    public Task Reports_whatever_the_shape(string principal) => Verify.Reports(Queue(principal, "[\"sqs:SendMessage\", \"[|sqs:*|]\"]"));

    [Fact]
    public Task Reports_everyone_of_an_organization() => Verify.Reports(
        Queue("\"*\"", "\"[|sqs:*|]\"", """, "Condition": { "StringEquals": { "aws:PrincipalOrgID": "o-abcdefghij" } }"""));

    [Theory]
    [InlineData("""{ "AWS": "111122223333" }""", "\"sqs:*\"")]
    [InlineData("""{ "AWS": "arn:aws:iam::111122223333:root" }""", "\"*\"")]
    [InlineData("""{ "AWS": "arn:aws:iam::444455556666:root" }""", "[\"sqs:Send*\", \"sqs:${What}\"]")]
    [InlineData("""{ "AWS": { "Fn::Sub": "arn:aws:iam::${AWS::AccountId}:root" } }""", "\"sqs:*\"")]
    [InlineData("""{ "AWS": "AROAEXAMPLEEXAMPLE123" }""", "\"sqs:*\"")]
    [InlineData("{ \"Ref\": \"Who\" }", "\"sqs:*\"")]
    [InlineData("\"*\"", "\"sqs:*\"")] // PublicResource
    public Task Accepts(string principal, string action) => Verify.With("queue.resource.json").Accepts(Queue(principal, action));

    [Theory]
    [InlineData("""{ "StringEquals": { "aws:PrincipalAccount": "111122223333" } }""")]
    [InlineData("""{ "StringEquals": { "s3:DataAccessPointAccount": "111122223333" } }""")]
    [InlineData("""{ "Ref": "When" }""")]
    [InlineData("""{ "Bool": { "aws:SecureTransport": "true" } }""")] // WeakPublicCondition
    public Task Accepts_everyone_under(string condition) => Verify.Accepts(Queue("\"*\"", "\"sqs:*\"", $", \"Condition\": {condition}"));

    [Theory]
    [InlineData("\"Effect\": \"Deny\", \"Action\": \"sqs:*\"")]
    [InlineData("\"Effect\": \"Allow\", \"NotAction\": \"sqs:*\"")]
    [InlineData("\"Effect\": \"Allow\", \"Action\": \"sqs:*\", \"Sid\": \"__owner_statement\"")]
    public Task Accepts_other_statements(string statement) => Verify.Accepts(
        $$"""{ "Version": "2012-10-17", "Statement": { {{statement}}, "Principal": { "AWS": "444455556666" }, "Resource": "arn:aws:sqs:us-east-1:111122223333:demo" } }""");

    [Theory]
    [InlineData("\"444455556666\"")]
    [InlineData("[\"arn:aws:iam::444455556666:root\"]")]
    public Task Accepts_the_account_of_a_key(string account) => Verify.With("key.resource.json", config: "iam_own_accounts = 111122223333").Accepts(
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": { "AWS": {{account}} }, "Action": "kms:*", "Resource": "*" } }""");

    [Theory]
    [InlineData("\"s3:*\"")]
    [InlineData("[\"sqs:*\", \"dynamodb:*\"]")]
    public Task Accepts_what_may_be_the_policy_of_an_endpoint(string action) => Verify.Accepts(
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111122223333:role/Worker" }, "Action": {{action}}, "Resource": "*" } }""");

    [Fact]
    public Task Accepts_an_account_that_cannot_be_judged() => Verify.Accepts(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": { "AWS": "444455556666" }, "Action": "s3:*", "Resource": "arn:aws:s3:::b/*" } }""");

    [Fact]
    public Task Reports_an_account_that_is_not_listed() => Verify.With(config: "iam_own_accounts = 111122223333").Reports(
        """
        { "Version": "2012-10-17", "Statement": [
          { "Effect": "Allow", "Principal": { "AWS": "444455556666" }, "Action": "[|s3:*|]", "Resource": "arn:aws:s3:::b/*" },
          { "Effect": "Allow", "Principal": { "AWS": "111122223333" }, "Action": "s3:*", "Resource": "arn:aws:s3:::b/*" }] }
        """);

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.Reports(
        """{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Principal": { "Service": "sns.amazonaws.com" }, "Resource": "*", "Action": "[|sqs:*|]" """);

    private static string Queue(string principal, string action, string condition = "") =>
        $$"""{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Principal": {{principal}}, "Action": {{action}}, "Resource": "arn:aws:sqs:us-east-1:111122223333:demo"{{condition}} }] }""";
}
