using System.Threading.Tasks;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.CodeFixes;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.FixVerifier<IamPolicyAnalyzers.Rules.Grammar.InvalidElementType, IamPolicyAnalyzers.CodeFixes.QuoteValue>;

namespace IamPolicyAnalyzers.Tests.CodeFixes;

public sealed class QuoteValueTests
{
    [Fact]
    public Task Quotes_every_number_and_boolean() => Verify.FixesAll(
        """
        { "Version": "2012-10-17",
          "Statement": { "Sid": [|7|], "Effect": "Deny", "Principal": { "AWS": [[|111122223333|], "444455556666"] }, "Action": [|true|], "Resource": [|null|] } }
        """,
        """
        { "Version": "2012-10-17",
          "Statement": { "Sid": "7", "Effect": "Deny", "Principal": { "AWS": ["111122223333", "444455556666"] }, "Action": "true", "Resource": [|null|] } }
        """);

    [Fact]
    public Task Offers_nothing_for_other_types() => Verify.OffersNothing(
        """{ "Version": "2012-10-17", "Statement": [ [|7|], { "Sid": [|{|]}, "Effect": [|[|]], "Action": [|null|], "Condition": [|1|] } ] }""");

    [Fact]
    public void Says_what_it_does() => Assert.Equal(
        ["Put the value in quotes"], FixText.Titles<QuoteValue>("""{ "Statement": { "Sid": [|7|] } }""", RuleIds.InvalidElementType, "7"));
}
