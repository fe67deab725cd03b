using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Redundancy.RedundantAction>;

namespace IamPolicyAnalyzers.Tests.Rules.Redundancy;

public sealed class RedundantActionTests
{
    [Fact]
    public Task Reports_what_a_pattern_covers() => Verify.Reports(
        """{ "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Action": ["[|s3:GetObject|]", "s3:GetObject*"], "Resource": "arn:aws:s3:::demo-bucket/*" } ] }""",
        "Action 's3:GetObject' is already covered by 's3:GetObject*' in this statement");

    [Fact]
    public Task Points_at_the_entry_that_covers_it() => Verify.Relates(
        """{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": ["s3:Get*", "[|s3:GetObject|]"], "Resource": "arn:aws:s3:::demo-bucket/*" }] }""",
        ("s3:Get*", "covers it"));

    [Fact]
    public Task Reports_a_name_after_its_pattern() => Verify.Reports(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": ["sqs:Get*", "[|sqs:GetQueueUrl|]"], "Resource": "*" } }""");

    [Fact]
    public Task Reports_the_later_of_two_equal_ones() => Verify.Reports(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": ["sqs:SendMessage", "[|SQS:sendmessage|]", "[|sqs:SendMessage|]", "sqs:Get*", "[|sqs:get*|]"], "Resource": "*" } }""",
        "Action 'SQS:sendmessage' is already covered by 'sqs:SendMessage' in this statement");

    [Fact]
    public Task Reports_everything_beside_a_star() => Verify.Reports(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Action": ["[|s3:*|]", "[|s3:Get*|]", "*", "[|*:*|]"], "Resource": "*" } }""",
        "Action 's3:*' is already covered by '*' in this statement",
        "Action 's3:Get*' is already covered by 's3:*' in this statement");

    [Fact]
    public Task Reports_in_NotAction_and_every_statement() => Verify.Reports(
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Deny", "NotAction": ["iam:*", "[|iam:GetRole|]"], "Resource": "*" },
            { "Effect": "Allow", "Action": "s3:ListBucket", "Resource": "*" },
            { "Effect": "Allow", "Action": ["sns:P?blish", "[|sns:Publish|]"], "Resource": "*" } ] }
        """);

    [Theory]
    [InlineData("""["s3:GetObject", "s3:GetObjectTagging"]""")]
    [InlineData("""["s3:Get*Acl", "s3:GetObject*"]""")] // each means more than the other
    [InlineData("""["s3:?et*", "sqs:Get*"]""")]
    [InlineData("""["s3:GetObjects", "s3:*"]""")] // does not exist, which is another finding
    [InlineData("""["trustedadvisor:ListEngagements", "trustedadvisor:*"]""")] // AWS has it no more
    [InlineData("""["GetObject", "*"]""")]
    [InlineData("""["GetObject", "GetObject"]""")]
    [InlineData("\"s3:GetObject\"")]
    [InlineData("[]")]
    public Task Accepts(string actions) => Verify.Accepts(
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": {{actions}}, "Resource": "*" } }""");

    [Fact]
    public Task Accepts_repetition_in_another_statement() => Verify.Accepts(
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow", "Action": "sns:Publish", "Resource": "*" },
            { "Effect": "Allow", "Action": "sns:Publish", "Resource": "*" } ] }
        """);

    [Theory]
    [InlineData("""[{ "Ref": "Action" }, { "Ref": "Action" }, "*"]""")]
    [InlineData("""["s3:${Verb}Object", "s3:${Verb}Object", "s3:*"]""")]
    public Task Is_silent_on_what_is_not_known(string actions) => Verify.Accepts(
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": {{actions}}, "Resource": "*" } }""");

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.Reports(
        """
        { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": ["s3:Get*", "[|s3:GetObject|]", "s3:
        """);
}
