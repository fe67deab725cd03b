using System.Collections.Immutable;
using System.Linq;
using IamPolicyAnalyzers.Analysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace IamPolicyAnalyzers.CodeFixes;

/// <summary>Removes the actions by which outsiders could change a resource policy, where other actions remain.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, LanguageNames.VisualBasic, DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)])]
internal sealed class RemovePolicyEditing() : PolicyFix(RuleIds.DelegatedPolicyEditing)
{
    internal override ImmutableArray<string> FixAllIds => ImmutableArray<string>.Empty;

    internal override ImmutableArray<PolicyEdit> GetEdits(PolicyFile file, Diagnostic diagnostic)
    {
        if (PolicyPlace.At(file, diagnostic.Location.SourceSpan) is not { Statement: { Action: { IsNot: false } action } statement } place
            || place.Member("Action") is not { Value: { IsArray: true } list }
            || PolicyOwner.Of(place.Document) is not { } owner)
            return PolicyEdit.None;

        var removed = action.Entries.Where(entry => PolicyEditing.IsOn(entry, statement, owner)).ToList();
        if (removed.Count == 0 || removed.Count >= list.Count)
            return PolicyEdit.None;

        var edit = new JsonEdit(file.Tree);
        edit.ReplaceEntries(list, item => removed.Exists(entry => entry.Span == item.ContentSpan) ? [] : null);
        var what = removed.Count == 1 ? $"'{removed[0].Text}'" : $"{removed.Count} actions that change the policy";
        return PolicyEdit.ChangingAccess($"Remove {what} (narrows access)", edit.Changes);
    }
}
