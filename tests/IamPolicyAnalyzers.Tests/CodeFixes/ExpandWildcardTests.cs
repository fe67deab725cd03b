using System.Linq;
using System.Threading.Tasks;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Catalogue;
using IamPolicyAnalyzers.CodeFixes;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.FixVerifier<IamPolicyAnalyzers.Rules.Wildcards.WildcardAction, IamPolicyAnalyzers.CodeFixes.ExpandWildcard>;

namespace IamPolicyAnalyzers.Tests.CodeFixes;

public sealed class ExpandWildcardTests
{
    [Fact]
    public Task Writes_out_every_action() => Verify.FixesAll(
        """
        {
          "Version": "2012-10-17",
          "Statement": {
            "Effect": "Allow",
            "Action": "[|sqs:*|]",
            "Resource": "*"
          }
        }
        """,
        $$"""
        {
          "Version": "2012-10-17",
          "Statement": {
            "Effect": "Allow",
            "Action": [
        {{Lines("sqs", indent: 6)}}
            ],
            "Resource": "*"
          }
        }
        """);

    [Fact]
    public Task Leaves_other_entries() => Verify.FixesAll(
        """
        {
          "Version": "2012-10-17",
          "Statement": {
            "Effect": "Allow",
            "Action": [
              "s3:GetObject",
              "[|sqs:*|]",
              "[|sns:*|]"
            ],
            "Resource": "*"
          }
        }
        """,
        $$"""
        {
          "Version": "2012-10-17",
          "Statement": {
            "Effect": "Allow",
            "Action": [
              "s3:GetObject",
        {{Lines("sqs", indent: 6)}},
        {{Lines("sns", indent: 6)}}
            ],
            "Resource": "*"
          }
        }
        """);

    [Fact]
    public Task Says_how_many() => Verify.Offers(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "[|sqs:*|]", "Resource": "*" } }""",
        $"Write out the {Names("sqs").Length} actions");

    [Fact]
    public void Leaves_out_what_another_entry_says()
    {
        var after = FixText.Fixed<ExpandWildcard>(
            """{ "Statement": { "Effect": "Allow", "Action": ["[|sqs:*|]", "sqs:SendMessage", "sqs:Get*"], "Resource": "*" } }""", RuleIds.WildcardAction);

        Assert.Equal(
            $$"""{ "Statement": { "Effect": "Allow", "Action": [{{string.Join(", ", Names("sqs").Where(n => n != "sqs:SendMessage" && !n.StartsWith("sqs:Get")).Select(n => $"\"{n}\""))}}, "sqs:SendMessage", "sqs:Get*"], "Resource": "*" } }""",
            after);
    }

    [Fact]
    public void Writes_out_a_partial_pattern() => Assert.Equal(
        """{ "Statement": { "Effect": "Allow", "Action": ["sqs:SendMessage", "sqs:GetQueueUrl"], "Resource": "*" } }""",
        FixText.Fixed<ExpandWildcard>("""{ "Statement": { "Effect": "Allow", "Action": ["[|sqs:Send*|]", "sqs:GetQueueUrl"], "Resource": "*" } }""", RuleIds.PartialWildcard));

    [Fact]
    public void Removes_an_entry_of_which_nothing_is_left() => Assert.Equal(
        """{ "Statement": { "Effect": "Allow", "Action": ["sqs:*"], "Resource": "*" } }""",
        FixText.Fixed<ExpandWildcard>("""{ "Statement": { "Effect": "Allow", "Action": ["[|sqs:Send*|]", "sqs:*"], "Resource": "*" } }""", RuleIds.WildcardAction));

    [Fact]
    public Task Offers_nothing_that_AWS_would_find_too_long() => Verify.OffersNothing(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "[|ec2:*|]", "Resource": "*" } }""");

    [Theory]
    [InlineData("""{ "Statement": { "Effect": "Allow", "Action": ["[|sqs:*|]",], "Resource": "*" } }""")]
    [InlineData("""{ "Statement": { "Effect": "Allow", "Action": "[|sqs:*|]", "Action": "s3:*", "Resource": "*" } }""")]
    [InlineData("""{ "Statement": { "Effect": "Allow", "NotAction": "[|sqs:*|]", "Resource": "*" } }""")]
    [InlineData("""{ "Statement": { "Effect": "Allow", "Action": "[|sqs:SendMessage|]", "Resource": "*" } }""")]
    [InlineData("""{ "Statement": { "Effect": "Allow", "Action": "[|nosuchservice:*|]", "Resource": "*" } }""")]
    public void Offers_nothing(string markup) => Assert.Empty(FixText.Titles<ExpandWildcard>(markup, RuleIds.WildcardAction));

    private static string[] Names(string prefix) => [.. ActionCatalogue.Instance.Match(prefix, "*").Select(index => ActionCatalogue.Instance[index].FullName)];

    private static string Lines(string prefix, int indent) => string.Join(",\n", Names(prefix).Select(name => new string(' ', indent) + $"\"{name}\""));
}
