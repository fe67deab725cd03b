using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using IamPolicyAnalyzers.Tests.Repository;
using IamPolicyAnalyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Xunit;

namespace IamPolicyAnalyzers.Tests.AccessAnalyzer;

/// <summary>Each check of IAM Access Analyzer's policy validation finds its like here: the rule named for it marks the place that <c>checks.txt</c> marks.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html</remarks>
public sealed partial class AccessAnalyzerTests
{
    private const string Checks = "tests/IamPolicyAnalyzers.Tests/AccessAnalyzer/checks.txt";
    private const string Page = "docs/access-analyzer.md";

    /// <summary>Service control policies take wildcards anywhere in an action since 19 September 2025; Access Analyzer's page still has the check.</summary>
    private const string Outdated = "SCP_SYNTAX_ERROR_ACTION_WILDCARD";

    private static readonly Check[] s_checks = [.. Check.Read(Shipped.Lines(Checks))];

    public static TheoryData<string> Codes => [.. s_checks.Select(check => check.Code)];

    [Theory]
    [MemberData(nameof(Codes))]
    public async Task Is_found_at_its_place(string code)
    {
        var check = s_checks.Single(check => check.Code == code);
        var policy = Markup.Parse(check.Policy);
        var state = new PolicyState();
        check.Setting.Fill(state, policy.Text);
        var diagnostics = await PolicyProject.DiagnosticsAsync(PolicyProject.Create(state, Shipped.AllAnalyzers), Shipped.AllAnalyzers);
        var places = diagnostics.Where(d => d.Id == check.Rules.FirstOrDefault()).Select(d => new Mark(d.Location.SourceSpan, null)).ToArray();

        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
            check.Mark(new(policy.Text, [.. places]));
        else
            Assert.Equal(check.Policy, new Markup(policy.Text, [.. places]).ToString());
        if (code != Outdated)
            Assert.NotEmpty(places);
    }

    [Fact]
    public void Every_check_but_the_outdated_one_has_a_rule() => Guard.Finds(
        s_checks.Where(check => check.Code != Outdated && check.Rules.Length == 0).Select(check => check.Code)
            .Concat(s_checks.SelectMany(check => check.Rules).Except(Shipped.Rules.Select(rule => rule.Id))),
        "name the rules of the check in checks.txt");

    [Fact]
    public void Page_is_the_one_of_the_checks() => Guard.Finds(GeneratedBlock.Problems(Page, "checks", Table()), Guard.UpdateDocs);

    [CorpusFact]
    public void No_check_is_left_out()
    {
        var reference = Path.Combine(Path.GetDirectoryName(Conditional.CorpusPath)!, "..", "reference", "access-analyzer-checks.json");
        using var document = JsonDocument.Parse(File.ReadAllText(reference));

        Assert.Equal(document.RootElement.EnumerateArray().Select(check => check.GetProperty("code").GetString()).Order(StringComparer.Ordinal), s_checks.Select(check => check.Code));
    }

    private static string Table()
    {
        var lines = new List<string>
        {
            $"{s_checks.Length} checks, {s_checks.Count(check => check.Rules.Length > 0)} of them by {s_checks.SelectMany(check => check.Rules).Distinct().Count()} rules.",
            "",
            "| Check | Access Analyzer says | Rule |",
            "| --- | --- | --- |",
        };
        var titles = Shipped.Rules.ToDictionary(rule => rule.Id, RulePage.Title);
        foreach (var check in s_checks)
        {
            var rules = check.Rules.Select(id => $"[{id}](rules/{id}.md) {titles.GetValueOrDefault(id)}").DefaultIfEmpty("none, see above");
            lines.Add($"| `{check.Code}` | {check.Level} | {string.Join("<br>", rules)} |");
        }

        return string.Join("\n", lines);
    }

    /// <param name="Rules">The rule that reports the example first, then those that report other forms of the mistake.</param>
    /// <param name="Policy">With marks; <c>&lt;6144&gt;</c> in the file stands for that many characters.</param>
    private sealed partial record Check(string Code, string Level, string Kind, string[] Rules, string Policy)
    {
        private const string Heading = "=== ";

        public static IEnumerable<Check> Read(string[] lines)
        {
            for (var i = 0; i < lines.Length; i++)
            {
                if (!lines[i].StartsWith(Heading, StringComparison.Ordinal))
                    continue;
                var words = lines[i][Heading.Length..].Split(" | ");
                var policy = string.Join('\n', lines.Skip(i + 1).TakeWhile(line => line.Length > 0));
                yield return new(words[0], words[1], words[2], words[3] == "none" ? [] : words[3].Split(' '), Filled(policy));
            }
        }

        /// <summary>Access Analyzer is told the type of each policy; the name <c>.iam.json</c> alone leaves it to the content.</summary>
        public PolicySetting Setting => new($"policy.{Kind}.json", Kind == "iam" ? "IdentityBased" : null, Config: "", Severity: null, Files: []);

        public void Mark(Markup marked)
        {
            var path = Shipped.PathOf(Checks);
            lock (s_checks)
            {
                var text = File.ReadAllText(path);
                var start = text.IndexOf('\n', text.IndexOf($"{Heading}{Code} ", StringComparison.Ordinal)) + 1;
                File.WriteAllText(path, text[..start] + Emptied(marked.ToString()) + text[(start + Emptied(Policy).Length)..]);
            }
        }

        private static string Filled(string policy) =>
            Room().Replace(policy, match => new string('x', int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)));

        private static string Emptied(string policy) => Filling().Replace(policy, match => $"<{match.Length}>");

        [GeneratedRegex("<([0-9]+)>")]
        private static partial Regex Room();

        [GeneratedRegex("x{100,}")]
        private static partial Regex Filling();
    }
}
