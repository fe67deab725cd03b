using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.MissingConditions.MissingSourceCondition>;

namespace IamPolicyAnalyzers.Tests.Rules.MissingConditions;

public sealed class MissingSourceConditionTests
{
    [Fact]
    public Task Reports_a_service_without_a_source() => Verify.Reports(
        """
        { "Version": "2012-10-17",
          "Statement": [{ "Effect": "Allow", "Principal": { "Service": "[|sns.amazonaws.com|]" }, "Action": "sqs:SendMessage", "Resource": "arn:aws:sqs:us-east-1:111122223333:demo" }] }
        """,
        "'sns.amazonaws.com' may use this resource for any AWS customer; test 'aws:SourceAccount' or 'aws:SourceArn'");

    [Theory]
    [InlineData("""{ "AWS": "111122223333", "Service": ["delivery.logs.amazonaws.com", "[|cloudtrail.amazonaws.com|]", "config.amazonaws.com"] }""", "")]
    [InlineData("""{ "Service": ["[|s3.amazonaws.com|]", { "Ref": "Service" }] }""", "")]
    [InlineData("""{ "Service": "[|events.amazonaws.com|]" }""", """, "Condition": {}""")]
    public Task Reports(string principal, string condition) => Verify.Reports(Policy(principal, condition));

    [Theory]
    [InlineData("""{ "Service": "sns.amazonaws.com" }""", """, "Condition": { "ArnEquals": { "aws:SourceArn": "arn:aws:sns:us-east-1:111122223333:demo" } }""")]
    [InlineData("""{ "Service": "sns.amazonaws.com" }""", """, "Condition": { "StringEquals": { "AWS:sourceaccount": "111122223333" } }""")]
    [InlineData("""{ "Service": "sns.amazonaws.com" }""", """, "Condition": { "StringEquals": { "aws:SourceOrgID": "o-abcdef1234" } }""")]
    [InlineData("""{ "Service": "sns.amazonaws.com" }""", """, "Condition": { "StringEquals": { "kms:CallerAccount": "111122223333" } }""")]
    [InlineData("""{ "Service": "sns.amazonaws.com" }""", """, "Condition": { "Fn::If": ["Strict", {}, {}] }""")]
    [InlineData("""{ "Service": "sns.amazonaws.com" }""", """, "Condition": { "StringEquals": { "aws:Referer": "x" } }""")] // WeakSourceCondition's
    [InlineData("""{ "Service": "delivery.logs.amazonaws.com" }""", "")]
    [InlineData("""{ "Service": { "Ref": "Service" } }""", "")]
    [InlineData("""{ "AWS": "111122223333" }""", "")]
    [InlineData("""{ "AWS": "*", "Service": "sns.amazonaws.com" }""", "")] // PublicResource's
    public Task Accepts(string principal, string condition) => Verify.Accepts(Policy(principal, condition));

    [Theory]
    [InlineData("""{ "Effect": "Deny", "Principal": { "Service": "sns.amazonaws.com" }, "Action": "sqs:SendMessage", "Resource": "*" }""")]
    [InlineData("""{ "Effect": "Deny", "NotPrincipal": { "Service": "sns.amazonaws.com" }, "Action": "sqs:SendMessage", "Resource": "*" }""")]
    public Task Accepts_a_Deny(string statement) => Verify.Accepts($$"""{ "Version": "2012-10-17", "Statement": {{statement}} }""");

    [Fact]
    public Task Accepts_the_trust_of_a_role() => Verify.With(path: "role.trust.json").Accepts(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": { "Service": "lambda.amazonaws.com" }, "Action": "sts:AssumeRole" } }""");

    [Fact]
    public Task Reports_a_statement_without_Resource() => Verify.With(path: "images.resource.json").Reports(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": { "Service": "[|codebuild.amazonaws.com|]" }, "Action": "ecr:BatchGetImage" } }""");

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.Reports(
        """
        { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": { "Service": "[|sns.amazonaws.com|]" }, "Action": "sqs:SendMessage", "Resource": "*"
        """);

    private static string Policy(string principal, string condition) =>
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": {{principal}}, "Action": "sqs:SendMessage", "Resource": "arn:aws:sqs:us-east-1:111122223333:demo"{{condition}} } }""";
}
