using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.CodeFixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace IamPolicyAnalyzers.Tool.Fixing;

/// <summary>Applies the fixes of the editor to the text of one file, until none of those that are wanted has anything left to do.</summary>
/// <param name="findingsIn">What the rules find in another text of the file.</param>
internal sealed class FileFixer(Func<SourceText, ImmutableArray<Diagnostic>> findingsIn, FixSelection selection)
{
    /// <summary>No file has as many findings that one edit after the other repairs; two fixes that undo each other end here at the latest.</summary>
    private const int MaxRounds = 1_000;

    private readonly List<string> _applied = [];
    private int _accessChangesLeft;

    /// <summary>The titles of the edits that were made, in their order.</summary>
    public IReadOnlyList<string> Applied => _applied;

    /// <summary>The text after all safe edits, and after those that change access where the selection allows them.</summary>
    public SourceText Fix(SourceText text, CancellationToken cancellationToken)
    {
        var seen = new HashSet<string> { text.ToString() };

        // One for each finding: an edit that leaves its finding would be made again and again.
        _accessChangesLeft = selection.AllowsAccessChange ? WantedIn(text).Count : 0;
        for (var round = 0; round < MaxRounds; round++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (NextOf(text, seen, cancellationToken) is not { } next)
                break;
            text = next;
        }

        return text;
    }

    /// <summary>Every edit that is wanted and offered for what is found in the text, by finding.</summary>
    public IEnumerable<IReadOnlyList<FixChoice>> ChoicesIn(SourceText text) => ChoicesFor(PolicyFile.Parse(text), WantedIn(text));

    /// <summary>The text after one edit; null when it would be no JSON any more.</summary>
    public SourceText? Apply(SourceText text, FixChoice choice)
    {
        var changed = text.WithChanges(choice.Edit.Changes);
        if (!IsSound(text, changed))
            return null;
        _applied.Add(choice.Edit.Title);
        return changed;
    }

    /// <summary>True when the new text can be read as well as the old one.</summary>
    private static bool IsSound(SourceText before, SourceText after)
    {
        var (old, changed) = (PolicyFile.Parse(before), PolicyFile.Parse(after));
        return changed.Errors.Length <= old.Errors.Length && changed.Tree.Errors.Length <= old.Tree.Errors.Length;
    }

    private SourceText? NextOf(SourceText text, HashSet<string> seen, CancellationToken cancellationToken)
    {
        var findings = WantedIn(text);
        foreach (var choices in ChoicesFor(PolicyFile.Parse(text), findings))
        {
            foreach (var choice in choices.Where(choice => choice.IsSafe || _accessChangesLeft > 0))
            {
                var alike = findings.Where(finding => finding.Id == choice.Finding.Id);
                var changed = choice.IsSafe
                    ? PolicyFixAll.Apply(choice.Fix, choice.Key, text, alike, cancellationToken)
                    : text.WithChanges(choice.Edit.Changes);
                if (!IsSound(text, changed) || !seen.Add(changed.ToString()))
                    continue;
                _applied.Add(choice.Edit.Title);
                _accessChangesLeft -= choice.IsSafe ? 0 : 1;
                return changed;
            }
        }

        return null;
    }

    private IReadOnlyList<Diagnostic> WantedIn(SourceText text) =>
        [.. findingsIn(text).Where(selection.Includes).OrderBy(static finding => finding.Location.SourceSpan.Start)];

    /// <summary>The edits for each finding that has any, made when they are asked for.</summary>
    private static IEnumerable<IReadOnlyList<FixChoice>> ChoicesFor(PolicyFile file, IReadOnlyList<Diagnostic> findings)
    {
        foreach (var finding in findings)
        {
            var choices = new List<FixChoice>();
            foreach (var fix in FixTable.All)
            {
                if (fix.FixableDiagnosticIds.Contains(finding.Id))
                    choices.AddRange(fix.EditsFor(file, finding).Select(edit => new FixChoice(fix, edit, finding)));
            }

            if (choices.Count > 0)
                yield return choices;
        }
    }
}
