using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Actions.ApiOperationAsAction>;

namespace IamPolicyAnalyzers.Tests.Rules.Actions;

public sealed class ApiOperationAsActionTests
{
    [Fact]
    public Task Reports_the_name_of_a_call() => Verify.Reports(
        """{ "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Action": "[|s3:ListObjectsV2|]", "Resource": "arn:aws:s3:::demo-bucket" } ] }""",
        "'s3:ListObjectsV2' is an API operation, not an action; the call is granted by 's3:ListBucket'");

    [Fact]
    public Task Points_at_the_action_that_grants_the_call_already() => Verify.Relates(
        """{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": ["s3:List*", "[|s3:ListObjectsV2|]"], "Resource": "arn:aws:s3:::demo-bucket" }] }""",
        ("s3:List*", "grants the call"));

    [Theory]
    [InlineData("s3:HeadObject", "s3:GetObject")]
    [InlineData("S3:headobject", "s3:GetObject")]
    [InlineData("lambda:Invoke", "lambda:InvokeFunction")]
    [InlineData("sqs:SendMessageBatch", "sqs:SendMessage")]
    public Task Names_the_action_that_grants_it(string operation, string action) => Verify.Reports(
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": ["[|{{operation}}|]"], "Resource": "*" } }""",
        $"'{operation}' is an API operation, not an action; the call is granted by '{action}'");

    [Fact]
    public Task Reports_in_NotAction_Deny_and_every_statement() => Verify.Reports(
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Deny", "NotAction": ["s3:GetObject", "[|s3:HeadObject|]"], "Resource": "*" },
            { "Effect": "Deny", "Action": "[|s3:DeleteObjects|]", "NotResource": "*" } ] }
        """);

    [Theory]
    [InlineData("s3:ListBucket")]
    [InlineData("s3:ListObjects*")] // a pattern is no name
    [InlineData("s3:GetObjects")] // no operation either
    [InlineData("dynamodb:BatchGetItem")] // the operation has an action of its name
    [InlineData("s3:${Operation}")]
    [InlineData("*")]
    public Task Accepts(string action) => Verify.Accepts(
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "{{action}}", "Resource": "*" } }""");

    [Fact]
    public Task Accepts_a_function() => Verify.Accepts(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": { "Ref": "ListObjects" }, "Resource": "*" } }""");

    [Fact]
    public Task Accepts_what_an_option_lists() => Verify.With(config: "iam_extra_actions = s3:HeadObject").Accepts(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:HeadObject", "Resource": "*" } }""");

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.Reports(
        """
        { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": ["[|s3:HeadObject|]", "s3:
        """);
}
