using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Review.NewAccess>;

namespace IamPolicyAnalyzers.Tests.Rules.Review;

public sealed class NewAccessTests
{
    private const string Recorded = """
        { "Effect": "Allow", "Action": ["s3:GetObject", "s3:ListBucket"], "Resource": ["arn:aws:s3:::demo-bucket", "arn:aws:s3:::demo-bucket/*"] }
        """;

    [Theory]
    [InlineData("""{ "Effect": "Allow", "Action": ["s3:GetObject", "[|s3:PutObject|]"], "Resource": "arn:aws:s3:::demo-bucket/*" }""", "Policy grants 's3:PutObject' (Write), which its baseline does not; review it and update the baseline")]
    [InlineData("""{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "[|arn:aws:s3:::other-bucket/*|]" }""", "Policy grants 's3:GetObject' (Read) on 'arn:aws:s3:::other-bucket/*', which its baseline does not; review it and update the baseline")]
    [InlineData("""{ "Effect": "Allow", "Action": "[|sqs:SendMessage|]", "Resource": "*" }""", "Policy grants 'sqs:SendMessage' (Write), which its baseline does not; review it and update the baseline")]
    public Task Reports_what_the_baseline_does_not_grant(string statement, string message) => With(Recorded).Reports(Policy(statement), message);

    [Fact]
    public Task Points_at_the_baseline() => With(Recorded).Relates(
        Policy("""{ "Effect": "Allow", "Action": "[|sqs:SendMessage|]", "Resource": "*" }"""),
        ("app.iam.json", "recorded here"));

    [Theory]
    [InlineData("""{ "Sid": "Named", "Resource": ["arn:aws:s3:::demo-bucket/*", "arn:aws:s3:::demo-bucket"], "Action": ["s3:listbucket", "s3:GetObject"], "Effect": "Allow" }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::demo-bucket/reports/*" }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::demo-bucket/*", "Condition": { "Bool": { "aws:SecureTransport": "true" } } }""")]
    [InlineData("""{ "Effect": "Deny", "Action": "*", "Resource": "*" }""")]
    public Task Accepts_the_same_access_in_other_words_and_less(string statement) => With(Recorded).Accepts(Policy(statement));

    [Fact]
    public Task Reports_a_condition_that_is_gone() => With(
        """{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*", "Condition": { "StringEquals": { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } } }""").Reports(
        Policy("""{ "Effect": "Allow", "Action": "[|s3:GetObject|]", "Resource": "*" }"""));

    [Fact]
    public Task Reads_the_record_of_a_policy_in_a_template() => Verify.With(path: "app.template.json", files:
        ("app.iam-baseline.json", """
            { "policies": [ { "policy": "app.template.json", "path": "/Resources/Policy/Properties/PolicyDocument",
              "document": { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "*" } } } ] }
            """)).Reports(
        """
        { "AWSTemplateFormatVersion": "2010-09-09",
          "Resources": { "Policy": { "Type": "AWS::IAM::ManagedPolicy", "Properties": { "PolicyDocument": {
            "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": ["sqs:SendMessage", "[|sqs:ReceiveMessage|]"], "Resource": "*" } } } } } }
        """);

    [Fact]
    public Task Is_silent_without_a_baseline() => Verify.Accepts(Policy("""{ "Effect": "Allow", "Action": "*", "Resource": "*" }"""));

    [Fact]
    public Task Is_silent_about_a_policy_that_no_baseline_records() => Verify.With(path: "other.iam.json", files: File(Recorded)).Accepts(
        Policy("""{ "Effect": "Allow", "Action": "*", "Resource": "*" }"""));

    [Fact]
    public Task Accepts_a_broken_file() => With(Recorded).Accepts("""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": """);

    private static string Policy(string statement) => "{ \"Version\": \"2012-10-17\", \"Statement\": [" + statement + "] }";

    private static (string Path, string Content) File(string recorded) =>
        ("app.iam-baseline.json", "{ \"policy\": \"app.iam.json\", \"reviewed\": \"2026-06-01\", \"document\": " + Policy(recorded) + " }");

    private static Verify.Case With(string recorded) => Verify.With(path: "app.iam.json", files: File(recorded));
}
