using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using IamPolicyAnalyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Tests.Repository;

/// <summary>
/// A fenced block of a page whose info reads <c>json violation path=role.trust.json kind=Trust iam_own_accounts=111122223333</c>. Roles are
/// <c>violation</c>, <c>ok</c> and <c>file</c> (a further file for the example that follows); other settings are options.
/// </summary>
internal sealed partial record PageExample(string Role, PolicySetting Setting, string Text)
{
    public const string Violation = "violation";
    public const string Ok = "ok";

    public static IEnumerable<PageExample> Read(IReadOnlyList<string> lines)
    {
        var files = new List<(string, string)>();
        for (var i = 0; i < lines.Count; i++)
        {
            if (!lines[i].StartsWith("```", StringComparison.Ordinal))
                continue;

            var info = Token().Matches(lines[i][3..]).Select(m => m.Value.Replace("\"", "", StringComparison.Ordinal)).ToArray();
            var text = string.Join('\n', lines.Skip(i + 1).TakeWhile(line => line != "```"));
            i += text.Length == 0 ? 1 : text.Split('\n').Length + 1;

            var settings = info.Skip(2).Select(s => s.Split('=', 2)).Where(s => s.Length == 2).ToLookup(s => s[0], s => s[1]);
            var path = settings["path"].FirstOrDefault(PolicySetting.DefaultPath);
            switch (info.ElementAtOrDefault(1))
            {
                case "file":
                    files.Add((path, text));
                    break;
                case Violation or Ok:
                    var options = settings.Where(s => s.Key is not ("path" or "kind")).Select(s => $"{s.Key} = {s.First()}");
                    yield return new(info[1], new(path, settings["kind"].FirstOrDefault(), string.Join('\n', options), Severity: null, [.. files]), text);
                    files.Clear();
                    break;
            }
        }
    }

    /// <summary>The diagnostics of one id that the example yields</summary>
    public async Task<ImmutableArray<Diagnostic>> RunAsync(DiagnosticAnalyzer analyzer, string id)
    {
        var state = new PolicyState();
        Setting.Fill(state, Text);
        var diagnostics = await PolicyProject.DiagnosticsAsync(PolicyProject.Create(state, [analyzer]), [analyzer]);
        return [.. diagnostics.Where(d => d.Id == id)];
    }

    [GeneratedRegex("""(?:[^\s"]|"[^"]*")+""")]
    private static partial Regex Token();
}

/// <summary>The page of a rule: prose by hand, a block of facts from the descriptor, and examples that are run.</summary>
internal static class RulePage
{
    public const string FillIn = "FILL_IN";

    private static readonly string[] s_sections = ["## Violation", "## How to fix", "## When to suppress", "## References"];

    public static string PathFor(string id) => $"docs/rules/{id}.md";

    public static string Facts(ShippedRule rule) =>
        $"""
        | Category | Severity | Enabled | Fix | Since |
        | --- | --- | --- | --- | --- |
        | {rule.Descriptor.Category} | {rule.Descriptor.DefaultSeverity} | {(rule.Descriptor.IsEnabledByDefault ? "yes" : "no")} | {(Shipped.FixableIds.Contains(rule.Id) ? "yes" : "no")} | {Since(rule.Id)} |
        """;

    /// <summary>A page to fill in; its guard stays red until that is done.</summary>
    public static string Stub(ShippedRule rule) =>
        $$"""
        {{Heading(rule)}}
        <!-- facts (generated) -->
        {{Facts(rule)}}
        <!-- /facts -->

        {{FillIn}}: what goes wrong, for a reader who meets the diagnostic for the first time.

        ## Violation

        ```json violation
        {{FillIn}}
        ```

        ## How to fix

        {{FillIn}}: what to write instead, and what the quick fix does.

        ```json ok
        {{FillIn}}
        ```

        ## When to suppress

        {{FillIn}}: when the finding is right and yet wanted.

        ```ini
        # .globalconfig
        dotnet_diagnostic.{{rule.Id}}.severity = none
        ```

        ## References

        - {{FillIn}}: the page of AWS that says so.
        """ + "\n";

    public static IEnumerable<string> FormProblems(ShippedRule rule, IReadOnlyList<string> lines)
    {
        var prose = lines.SkipWhile(line => line != "<!-- /facts -->").Skip(1).FirstOrDefault(line => line.Length > 0) ?? "";
        if (!prose.EndsWith('.') || prose.StartsWith('#') || prose.TrimEnd('.') == Title(rule))
            yield return "no sentence of its own follows the facts";

        var sections = lines.Where(line => line.StartsWith("## ", StringComparison.Ordinal)).ToArray();
        if (!sections.SequenceEqual(s_sections))
            yield return $"sections are {string.Join(", ", sections)} instead of {string.Join(", ", s_sections)}";

        if (lines.Any(line => line.Contains(FillIn, StringComparison.Ordinal)))
            yield return $"{FillIn} is left";
    }

    /// <summary>An example that shows a violation yields one diagnostic of the rule, one that is fine yields none.</summary>
    public static async Task<ImmutableArray<string>> ExampleProblemsAsync(DiagnosticAnalyzer analyzer, string id, IReadOnlyList<string> lines)
    {
        var problems = ImmutableArray.CreateBuilder<string>();
        var examples = PageExample.Read(lines).ToArray();
        foreach (var role in new[] { PageExample.Violation, PageExample.Ok }.Where(role => examples.All(e => e.Role != role)))
            problems.Add($"no block '```json {role}'");

        foreach (var example in examples)
        {
            var found = await example.RunAsync(analyzer, id);
            var expected = example.Role == PageExample.Violation ? 1 : 0;
            if (found.Length != expected)
                problems.Add($"{example.Role} yields {found.Length} diagnostics of {id} instead of {expected}:\n{string.Join("\n", found.Select(Describe.Message).Prepend(example.Text))}");
        }

        return problems.ToImmutable();
    }

    public static string Heading(ShippedRule rule) => $"# {rule.Id}: {Title(rule)}";

    public static string Title(ShippedRule rule) => rule.Descriptor.Title.ToString(CultureInfo.InvariantCulture);

    private static string Since(string id)
    {
        var release = Shipped.Analyzers.GetName().Version!.ToString(3);
        foreach (var line in Shipped.Lines("src/IamPolicyAnalyzers/AnalyzerReleases.Shipped.md"))
        {
            if (line.StartsWith("## Release ", StringComparison.Ordinal))
                release = line["## Release ".Length..].Trim();
            else if (line.StartsWith($"{id} |", StringComparison.Ordinal))
                return release;
        }

        return Shipped.Analyzers.GetName().Version!.ToString(3);
    }
}
