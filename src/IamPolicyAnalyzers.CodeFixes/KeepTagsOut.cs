using System.Collections.Immutable;
using System.Linq;
using IamPolicyAnalyzers.Analysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace IamPolicyAnalyzers.CodeFixes;

/// <summary>Keeps the tags on which other statements depend out of what a statement lets the caller set.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, LanguageNames.VisualBasic, DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)])]
internal sealed class KeepTagsOut() : PolicyFix(RuleIds.TagConditionBypass)
{
    internal override ImmutableArray<string> FixAllIds => ImmutableArray<string>.Empty;

    internal override ImmutableArray<PolicyEdit> GetEdits(PolicyFile file, Diagnostic diagnostic)
    {
        if (PolicyPlace.At(file, diagnostic.Location.SourceSpan) is not { } place)
            return PolicyEdit.None;
        var grants = file.EntityOf(place.Document).Grants.Of(place.Document);
        var edit = new JsonEdit(file.Tree);
        if (TagBypass.FindIn(grants).FirstOrDefault(found => found.Entry.Span == diagnostic.Location.SourceSpan) is not { } bypass
            || !place.TryAddTest(edit, "ForAllValues:StringNotEquals", "aws:TagKeys", JsonFragment.Of(bypass.Tags)))
            return PolicyEdit.None;
        var what = bypass.Tags.Length == 1 ? $"tag '{bypass.Tag}'" : "the tags";
        return PolicyEdit.ChangingAccess($"Forbid changing {what} (narrows access)", edit.Changes);
    }
}
