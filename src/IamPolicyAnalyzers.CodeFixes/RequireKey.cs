using System.Collections.Immutable;
using System.Linq;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Catalogue;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace IamPolicyAnalyzers.CodeFixes;

/// <summary>Lets a statement hold only for requests that carry the key of a test which others pass as well.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, LanguageNames.VisualBasic, DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)])]
internal sealed class RequireKey() : PolicyFix(RuleIds.ForAllValuesWithoutNull, RuleIds.AllowWhenKeyAbsent)
{
    internal override ImmutableArray<string> FixAllIds => ImmutableArray<string>.Empty;

    internal override ImmutableArray<PolicyEdit> GetEdits(PolicyFile file, Diagnostic diagnostic)
    {
        var span = diagnostic.Location.SourceSpan;
        if (PolicyPlace.At(file, span) is not { Statement: { IsAllow: true, Condition: { IsUnknown: false } condition } statement } place
            || condition.Clauses.FirstOrDefault(clause => clause.Name.Span == span) is not { } clause)
            return PolicyEdit.None;

        var tests = diagnostic.Id == RuleIds.ForAllValuesWithoutNull
            ? AbsentKeys.UnderForAllValues(clause, statement, ActionCatalogue.Instance)
            : AbsentKeys.ThatMatter(clause, statement, place.Document);
        var keys = tests.Select(static test => test.Key.Text).ToList();

        // Which of several keys a request must carry is for the author to say.
        var edit = new JsonEdit(file.Tree);
        return keys.Count == 1 && place.TryRequireKey(edit, keys[0])
            ? PolicyEdit.ChangingAccess($"Require '{keys[0]}' with Null \"false\" (narrows access)", edit.Changes)
            : PolicyEdit.None;
    }
}
