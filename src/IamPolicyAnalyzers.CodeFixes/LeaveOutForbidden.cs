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
        if (!diagnostic.Properties.TryGetValue(FixData.Forbidden, out var patterns) || patterns is null || PolicyPlace.At(file, diagnostic.Location.SourceSpan) is not { } place)
            return PolicyEdit.None;
        var forbidden = new ActionSet.Builder();
        foreach (var pattern in patterns.Split(' '))
            forbidden.UnionWith(ActionCatalogue.Instance.Match(ActionPattern.Parse(pattern)));
        var actions = forbidden.ToSet();
        return PolicyEdit.ChangingAccess(
            "Write out without what the project forbids (narrows access)",
            ActionEntry.ReplaceOrRemove(place, [place.Statement], entry => entry.Matched.Overlaps(actions) ? ActionCover.Names(entry.Fitting.Except(actions)) : null));
    }
}
