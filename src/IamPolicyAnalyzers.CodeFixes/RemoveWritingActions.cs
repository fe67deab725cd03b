using System.Collections.Immutable;
using IamPolicyAnalyzers.Analysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace IamPolicyAnalyzers.CodeFixes;

/// <summary>Removes what writes from a statement called read-only. Of a pattern stay the List and Read actions that can act on a Resource of the statement.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, LanguageNames.VisualBasic, DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)])]
internal sealed class RemoveWritingActions() : PolicyFix(RuleIds.MismatchedReadOnlyName)
{
    internal override ImmutableArray<string> FixAllIds => ImmutableArray<string>.Empty;

    internal override ImmutableArray<PolicyEdit> GetEdits(PolicyFile file, Diagnostic diagnostic)
    {
        if (PolicyPlace.At(file, diagnostic.Location.SourceSpan) is not { Grant: { } grant } place)
            return PolicyEdit.None;
        var writing = grant.Actions.Except(ReadOnlyNames.Accepted);
        return PolicyEdit.ChangingAccess(
            "Remove the writing actions (narrows access)",
            ActionEntry.Replace(ActionEntry.AllOf(place), entry => entry.Matched.Overlaps(writing) ? ActionCover.Patterns(entry.Fitting.Intersect(Risks.Reads)) : null));
    }
}
