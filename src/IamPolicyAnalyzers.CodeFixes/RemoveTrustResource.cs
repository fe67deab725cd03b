using System.Collections.Immutable;
using IamPolicyAnalyzers.Analysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace IamPolicyAnalyzers.CodeFixes;

/// <summary>Removes Resource or NotResource from a trust policy, which AWS refuses as long as it has one.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, LanguageNames.VisualBasic, DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)])]
internal sealed class RemoveTrustResource() : PolicyFix(RuleIds.UnsupportedTrustElement)
{
    internal override ImmutableArray<PolicyEdit> GetEdits(PolicyFile file, Diagnostic diagnostic)
    {
        var span = diagnostic.Location.SourceSpan;
        if (PolicyPlace.At(file, span)?.Statement is not { } statement || !JsonEdit.IsEditable(statement.Node))
            return PolicyEdit.None;
        foreach (var element in statement.Elements)
        {
            if (element.NameSpan != span || element.Name is not ("Resource" or "NotResource"))
                continue;
            var edit = new JsonEdit(file.Tree);
            edit.RemoveMember(statement.Node, element.Member);
            return PolicyEdit.Safe($"Remove {element.Name}", edit.Changes);
        }

        return PolicyEdit.None;
    }
}
