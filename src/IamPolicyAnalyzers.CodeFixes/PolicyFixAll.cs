using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using IamPolicyAnalyzers.Analysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace IamPolicyAnalyzers.CodeFixes;

/// <summary>
/// Applies the safe edits of one kind to every policy file of a project or solution. Roslyn's own provider passes over additional documents; its
/// Document scope has no place to name one.
/// </summary>
internal sealed class PolicyFixAll : FixAllProvider
{
    public static readonly PolicyFixAll Instance = new();

    public override IEnumerable<FixAllScope> GetSupportedFixAllScopes() => [FixAllScope.Project, FixAllScope.Solution];

    public override IEnumerable<string> GetSupportedFixAllDiagnosticIds(CodeFixProvider originalCodeFixProvider) =>
        originalCodeFixProvider is PolicyFix fix ? fix.FixAllIds : ImmutableArray<string>.Empty;

    public override async Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext)
    {
        if (fixAllContext.CodeFixProvider is not PolicyFix fix || fixAllContext.CodeActionEquivalenceKey is not { } key)
            return null;

        var solution = fixAllContext.Solution;
        var fixedSolution = solution;
        foreach (var project in fixAllContext.Scope == FixAllScope.Solution ? solution.Projects : [fixAllContext.Project])
        {
            var diagnostics = await fixAllContext.GetAllDiagnosticsAsync(project).ConfigureAwait(false);
            var byPath = diagnostics.Where(d => fix.FixAllIds.Contains(d.Id)).ToLookup(d => d.Location.GetLineSpan().Path, StringComparer.Ordinal);
            foreach (var document in project.AdditionalDocuments)
            {
                var found = byPath[document.FilePath ?? document.Name];
                var text = await document.GetTextAsync(fixAllContext.CancellationToken).ConfigureAwait(false);
                var fixedText = Apply(fix, key, text, found, fixAllContext.CancellationToken);
                if (fixedText != text)
                    fixedSolution = fixedSolution.WithAdditionalDocumentText(document.Id, fixedText);
            }
        }

        return fixedSolution == solution ? null : CodeAction.Create("Fix all policies", _ => Task.FromResult(fixedSolution), key);
    }

    /// <summary>The text after every safe edit of this kind. Edits that overlap are made one after the other, each on a fresh reading.</summary>
    internal static SourceText Apply(PolicyFix fix, string key, SourceText text, IEnumerable<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        var waiting = diagnostics.OrderBy(d => d.Location.SourceSpan.Start).ToList();

        // INVARIANT: each round takes at least the first finding out, so there are no more rounds than findings.
        while (waiting.Count > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var file = PolicyFile.Parse(text, cancellationToken);
            var changes = new List<TextChange>();
            var overlapping = new List<Diagnostic>();
            foreach (var diagnostic in waiting)
            {
                if (fix.EditsFor(file, diagnostic).FirstOrDefault(e => e.IsSafe && fix.KeyOf(e) == key) is not { } edit)
                    continue;
                if (edit.Changes.Any(change => changes.Any(taken => Touches(taken.Span, change.Span))))
                    overlapping.Add(diagnostic);
                else
                    changes.AddRange(edit.Changes);
            }

            changes.Sort((a, b) => a.Span.CompareTo(b.Span));
            waiting = overlapping.Select(d => Moved(d, text, changes)).OfType<Diagnostic>().ToList();
            text = changes.Count == 0 ? text : text.WithChanges(changes);
        }

        return text;
    }

    private static bool Touches(TextSpan a, TextSpan b) => a.Start <= b.End && b.Start <= a.End;

    /// <summary>The finding where the changes leave it; null when they leave its text nowhere, or in several places.</summary>
    private static Diagnostic? Moved(Diagnostic diagnostic, SourceText text, List<TextChange> changes)
    {
        var span = diagnostic.Location.SourceSpan;
        var start = span.Start;
        foreach (var change in changes)
        {
            if (change.Span.End <= span.Start)
            {
                start += change.NewText!.Length - change.Span.Length;
            }
            else if (change.Span.OverlapsWith(span))
            {
                // With what stands around it, so that it is found as a whole word.
                var marked = text.ToString(TextSpan.FromBounds(Math.Max(span.Start - 1, change.Span.Start), Math.Min(span.End + 1, change.Span.End)));
                var at = change.NewText!.IndexOf(marked, StringComparison.Ordinal);
                if (at < 0 || at != change.NewText.LastIndexOf(marked, StringComparison.Ordinal))
                    return null;
                start += change.Span.Start + at + (span.Start > change.Span.Start ? 1 : 0) - span.Start;
            }
        }

        var location = Location.Create(diagnostic.Location.GetLineSpan().Path, new(start, span.Length), default);
        return Diagnostic.Create(diagnostic.Descriptor, location, diagnostic.Properties);
    }
}
