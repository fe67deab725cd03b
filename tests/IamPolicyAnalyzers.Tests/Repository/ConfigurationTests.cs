using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using IamPolicyAnalyzers.Analysis;
using Xunit;

namespace IamPolicyAnalyzers.Tests.Repository;

/// <summary>Every option that the code reads is described, and the page about options says what the code does.</summary>
public sealed partial class ConfigurationTests
{
    [Fact]
    public void Page_lists_the_options_of_the_code() => Guard.Finds(GeneratedBlock.Problems("docs/configuration.md", "options", Table()), Guard.UpdateDocs);

    [Fact]
    public void Options_that_are_read_are_described_and_the_other_way_round()
    {
        var read = OptionName().Matches(File.ReadAllText(Shipped.PathOf("src/IamPolicyAnalyzers/Analysis/PolicyOptions.cs"))).Select(m => m.Groups[1].Value).Distinct();
        Assert.Equal(read.Order(), PolicyOption.All.Select(option => option.Name).Order());
    }

    [Fact]
    public void Defaults_are_values_that_may_be_written() => Guard.Finds(
        PolicyOption.All.Where(option => option.Default.Length > 0 && PolicyOption.FlawIn(option.Name, option.Default) is not null).Select(option => option.Name),
        "write a default of the option's kind");

    private static string Table()
    {
        IEnumerable<string> rows = PolicyOption.All.Select(option =>
            $"| `{option.Name}` | {option.Meaning} | {option.Form} | {(option.Default.Length == 0 ? "none" : $"`{option.Default}`")} |");
        return string.Join("\n", ["| Option | Meaning | Value | Default |", "| --- | --- | --- | --- |", .. rows]);
    }

    [GeneratedRegex("\"(iam_\\w+)\"")]
    private static partial Regex OptionName();
}
