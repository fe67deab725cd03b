using System.Threading.Tasks;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.CodeFixes;
using IamPolicyAnalyzers.Rules.Actions;
using IamPolicyAnalyzers.Rules.Grammar;
using Xunit;

namespace IamPolicyAnalyzers.Tests.CodeFixes;

public sealed class UseSuggestedNameTests
{
    [Fact]
    public Task Renames_every_element_that_AWS_refuses() => FixVerifier<UnknownElement, UseSuggestedName>.FixesAll(
        """
        { "[|version|]": "2012-10-17",
          "[|statement|]": [] }
        """,
        """
        { "Version": "2012-10-17",
          "Statement": [] }
        """);

    [Fact]
    public Task Corrects_every_effect() => FixVerifier<InvalidEffect, UseSuggestedName>.FixesAll(
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "[|allow|]", "Action": "sqs:SendMessage", "Resource": "*" },
            { "Effect": "[| DENY |]", "Action": "*", "Resource": "*" },
            { "Effect": "[|Permit|]", "Action": "*", "Resource": "*" } ] }
        """,
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "*" },
            { "Effect": "Deny", "Action": "*", "Resource": "*" },
            { "Effect": "[|Permit|]", "Action": "*", "Resource": "*" } ] }
        """);

    [Fact]
    public Task Corrects_actions_one_by_one() => FixVerifier<UnknownAction, UseSuggestedName>.Fixes(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": ["[|s3:GetObjects|]", "[|sqs:SendMesage|]"], "Resource": "*" } }""",
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": ["s3:GetObject", "sqs:SendMessage"], "Resource": "*" } }""");

    [Fact]
    public void Renames_an_element() => Assert.Equal(
        """{ "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" } }""",
        FixText.Fixed<UseSuggestedName>("""{ "Statement": { "Effect": "Allow", "[|action|]": "s3:GetObject", "Resource": "*" } }""", RuleIds.UnknownElement, "Action"));

    [Theory]
    [InlineData("[|s3:GetObjects|]", "s3:GetObject", "s3:GetObject")]
    [InlineData("[|dyanmodb|]:GetItem", "dynamodb", "dynamodb:GetItem")]
    [InlineData("[|GetObject|]", "s3:GetObject", "s3:GetObject")]
    public void Changes_the_marked_part(string marked, string suggestion, string written) => Assert.Equal(
        $$"""{ "Statement": { "Effect": "Allow", "Action": ["{{written}}", "sqs:*"], "Resource": "*" } }""",
        FixText.Fixed<UseSuggestedName>($$"""{ "Statement": { "Effect": "Allow", "Action": ["{{marked}}", "sqs:*"], "Resource": "*" } }""", RuleIds.UnknownAction, suggestion));

    [Fact]
    public void Keeps_the_quotes_of_an_empty_string() => Assert.Equal(
        """{ "Statement": { "Action": "s3:GetObject" } }""",
        FixText.Fixed<UseSuggestedName>("""{ "Statement": { "Action": [|""|] } }""", RuleIds.InvalidAction, "s3:GetObject"));

    [Fact]
    public void Says_that_an_action_takes_effect() => Assert.Equal(
        ["Change to 's3:GetObject' (takes effect)"],
        FixText.Titles<UseSuggestedName>("""{ "Statement": { "Action": "[|s3:GetObjects|]" } }""", RuleIds.UnknownAction, "s3:GetObject"));

    [Fact]
    public void Joins_fix_all_only_for_names_that_AWS_refuses()
    {
        var fix = new UseSuggestedName();

        Assert.Equal(
            [RuleIds.UnknownElement, RuleIds.InvalidEffect, RuleIds.UnknownConditionOperator, RuleIds.InvalidConditionKey],
            fix.GetFixAllProvider()!.GetSupportedFixAllDiagnosticIds(fix));
        Assert.True(FixText.Edits<UseSuggestedName>("""{ "[|version|]": "2012-10-17", "Statement": [] }""", RuleIds.UnknownElement, "Version")[0].IsSafe);
        Assert.False(FixText.Edits<UseSuggestedName>("""{ "Statement": { "Action": "[|s3:GetObjects|]" } }""", RuleIds.UnknownAction, "s3:GetObject")[0].IsSafe);
    }

    [Fact]
    public void Does_not_rename_a_key_into_its_neighbour() => Assert.Empty(FixText.Titles<UseSuggestedName>(
        """{ "Statement": { "Condition": { "Bool": { "[|SecureTransport|]": "true", "aws:SecureTransport": "true" } } } }""", RuleIds.InvalidConditionKey, "aws:SecureTransport"));

    [Fact]
    public void Does_not_rename_an_operator_into_its_neighbour() => Assert.Empty(FixText.Titles<UseSuggestedName>(
        """{ "Statement": { "Condition": { "[|bool|]": { "aws:SecureTransport": "true" }, "Bool": { "aws:ViaAWSService": "true" } } } }""", RuleIds.UnknownConditionOperator, "Bool"));

    [Theory]
    [InlineData("""{ "[|version|]": "2012-10-17", "Version": "2012-10-17", "Statement": [] }""", "Version")]
    [InlineData("""{ "Statement": { "[|Actions|]": "s3:GetObject", "Action": "sqs:*" } }""", "Action")]
    [InlineData("""{ "Statement": { "[|Note|]": "all" } }""", null)]
    public void Offers_nothing(string markup, string? suggestion) => Assert.Empty(FixText.Titles<UseSuggestedName>(markup, RuleIds.UnknownElement, suggestion));
}
