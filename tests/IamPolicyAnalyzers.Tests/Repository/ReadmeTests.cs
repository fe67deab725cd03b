using System.Linq;
using Microsoft.CodeAnalysis;
using Xunit;

namespace IamPolicyAnalyzers.Tests.Repository;

public sealed class ReadmeTests
{
    [Fact]
    public void Rule_table_is_the_one_of_the_code() => Guard.Finds(GeneratedBlock.Problems("README.md", "rules", Table()), Guard.UpdateDocs);

    [Theory]
    [InlineData("a\n<!-- x (generated) -->\nold\n<!-- /x -->\nb", "a\n<!-- x (generated) -->\nnew\n<!-- /x -->\nb")]
    [InlineData("a\n<!-- x (generated) -->\nold\n", null)]
    [InlineData("a\n<!-- /x -->\n<!-- x (generated) -->\n", null)]
    public void Replaces_what_stands_between_the_markers(string text, string? expected) => Assert.Equal(expected, GeneratedBlock.Replace(text, "x", "new"));

    private static string Table()
    {
        var rows = Shipped.Rules.Select(rule =>
            $"| [{rule.Id}]({RulePage.PathFor(rule.Id)}) | {rule.Family} | {RulePage.Title(rule)} | {Severity(rule)} | {(Shipped.FixableIds.Contains(rule.Id) ? "yes" : "")} |");
        return string.Join("\n", [Counts(), "", "| Rule | Family | Finds | Severity | Fix |", "| --- | --- | --- | --- | --- |", .. rows]);
    }

    private static string Counts()
    {
        var rules = Shipped.Rules;
        return $"{rules.Length} rules in {rules.Select(r => r.Family).Distinct().Count()} families: "
            + $"{rules.Count(r => r.Descriptor.DefaultSeverity == DiagnosticSeverity.Warning)} warnings, {rules.Count(r => r.Descriptor.DefaultSeverity == DiagnosticSeverity.Info)} suggestions; "
            + $"{rules.Count(r => !r.Descriptor.IsEnabledByDefault)} off by default; {rules.Count(r => Shipped.FixableIds.Contains(r.Id))} with a fix.";
    }

    private static string Severity(ShippedRule rule) => rule.Descriptor.IsEnabledByDefault ? $"{rule.Descriptor.DefaultSeverity}" : $"{rule.Descriptor.DefaultSeverity}, off";
}
