using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.FixVerifier<IamPolicyAnalyzers.Rules.AccessLevels.MismatchedReadOnlyName, IamPolicyAnalyzers.CodeFixes.RemoveWritingActions>;

namespace IamPolicyAnalyzers.Tests.CodeFixes;

public sealed class RemoveWritingActionsTests
{
    [Fact]
    public Task Removes_what_writes() => Verify.FixesOnlyOneByOne(
        Statement("""["s3:GetObject", "[|s3:PutObject|]", "s3:DeleteObject"]"""),
        Statement("""["s3:GetObject"]"""),
        title: "Remove the writing actions (narrows access)");

    [Fact]
    public Task Keeps_the_lines_of_a_list() => Verify.FixesOnlyOneByOne(
        """
        {
          "Version": "2012-10-17",
          "Statement": {
            "Sid": "ReadOnly",
            "Effect": "Allow",
            "Action": [
              "[|sqs:DeleteMessage|]",
              "sqs:GetQueueUrl",
              "sqs:TagQueue"
            ],
            "Resource": "*"
          }
        }
        """,
        """
        {
          "Version": "2012-10-17",
          "Statement": {
            "Sid": "ReadOnly",
            "Effect": "Allow",
            "Action": [
              "sqs:GetQueueUrl"
            ],
            "Resource": "*"
          }
        }
        """);

    [Fact]
    public Task Keeps_the_reads_of_a_pattern() => Verify.Fixes(
        """{ "Version": "2012-10-17", "Statement": { "Sid": "ReadOnly", "Effect": "Allow", "Action": "[|sqs:*|]", "Resource": "*" } }""",
        """{ "Version": "2012-10-17", "Statement": { "Sid": "ReadOnly", "Effect": "Allow", "Action": ["sqs:Get*", "sqs:List*", "sqs:ReceiveMessage"], "Resource": "*" } }""");

    [Fact]
    public Task Writes_no_read_twice() => Verify.Fixes(
        """{ "Version": "2012-10-17", "Statement": { "Sid": "ReadOnly", "Effect": "Allow", "Action": ["sqs:Get*", "[|sqs:*|]", "sqs:*Message*"], "Resource": "*" } }""",
        """{ "Version": "2012-10-17", "Statement": { "Sid": "ReadOnly", "Effect": "Allow", "Action": ["sqs:Get*", "sqs:List*", "sqs:ReceiveMessage"], "Resource": "*" } }""");

    [Fact]
    public Task Keeps_what_nobody_is_surprised_to_find() => Verify.Fixes(
        Statement("""["kms:Decrypt", "s3:GetObject", "[|s3:PutObject|]"]"""),
        Statement("""["kms:Decrypt", "s3:GetObject"]"""));

    [Fact]
    public Task Believes_the_name_of_the_file() => Verify.With(path: "orders-read-only.iam.json").Fixes(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": ["sqs:GetQueueUrl", "[|sqs:SendMessage|]"], "Resource": "*" } }""",
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": ["sqs:GetQueueUrl"], "Resource": "*" } }""");

    [Theory]
    [InlineData("\"[|s3:PutObject|]\"")] // nothing would be left
    [InlineData("[\"[|s3:PutObject|]\", \"s3:DeleteObject\"]")]
    public Task Offers_nothing(string actions) => Verify.OffersNothing(Statement(actions));

    private static string Statement(string actions) =>
        $$"""{ "Version": "2012-10-17", "Statement": { "Sid": "ReadOnly", "Effect": "Allow", "Action": {{actions}}, "Resource": "arn:aws:s3:::demo-bucket/*" } }""";
}
