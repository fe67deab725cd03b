using System.Collections.Immutable;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Catalogue;
using IamPolicyAnalyzers.Policies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace IamPolicyAnalyzers.CodeFixes;

/// <summary>
/// Writes out what the entries of Action grant and can act on a Resource of the statement, without the actions that the project forbids; an entry that
/// grants nothing else goes, and so does the statement.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, LanguageNames.VisualBasic, DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)])]
internal sealed class LeaveOutForbidden() : PolicyFix(RuleIds.ForbiddenAction)
{
    internal override ImmutableArray<string> FixAllIds => ImmutableArray<string>.Empty;

    internal override ImmutableArray<PolicyEdit> GetEdits(PolicyFile file, Diagnostic diagnostic)
    {
        if (!diagnostic.Properties.TryGetValue(FixData.Forbidden, out var pattern) || pattern is null || PolicyPlace.At(file, diagnostic.Location.SourceSpan) is not { } place)
            return PolicyEdit.None;
        var forbidden = ActionCatalogue.Instance.Match(ActionPattern.Parse(pattern));
        return PolicyEdit.ChangingAccess(
            $"Write out without '{pattern}' (narrows access)",
            ActionEntry.ReplaceOrRemove(place, [place.Statement], entry => entry.Matched.Overlaps(forbidden) ? ActionCover.Names(entry.Fitting.Except(forbidden)) : null));
    }
}
