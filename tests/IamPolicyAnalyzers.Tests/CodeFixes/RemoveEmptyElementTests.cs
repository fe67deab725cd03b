using System.Threading.Tasks;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.CodeFixes;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.FixVerifier<IamPolicyAnalyzers.Rules.Grammar.EmptyElement, IamPolicyAnalyzers.CodeFixes.RemoveEmptyElement>;

namespace IamPolicyAnalyzers.Tests.CodeFixes;

public sealed class RemoveEmptyElementTests
{
    [Fact]
    public Task Removes_every_empty_Condition_and_operator() => Verify.FixesAll(
        """
        { "Version": "2012-10-17",
          "Statement": [
            {
              "Effect": "Allow",
              "Action": "sqs:SendMessage",
              "Resource": "*",
              "Condition": [|{|]}
            },
            { "Condition": { "Bool": [|{|]} }, "Effect": "Deny", "Action": "*", "Resource": "*" },
            { "Effect": "Deny", "Action": "*", "Resource": "*",
              "Condition": { "Bool": [|{|]}, "Null": [|{|] }, "StringEquals": { "aws:username": "a" } } } ] }
        """,
        """
        { "Version": "2012-10-17",
          "Statement": [
            {
              "Effect": "Allow",
              "Action": "sqs:SendMessage",
              "Resource": "*"
            },
            { "Effect": "Deny", "Action": "*", "Resource": "*" },
            { "Effect": "Deny", "Action": "*", "Resource": "*",
              "Condition": { "StringEquals": { "aws:username": "a" } } } ] }
        """);

    [Fact]
    public void Removes_an_empty_Sid() => Assert.Equal(
        """{ "Statement": { "Effect": "Deny", "Action": "*", "Resource": "*" } }""",
        FixText.Fixed<RemoveEmptyElement>("""{ "Statement": { "Sid": [|""|], "Effect": "Deny", "Action": "*", "Resource": "*" } }""", RuleIds.AmbiguousSid));

    [Fact]
    public Task Says_what_it_removes() => Verify.Offers(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Action": "*", "Resource": "*", "Condition": { "Bool": [|{|]}, "Null": { "aws:username": "true" } } } }""",
        "Remove the empty Bool");

    [Theory]
    [InlineData("""{ "Statement": { "Effect": "Deny", "Action": [|[|]], "Resource": "*" } }""")]
    [InlineData("""{ "Statement": { "Effect": "Deny", "Action": "*", "Resource": "*", "Condition": { "Bool": { "aws:SecureTransport": [|[|]] } } } }""")]
    [InlineData("""{ "Statement": { "Effect": "Deny", "Action": "*", "Condition": [|{|]}, "Resource": ["*",] } }""")]
    public void Offers_nothing(string markup) => Assert.Empty(FixText.Titles<RemoveEmptyElement>(markup, RuleIds.EmptyElement));
}
