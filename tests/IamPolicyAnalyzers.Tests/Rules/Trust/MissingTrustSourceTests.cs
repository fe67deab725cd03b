using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Trust.MissingTrustSource>;

namespace IamPolicyAnalyzers.Tests.Rules.Trust;

public sealed class MissingTrustSourceTests
{
    [Fact]
    public Task Reports() => Verify.With("role.trust.json").Reports(
        Trust("""{ "Service": "[|scheduler.amazonaws.com|]" }""", "{}"), "'scheduler.amazonaws.com' may assume this role for any AWS customer; test 'aws:SourceAccount'");

    [Theory]
    [InlineData("""{ "Service": ["lambda.amazonaws.com", "[|events.amazonaws.com|]", "states.amazonaws.com"] }""", """{ "StringEquals": { "aws:RequestedRegion": "eu-west-1" } }""")]
    [InlineData("""{ "AWS": "111122223333", "Service": "[|states.amazonaws.com|]" }""", "{}")]
    public Task Reports_whatever_the_shape(string principal, string condition) => Verify.With("role.trust.json").Reports(Trust(principal, condition));

    [Theory]
    [InlineData("lambda.amazonaws.com", "{}")] // does not say for whom
    [InlineData("${Service}", "{}")]
    [InlineData("scheduler.amazonaws.com", """{ "StringEquals": { "aws:SourceAccount": "111122223333" } }""")]
    [InlineData("scheduler.amazonaws.com", """{ "ArnLike": { "AWS:sourcearn": "arn:aws:scheduler:*:111122223333:schedule/*" } }""")]
    [InlineData("scheduler.amazonaws.com", """{ "StringLike": { "aws:SourceAccount": "*" } }""")] // WeakSourceCondition
    [InlineData("scheduler.amazonaws.com", """{ "StringEquals": { "${Key}": "x" } }""")]
    [InlineData("scheduler.amazonaws.com", """{ "Ref": "When" }""")]
    public Task Accepts(string service, string condition) => Verify.With("role.trust.json").Accepts(Trust($"{{ \"Service\": \"{service}\" }}", condition));

    [Theory]
    [InlineData("\"Effect\": \"Deny\", \"Action\": \"sts:AssumeRole\"")]
    [InlineData("\"Effect\": \"Allow\", \"Action\": \"sts:TagSession\"")]
    [InlineData("\"Effect\": \"Allow\", \"NotAction\": \"sts:Assume*\"")]
    [InlineData("\"Effect\": \"Allow\", \"Action\": \"${What}\"")]
    public Task Accepts_other_statements(string statement) => Verify.With("role.trust.json").Accepts(
        $$"""{ "Version": "2012-10-17", "Statement": [{ {{statement}}, "Principal": { "Service": "scheduler.amazonaws.com" } }] }""");

    [Fact]
    public Task Reports_in_the_second_of_two_statements_and_in_a_broken_file() => Verify.With("role.trust.json").Reports(
        """
        { "Version": "2012-10-17", "Statement": [
          { "Effect": "Allow", "Action": "sts:AssumeRole", "Principal": { "Service": "lambda.amazonaws.com" } },
          { "Effect": "Allow", "Action": ["sts:*"], "Principal": { "Service": ["[|scheduler.amazonaws.com|]"
        """);

    private static string Trust(string principal, string condition) =>
        $$"""{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Principal": {{principal}}, "Action": ["sts:AssumeRole"], "Condition": {{condition}} }] }""";
}
