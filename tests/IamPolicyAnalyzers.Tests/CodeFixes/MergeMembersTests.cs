using System.Threading.Tasks;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.CodeFixes;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.FixVerifier<IamPolicyAnalyzers.Rules.Grammar.DuplicateMember, IamPolicyAnalyzers.CodeFixes.MergeMembers>;

namespace IamPolicyAnalyzers.Tests.CodeFixes;

public sealed class MergeMembersTests
{
    [Fact]
    public Task Unites_lists_one_by_one() => Verify.FixesOnlyOneByOne(
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow", "Principal": { "AWS": "111122223333", "[|AWS|]": ["444455556666"] },
              "Action": "sqs:SendMessage",
              "[|Action|]": ["sqs:SendMessage", "sqs:GetQueueUrl"],
              "Resource": "*",
              "[|Action|]": "sqs:ListQueues" } ] }
        """,
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow", "Principal": { "AWS": ["111122223333", "444455556666"] },
              "Action": ["sqs:SendMessage", "sqs:GetQueueUrl", "sqs:ListQueues"],
              "Resource": "*" } ] }
        """);

    [Fact]
    public Task Moves_tests_of_other_keys() => Verify.FixesOnlyOneByOne(
        """
        { "Version": "2012-10-17",
          "Statement": { "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "*",
            "Condition": {
              "StringEquals": {
                "aws:PrincipalOrgID": "o-abcdefghij"
              },
              "Bool": { "aws:SecureTransport": "true" },
              "[|StringEquals|]": {
                "aws:PrincipalTag/team": ["a", "b"],
                "aws:PrincipalTag/role": "c"
              }
            } } }
        """,
        """
        { "Version": "2012-10-17",
          "Statement": { "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "*",
            "Condition": {
              "StringEquals": {
                "aws:PrincipalOrgID": "o-abcdefghij",
                "aws:PrincipalTag/team": ["a", "b"],
                "aws:PrincipalTag/role": "c"
              },
              "Bool": { "aws:SecureTransport": "true" }
            } } }
        """);

    [Fact]
    public Task Unites_the_values_of_a_condition_key() => Verify.FixesOnlyOneByOne(
        """
        { "Version": "2012-10-17",
          "Statement": { "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "*",
            "Condition": { "StringEquals": {
              "aws:PrincipalOrgID": "o-abcdefghij",
              "[|aws:principalorgid|]": "o-klmnopqrst" } } } }
        """,
        """
        { "Version": "2012-10-17",
          "Statement": { "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "*",
            "Condition": { "StringEquals": {
              "aws:PrincipalOrgID": ["o-abcdefghij", "o-klmnopqrst"] } } } }
        """,
        "Merge into one member (takes effect)");

    [Theory]
    [InlineData("""{ "Statement": { "Effect": "Allow", "Condition": { "Bool": { "a:b": "1" }, "[|Bool|]": { "A:b": "2" } } } }""")]
    [InlineData("""{ "Statement": { "Effect": "Allow", "Action": { "Ref": "Actions" }, "[|Action|]": "sqs:SendMessage" } }""")]
    [InlineData("""{ "Statement": { "Effect": "Allow", "Action": "*", "[|Action|]": [1] } }""")]
    [InlineData("""{ "Statement": { "Effect": "Allow", "Action": "*", "[|Action|]": ["*",] } }""")]
    [InlineData("""{ "Statement": [], "[|Statement|]": [] }""")]
    public void Offers_nothing(string markup) => Assert.Empty(FixText.Titles<MergeMembers>(markup, RuleIds.DuplicateMember));

    [Theory]
    [InlineData("\"Effect\": \"Allow\", \"[|Effect|]\": \"Deny\"")]
    [InlineData("\"Sid\": \"A\", \"[|Sid|]\": \"B\"")]
    public void Leaves_elements_that_take_no_list(string members) =>
        Assert.Empty(FixText.Titles<MergeMembers>($$"""{ "Statement": { {{members}} } }""", RuleIds.DuplicateMember));
}
