using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Tests.Verification;

/// <summary>
/// Runs rules over policy files and compares every diagnostic with the marks; with a fixer also the text after the fix, applied one
/// by one and by Fix All. Names follow Microsoft.CodeAnalysis.Testing, which cannot fix additional files.
/// </summary>
internal class PolicyTest(ImmutableArray<DiagnosticAnalyzer> analyzers, CodeFixProvider? fixer = null)
{
    public PolicyState TestState { get; } = new();

    /// <summary>The files after the fix; marks are diagnostics that remain. What it does not name stays as in <see cref="TestState"/>.</summary>
    public PolicyState FixedState { get; } = new();

    /// <summary>Diagnostics of <see cref="TestState"/> beyond the marks</summary>
    public List<ExpectedDiagnostic> ExpectedDiagnostics { get; } = [];

    /// <summary>Which of the offered fixes to apply, when <see cref="CodeActionTitle"/> does not say so</summary>
    public int CodeActionIndex { get; init; }

    public string? CodeActionTitle { get; init; }

    /// <summary>Whether Fix All has to be offered; <see langword="null"/> asks only that it does the same where it is</summary>
    public bool? OffersFixAll { get; init; }

    public async Task RunAsync()
    {
        var project = await VerifyDiagnosticsAsync("Test state", TestState, ExpectedDiagnostics);
        if (fixer is null)
            return;

        FixedState.Inherit(TestState);
        var run = new FixRun(analyzers, fixer);
        var chosen = await run.ChooseAsync(project, CodeActionTitle, CodeActionIndex);

        await VerifyTextsAsync("One by one", await run.OneByOneAsync(project, chosen.EquivalenceKey!));
        await VerifyDiagnosticsAsync("Fixed state", FixedState, []);
        foreach (var (scope, all) in await run.FixAllAsync(project, chosen.EquivalenceKey!, OffersFixAll))
            await VerifyTextsAsync($"Fix All in {scope}", all);
    }

    /// <summary>The titles of all fixes offered on the test state, by place, after its diagnostics are checked</summary>
    public async Task<ImmutableArray<string>> OfferedTitlesAsync()
    {
        var project = await VerifyDiagnosticsAsync("Test state", TestState, ExpectedDiagnostics);
        return [.. (await new FixRun(analyzers, fixer!).OffersAsync(project)).Select(a => a.Title)];
    }

    private async Task<Project> VerifyDiagnosticsAsync(string name, PolicyState state, IEnumerable<ExpectedDiagnostic> more)
    {
        var project = PolicyProject.Create(state, analyzers);
        var actual = await PolicyProject.DiagnosticsAsync(project, analyzers);
        var ids = analyzers.SelectMany(a => a.SupportedDiagnostics).Select(d => d.Id).Distinct().ToArray();
        var onlyId = ids.Length == 1 ? ids[0] : null;

        var unexpected = actual.ToList();
        var missing = new List<ExpectedDiagnostic>();
        foreach (var expected in Marked(state, onlyId).Concat(more))
        {
            var index = unexpected.FindIndex(expected.Fits);
            if (index < 0)
                missing.Add(expected);
            else
                unexpected.RemoveAt(index);
        }

        return missing.Count + unexpected.Count == 0
            ? project
            : throw new VerificationException(Describe.Mismatch(name, state, missing, unexpected, actual, onlyId));
    }

    private static IEnumerable<ExpectedDiagnostic> Marked(PolicyState state, string? onlyId) =>
        from file in state.AdditionalFiles
        from mark in Markup.Parse(file.Content).Marks
        select new ExpectedDiagnostic(
            mark.Id ?? onlyId ?? throw new VerificationException("[|…|] has no id when several rules run; write {|IAM0601:…|}"), file.Path, mark.Span);

    private async Task VerifyTextsAsync(string name, Project project)
    {
        foreach (var (path, content) in FixedState.AdditionalFiles)
        {
            var document = project.AdditionalDocuments.Single(d => d.Name == path);
            var (expected, actual) = (Markup.Parse(content).Text, (await document.GetTextAsync()).ToString());
            if (expected != actual)
                throw new VerificationException(Describe.Texts(name, path, expected, actual));
        }
    }
}
