using System.Collections.Immutable;
using System.Linq;
using IamPolicyAnalyzers.Analysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace IamPolicyAnalyzers.CodeFixes;

/// <summary>Names the actions by which the principals of a trust policy assume the role, in place of wildcards or exceptions that let them through with others.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, LanguageNames.VisualBasic, DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)])]
internal sealed class NameTrustAction() : PolicyFix(RuleIds.WildcardTrustAction)
{
    internal override ImmutableArray<string> FixAllIds => ImmutableArray<string>.Empty;

    internal override ImmutableArray<PolicyEdit> GetEdits(PolicyFile file, Diagnostic diagnostic)
    {
        if (PolicyPlace.At(file, diagnostic.Location.SourceSpan) is not { Statement: { IsAllow: true, Action: { } action, Principal: { } principal } } place
            || place.Member(action.IsNot ? "NotAction" : "Action") is not { } member)
            return PolicyEdit.None;

        // What is not allowed now stays so: to let somebody in is another decision.
        var names = TrustActions.AllOf(principal).Where(name => TrustActions.IsNamed(action, name)).ToList();
        if (names.Count == 0)
            return PolicyEdit.None;

        var edit = new JsonEdit(file.Tree);
        if (action.IsNot)
        {
            edit.Replace(member.Name, "Action");
            edit.Replace(member.Value, names);
        }
        else
        {
            var wide = action.Entries.Where(entry => TrustActions.IsTooWide(entry, principal)).ToList();
            var added = names.Where(name => !action.Entries.Any(entry => !wide.Contains(entry) && entry.Matches(name))).ToList();
            edit.ReplaceEntries(member.Value, item => wide.FindIndex(entry => entry.Span == item.ContentSpan) switch { 0 => added, > 0 => [], _ => null });
        }

        return PolicyEdit.ChangingAccess($"Change to {string.Join(" and ", names.Select(name => $"'{name}'"))} (narrows access)", edit.Changes);
    }
}
