using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Review.ForbiddenAction>;

namespace IamPolicyAnalyzers.Tests.Rules.Review;

public sealed class ForbiddenActionTests
{
    [Theory]
    [InlineData("\"[|s3:DeleteBucket|]\"", "Action 's3:DeleteBucket' is forbidden in this project, and 's3:DeleteBucket' grants it")]
    [InlineData("[\"s3:GetObject\", \"[|s3:*|]\"]", "Action 's3:DeleteBucket' is forbidden in this project, and 's3:*' grants it")]
    [InlineData("\"[|S3:deletebucket|]\"", "Action 's3:DeleteBucket' is forbidden in this project, and 'S3:deletebucket' grants it")]
    [InlineData("\"[|*|]\"", "Action 's3:DeleteBucket' is forbidden in this project, and '*' grants it")]
    public Task Reports_the_entry_that_grants(string action, string message) => With("s3:DeleteBucket").Reports(
        "{ \"Version\": \"2012-10-17\", \"Statement\": { \"Effect\": \"Allow\", \"Action\": " + action + ", \"Resource\": \"*\" } }", message);

    [Fact]
    public Task Reports_several_actions_of_a_pattern_once() => With("iam:*AccessKey").Reports(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": ["[|iam:CreateAccessKey|]", "iam:DeleteAccessKey"], "Resource": "*" } }""",
        "Actions 'iam:CreateAccessKey' and 'iam:DeleteAccessKey' are forbidden in this project, and 'iam:CreateAccessKey' grants them");

    [Fact]
    public Task Reports_what_NotAction_grants() => With("s3:DeleteBucket").Reports(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "[|NotAction|]": "iam:*", "Resource": "*" } }""",
        "Action 's3:DeleteBucket' is forbidden in this project, and 'NotAction' grants it");

    [Fact]
    public Task Reports_a_resource_that_the_option_names() => With("s3:DeleteObject arn:aws:s3:::prod-*").Reports(
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow", "Action": "s3:DeleteObject", "Resource": "arn:aws:s3:::test-data/*" },
            { "Effect": "Allow", "Action": "[|s3:DeleteObject|]", "Resource": "arn:aws:s3:::prod-data/*" } ] }
        """);

    [Fact]
    public Task Reports_actions_of_services_that_are_not_allowed() => Verify.With(config: "iam_allowed_services = s3, SQS").Reports(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": ["s3:*", "sqs:SendMessage", "[|sns:Publish|]"], "Resource": "*" } }""",
        "Action 'sns:Publish' is forbidden in this project, and 'sns:Publish' grants it");

    [Fact]
    public Task Reports_in_a_resource_policy() => With("sqs:PurgeQueue").Reports(
        """
        { "Version": "2012-10-17",
          "Statement": { "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111122223333:role/App" }, "Action": "[|sqs:*|]", "Resource": "arn:aws:sqs:us-east-1:111122223333:demo" } }
        """);

    [Theory]
    [InlineData("\"s3:GetObject\"", "Allow")]
    [InlineData("\"s3:DeleteBucket\"", "Deny")]
    [InlineData("{ \"Ref\": \"Actions\" }", "Allow")]
    public Task Accepts(string action, string effect) => With("s3:DeleteBucket").Accepts(
        "{ \"Version\": \"2012-10-17\", \"Statement\": { \"Effect\": \"" + effect + "\", \"Action\": " + action + ", \"Resource\": \"arn:aws:s3:::demo-bucket\" } }");

    [Fact]
    public Task Accepts_what_the_same_policy_denies() => With("s3:DeleteBucket").Accepts(
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow", "Action": "s3:*", "Resource": "*" },
            { "Effect": "Deny", "Action": "s3:DeleteBucket", "Resource": "*" } ] }
        """);

    [Fact]
    public Task Is_silent_without_the_option() => Verify.Accepts(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "*", "Resource": "*" } }""");

    [Fact]
    public Task Accepts_a_broken_file() => With("s3:DeleteBucket").Accepts("""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": """);

    private static Verify.Case With(string forbidden) => Verify.With(config: "iam_forbidden_actions = " + forbidden);
}
