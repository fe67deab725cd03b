using System.Linq;
using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Size.ResourcePolicyLimit>;

namespace IamPolicyAnalyzers.Tests.Rules.Size;

public sealed class ResourcePolicyLimitTests
{
    [Fact]
    public Task Reports_actions_of_a_queue() => Verify.Reports(
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111122223333:role/App" },
              "Action": [
                "sqs:SendMessage", "sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:ChangeMessageVisibility", "sqs:GetQueueAttributes", "sqs:GetQueueUrl",
                "sqs:ListDeadLetterSourceQueues", "[|sqs:ListQueueTags|]", "sqs:PurgeQueue" ],
              "Resource": "arn:aws:sqs:us-east-1:111122223333:demo" } ] }
        """,
        "Policy of the queue has 9 actions in one statement, but the service accepts 7");

    [Theory]
    [InlineData(7)]
    [InlineData(8)] // the owner is only guessed
    public Task Accepts_actions_of_a_queue(int count) => Verify.Accepts(
        Policy($$"""{ "Effect": "Allow", "Principal": "*", "Action": [{{List("\"sqs:SendMessage\"", count)}}], "Resource": "*" }"""));

    [Fact]
    public Task Reports_one_action_too_many_in_a_template() => Verify.With("app.template.json").Reports(
        Template("AWS::SQS::QueuePolicy", Policy($$"""{ "Effect": "Allow", "Principal": "*", "Action": [{{List("\"sqs:SendMessage\"", 7)}}, "[|sqs:PurgeQueue|]"], "Resource": "*" }""")),
        "Policy of the queue has 8 actions in one statement, but the service accepts 7");

    [Fact]
    public Task Reports_statements_of_a_queue() => Verify.With("app.template.json").Reports(
        Template("AWS::SQS::QueuePolicy", Policy($"{List(Statement, 20)}, [|{{|]{Statement.Substring(1)}, {Statement}")),
        "Policy of the queue has 22 statements, but the service accepts 20");

    [Fact]
    public Task Reports_principals_of_a_queue() => Verify.Reports(
        Policy($$"""{ "Effect": "Allow", "Principal": { "AWS": [{{List("\"111122223333\"", 50)}}, "[|444455556666|]"], "Service": "sns.amazonaws.com" }, "Action": "sqs:SendMessage", "Resource": "*" }"""),
        "Policy of the queue has 52 principals, but the service accepts 50");

    [Fact]
    public Task Reports_conditions_of_a_queue() => Verify.With("app.template.json").Reports(
        Template("AWS::SQS::QueuePolicy", Policy($"{List(Conditional, 10)}, {Conditional.Replace("StringEquals", "[|StringEquals|]", System.StringComparison.Ordinal)}")),
        "Policy of the queue has 11 conditions, but the service accepts 10");

    [Fact]
    public Task Reports_resources_of_a_topic() => Verify.Reports(
        Policy("""{ "Effect": "Allow", "Principal": "*", "Action": "sns:Publish", "Resource": ["arn:aws:sns:us-east-1:111122223333:a", "[|arn:aws:sns:us-east-1:111122223333:b|]", "*"] }"""),
        "Policy of the topic has 3 resources in one statement, but the service accepts 1");

    [Theory]
    [InlineData("s3:GetObject")]
    [InlineData("*")]
    [InlineData("${Action}")]
    public Task Accepts_other_owners(string action) => Verify.Accepts(
        Policy($$"""{ "Effect": "Allow", "Principal": "*", "Action": [{{List($"\"{action}\"", 20)}}], "Resource": "*" }"""));

    [Fact]
    public Task Accepts_what_a_template_may_leave_out() => Verify.With("app.template.json").Accepts(
        Template("AWS::SQS::QueuePolicy", Policy($$"""{ "Effect": "Allow", "Principal": "*", "Action": [{{List("\"sqs:SendMessage\"", 7)}}, { "Fn::If": ["Purge", "sqs:PurgeQueue", { "Ref": "AWS::NoValue" }] }], "Resource": "*" }""")));

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.Reports(
        "{ \"Version\": \"2012-10-17\", \"Statement\": { \"Effect\": \"Allow\", \"Principal\": \"*\", \"Resource\": \"*\", \"Action\": [" + List("\"sqs:SendMessage\"", 7) + ", \"[|sqs:PurgeQueue|]\", \"sqs:GetQueueUrl\", ");

    private const string Statement = """{ "Effect": "Allow", "Principal": { "AWS": "111122223333" }, "Action": "sqs:SendMessage", "Resource": "*" }""";

    private const string Conditional =
        """{ "Effect": "Allow", "Principal": "*", "Action": "sqs:SendMessage", "Resource": "*", "Condition": { "StringEquals": { "aws:SourceAccount": "111122223333" } } }""";

    private static string Policy(string statements) => $$"""{ "Version": "2012-10-17", "Statement": [{{statements}}] }""";

    private static string Template(string type, string policy) =>
        $$"""{ "Resources": { "Policy": { "Type": "{{type}}", "Properties": { "PolicyDocument": {{policy}} } } } }""";

    private static string List(string item, int count) => string.Join(", ", Enumerable.Repeat(item, count));
}
