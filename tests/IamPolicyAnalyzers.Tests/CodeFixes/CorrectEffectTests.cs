using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.CodeFixes;
using Xunit;

namespace IamPolicyAnalyzers.Tests.CodeFixes;

public sealed class CorrectEffectTests
{
    [Theory]
    [InlineData("[|allow|]", "Allow")]
    [InlineData("[|DENY|]", "Deny")]
    [InlineData("[| Allow |]", "Allow")]
    [InlineData("[|\\u0061llow|]", "Allow")]
    public void Corrects(string before, string after) => Assert.Equal(
        $$"""{ "Statement": [{ "Effect": "{{after}}", "Action": "*", "Resource": "*" }] }""",
        FixText.Fixed<CorrectEffect>($$"""{ "Statement": [{ "Effect": "{{before}}", "Action": "*", "Resource": "*" }] }""", RuleIds.InvalidEffect));

    [Theory]
    [InlineData("\"[|Permit|]\"")]
    [InlineData("[|\"\"|]")]
    [InlineData("\"[|${Effect}|]\"")]
    [InlineData("\"[|Allow|]\"")]
    public void Leaves_what_may_mean_either(string effect) => Assert.Empty(
        FixText.Titles<CorrectEffect>($$"""{ "Statement": [{ "Effect": {{effect}}, "Action": "*", "Resource": "*" }] }""", RuleIds.InvalidEffect));

    [Fact]
    public void Says_what_it_writes() => Assert.Equal(["Change to 'Deny'"], FixText.Titles<CorrectEffect>("""{ "Statement": { "Effect": "[|deny|]" } }""", RuleIds.InvalidEffect));
}
