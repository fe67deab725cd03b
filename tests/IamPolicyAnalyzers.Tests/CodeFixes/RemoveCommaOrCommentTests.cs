using System.Threading.Tasks;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.CodeFixes;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.FixVerifier<IamPolicyAnalyzers.Rules.Grammar.InvalidJson, IamPolicyAnalyzers.CodeFixes.RemoveCommaOrComment>;

namespace IamPolicyAnalyzers.Tests.CodeFixes;

public sealed class RemoveCommaOrCommentTests
{
    [Fact]
    public Task Removes_every_comma_too_many() => Verify.FixesAll(
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow", "Action": ["sqs:SendMessage"[|,|]], "Resource": "*" }[|,|]
          ][|,|]
        }
        """,
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow", "Action": ["sqs:SendMessage"], "Resource": "*" }
          ]
        }
        """);

    [Fact]
    public Task Removes_more_commas_than_are_reported_at_once() => Verify.Fixes(
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow", "Action": ["sqs:SendMessage"[|,|]], "Resource": ["*"[|,|]][|,|] },
            { "Effect": "Allow", "Action": ["sqs:GetQueueUrl"[|,|]], "Resource": ["*"[|,|]] }
          ] }
        """,
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow", "Action": ["sqs:SendMessage"], "Resource": ["*"] },
            { "Effect": "Allow", "Action": ["sqs:GetQueueUrl"], "Resource": ["*"] }
          ] }
        """);

    [Fact]
    public Task Removes_comments_apart_from_commas() => Verify.Offers(
        """
        { "Version": "2012-10-17",
          [|// all of it|]
          "Statement": { "Effect": "Deny", "Action": "*", "Resource": "*"[|,|] } }
        """,
        "Remove the comment",
        "Remove the comma");

    [Theory]
    [InlineData("{\n  [|// all|]\n  \"Statement\": []\n}", "{\n  \"Statement\": []\n}")]
    [InlineData("{\r\n  [|/* all\r\n     of it */|]\r\n  \"Statement\": []\r\n}", "{\r\n  \"Statement\": []\r\n}")]
    [InlineData("{ [|// all|]\n  \"Statement\": []\n}", "{\n  \"Statement\": []\n}")]
    [InlineData("{\n  \"Statement\": [|/* all */|] []\n}", "{\n  \"Statement\": []\n}")]
    [InlineData("{\n  [|/* all */|] \"Statement\": []\n}", "{\n   \"Statement\": []\n}")]
    [InlineData("{ \"Statement\": [] } [|// all|]", "{ \"Statement\": [] }")]
    public void Removes_a_comment(string before, string after) => Assert.Equal(after, FixText.Fixed<RemoveCommaOrComment>(before, RuleIds.InvalidJson));

    [Theory]
    [InlineData("{ \"Statement\": [|'x'|] }")]
    [InlineData("{ \"Statement\": [] } [|x|]")]
    public void Offers_nothing_for_what_has_no_single_repair(string markup) => Assert.Empty(FixText.Titles<RemoveCommaOrComment>(markup, RuleIds.InvalidJson));
}
