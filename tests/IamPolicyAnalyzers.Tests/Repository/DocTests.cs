using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using IamPolicyAnalyzers.Tests.Verification;
using Xunit;

namespace IamPolicyAnalyzers.Tests.Repository;

/// <summary>Each rule has a page whose form is the agreed one, whose facts are the descriptor's and whose examples do what they show.</summary>
public sealed class DocTests
{
    [Fact]
    public void Rules_have_a_page() => Guard.Finds(
        Shipped.Rules.Where(rule => !File.Exists(Shipped.PathOf(RulePage.PathFor(rule.Id))) && !WriteStub(rule)).Select(rule => $"{RulePage.PathFor(rule.Id)} is missing"),
        $"{Guard.UpdateDocs}, then fill the page in");

    [Fact]
    public void Pages_have_a_rule() => Guard.Finds(
        Directory.EnumerateFiles(Shipped.PathOf("docs/rules"), "IAM*.md").Select(f => Path.GetFileNameWithoutExtension(f)).Except(Shipped.Rules.Select(r => r.Id)).Order(),
        "delete the page, or restore the rule");

    [Fact]
    public void Pages_keep_the_form() => Guard.Finds(
        from rule in Pages()
        from problem in RulePage.FormProblems(rule, Lines(rule))
        select $"{RulePage.PathFor(rule.Id)}: {problem}",
        "edit the page; CONTRIBUTING.md shows its form");

    [Fact]
    public void Headings_are_those_of_the_descriptor() => Guard.Finds(
        from rule in Pages()
        where Lines(rule) is var lines && lines.FirstOrDefault() != RulePage.Heading(rule) && !WriteHeading(rule, lines)
        select $"{RulePage.PathFor(rule.Id)}: first line is not '{RulePage.Heading(rule)}'",
        Guard.UpdateDocs);

    [Fact]
    public void Facts_are_those_of_the_descriptor() => Guard.Finds(
        from rule in Pages()
        from problem in GeneratedBlock.Problems(RulePage.PathFor(rule.Id), "facts", RulePage.Facts(rule))
        select problem,
        Guard.UpdateDocs);

    [Fact]
    public async Task Examples_do_what_they_show()
    {
        var problems = await Task.WhenAll(Pages().Select(async rule => (rule.Id, Found: await RulePage.ExampleProblemsAsync(rule.Create(), rule.Id, Lines(rule)))));
        Guard.Finds(
            from page in problems
            from problem in page.Found
            select $"{RulePage.PathFor(page.Id)}: {problem}",
            "correct the example, or the rule");
    }

    [Fact]
    public async Task Runs_examples_with_their_settings()
    {
        string[] page =
        [
            "# TOY0001: Word is bad",
            "```json violation", """{ "a": "bad" }""", "```",
            "```text violation toy_word=ugly", "bad ugly", "```",
            "```json file path=a.iam-baseline.json", "bad", "```",
            "```json ok path=a.json kind=Quiet", "bad", "```",
            "```json ok toy_word=\"so bad\" path=b.json", "bad", "```",
            "```ini", "bad bad", "```",
        ];

        var examples = PageExample.Read(page).ToArray();
        var problems = await RulePage.ExampleProblemsAsync(new ToyRule(), "TOY0001", page);

        Assert.Equal(["violation", "violation", "ok", "ok"], examples.Select(e => e.Role));
        Assert.Equal([("a.iam-baseline.json", "bad")], examples[2].Setting.Files);
        Assert.Equal("toy_word = so bad", examples[3].Setting.Config);
        // The file beside the third example holds the one finding.
        Assert.Contains("ok yields 1 diagnostics of TOY0001 instead of 0", Assert.Single(problems), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no block '```json ok'", "```json violation", "bad", "```")]
    [InlineData("no block '```json violation'", "```json ok", "", "```")]
    [InlineData("violation yields 2 diagnostics", "```json violation", "bad", "bad", "```", "```json ok", "```")]
    [InlineData("violation yields 0 diagnostics", "```json violation", "```", "```json ok", "```")]
    [InlineData("ok yields 1 diagnostics", "```json violation", "bad", "```", "```json ok", "bad", "```")]
    public async Task Finds_examples_that_do_otherwise(string problem, params string[] page) =>
        Assert.StartsWith(problem, Assert.Single(await RulePage.ExampleProblemsAsync(new ToyRule(), "TOY0001", page)), StringComparison.Ordinal);

    [Fact]
    public void Finds_what_a_stub_leaves_open()
    {
        var toy = new ShippedRule(typeof(ToyRule), new ToyRule().SupportedDiagnostics[0]);

        Assert.Equal(["FILL_IN is left"], RulePage.FormProblems(toy, RulePage.Stub(toy).Split('\n')));
        Assert.Equal(2, RulePage.FormProblems(toy, ["# TOY0001: Word is bad", "<!-- /facts -->", "Word is bad.", "## Violation"]).Count());
    }

    private static IEnumerable<ShippedRule> Pages() => Shipped.Rules.Where(rule => File.Exists(Shipped.PathOf(RulePage.PathFor(rule.Id))));

    private static string[] Lines(ShippedRule rule) => Shipped.Lines(RulePage.PathFor(rule.Id));

    private static bool WriteStub(ShippedRule rule) => Write(rule, RulePage.Stub(rule));

    private static bool WriteHeading(ShippedRule rule, string[] lines) =>
        Write(rule, string.Join('\n', lines.Skip(1).Prepend(RulePage.Heading(rule))) + "\n");

    private static bool Write(ShippedRule rule, string text)
    {
        if (GeneratedBlock.IsUpdate)
            File.WriteAllText(Shipped.PathOf(RulePage.PathFor(rule.Id)), text);
        return GeneratedBlock.IsUpdate;
    }
}
