using System.Collections.Immutable;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Review;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace IamPolicyAnalyzers.CodeFixes;

/// <summary>Removes the entry of a suppression file that accepts nothing.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, LanguageNames.VisualBasic, DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)])]
internal sealed class RemoveSuppression() : PolicyFix(RuleIds.StaleSuppression)
{
    internal override ImmutableArray<PolicyEdit> GetEdits(PolicyFile file, Diagnostic diagnostic)
    {
        var list = SuppressionFile.ListIn(file);
        if (!list.IsArray || !JsonEdit.IsEditable(list))
            return PolicyEdit.None;

        var span = diagnostic.Location.SourceSpan;
        var edit = new JsonEdit(file.Tree);
        if (list.Count == 1)
            edit.Replace(list, JsonFragment.ListOf());
        else
            edit.ReplaceEntries(list, item => item.Span.Contains(span) ? [] : null);
        return PolicyEdit.Safe("Remove the entry", edit.Changes);
    }
}
