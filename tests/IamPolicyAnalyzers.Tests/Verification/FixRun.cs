using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Tests.Verification;

/// <summary>Drives a fixer as an editor does.</summary>
internal sealed class FixRun(ImmutableArray<DiagnosticAnalyzer> analyzers, CodeFixProvider fixer)
{
    public async Task<CodeAction> ChooseAsync(Project project, string? title, int index)
    {
        var offers = await OffersAsync(project);
        var chosen = title is null ? offers.ElementAtOrDefault(index) : offers.FirstOrDefault(a => a.Title == title);
        if (chosen is null)
            throw new VerificationException($"The fix is not offered: {title ?? $"number {index}"}. Offered: {string.Join(", ", offers.Select(a => $"'{a.Title}'"))}");
        return chosen.EquivalenceKey is null ? throw new VerificationException($"The fix '{chosen.Title}' has no equivalence key") : chosen;
    }

    public async Task<ImmutableArray<CodeAction>> OffersAsync(Project project)
    {
        var offers = ImmutableArray.CreateBuilder<CodeAction>();
        foreach (var diagnostic in await FixableAsync(project))
        {
            if (project.AdditionalDocuments.FirstOrDefault(d => d.Name == PolicyProject.PathOf(diagnostic)) is { } document)
                await fixer.RegisterCodeFixesAsync(new(document, diagnostic, (action, _) => offers.Add(action), CancellationToken.None));
        }

        return offers.ToImmutable();
    }

    /// <summary>Applies the fix to the first diagnostic that has it, until none has; a fix that heals its diagnostic needs one step for each.</summary>
    public async Task<Project> OneByOneAsync(Project project, string equivalenceKey)
    {
        var steps = (await FixableAsync(project)).Length;
        while ((await OffersAsync(project)).FirstOrDefault(a => a.EquivalenceKey == equivalenceKey) is { } action)
        {
            project = steps-- > 0
                ? await ApplyAsync(action, project)
                : throw new VerificationException($"The fix '{action.Title}' is offered again on fixed text:\n{await TextsAsync(project)}");
        }

        return project;
    }

    /// <summary>The project after Fix All, for each scope that offers it</summary>
    public async Task<ImmutableArray<(FixAllScope Scope, Project Project)>> FixAllAsync(Project project, string equivalenceKey, bool? isOffered)
    {
        var results = ImmutableArray.CreateBuilder<(FixAllScope, Project)>();
        var provider = fixer.GetFixAllProvider();
        var scopes = provider?.GetSupportedFixAllScopes().ToArray() ?? [];
        if (scopes.Contains(FixAllScope.Document))
            throw new VerificationException("Fix All offers the scope Document, in which Roslyn knows no additional file");

        foreach (var scope in scopes)
        {
            // Edits that overlap wait for the next pass.
            var current = project;
            for (var passes = (await FixableAsync(project)).Length; passes > 0 && await NextAsync(current, scope) is { } action; passes--)
                current = await ApplyAsync(action, current);
            if (current != project)
                results.Add((scope, current));
        }

        if (isOffered is { } expected && results.Count != (expected ? 2 : 0))
            throw new VerificationException($"Fix All is {(expected ? "expected in Project and Solution, but" : "not expected, but")} offered in: {string.Join(", ", results.Select(r => r.Item1))}");
        return results.ToImmutable();

        Task<CodeAction?> NextAsync(Project current, FixAllScope scope) => provider!.GetFixAsync(
            new FixAllContext(current, fixer, scope, equivalenceKey, fixer.FixableDiagnosticIds, new Diagnostics(this), CancellationToken.None));
    }

    private static async Task<Project> ApplyAsync(CodeAction action, Project project)
    {
        var operations = await action.GetOperationsAsync(CancellationToken.None);
        var changed = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution.GetProject(project.Id)!;
        return await TextsAsync(changed) != await TextsAsync(project)
            ? changed
            : throw new VerificationException($"The fix '{action.Title}' is offered and changes nothing");
    }

    private static async Task<string> TextsAsync(Project project)
    {
        var texts = await Task.WhenAll(project.AdditionalDocuments.OrderBy(d => d.Name).Select(d => d.GetTextAsync()));
        return string.Join("\n", texts.Select(t => t.ToString()));
    }

    private async Task<ImmutableArray<Diagnostic>> FixableAsync(Project project) =>
        [.. (await PolicyProject.DiagnosticsAsync(project, analyzers)).Where(d => fixer.FixableDiagnosticIds.Contains(d.Id))];

    private sealed class Diagnostics(FixRun run) : FixAllContext.DiagnosticProvider
    {
        public override async Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) => await run.FixableAsync(project);

        public override async Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) => await run.FixableAsync(project);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
