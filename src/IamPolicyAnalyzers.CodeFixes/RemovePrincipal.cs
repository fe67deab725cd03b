using System.Collections.Immutable;
using System.Linq;
using IamPolicyAnalyzers.Analysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace IamPolicyAnalyzers.CodeFixes;

/// <summary>Removes Principal from a policy that may have none, where it names everyone and so says nothing.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, LanguageNames.VisualBasic, DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)])]
internal sealed class RemovePrincipal() : PolicyFix(RuleIds.UnsupportedPrincipal)
{
    internal override ImmutableArray<PolicyEdit> GetEdits(PolicyFile file, Diagnostic diagnostic)
    {
        if (PolicyPlace.At(file, diagnostic.Location.SourceSpan) is not { } place)
            return PolicyEdit.None;

        // Of all statements at once: AWS refuses the policy as long as one is left.
        var edit = new JsonEdit(file.Tree);
        foreach (var statement in place.Document.Statements.Where(statement => statement.Has("Principal") || statement.Has("NotPrincipal")))
        {
            if (statement.Principal is not { IsNot: false, Values: { Length: 1 } values } || !values[0].IsEveryone || !JsonEdit.IsEditable(statement.Node))
                return PolicyEdit.None;
            edit.RemoveMember(statement.Node, statement.Element("Principal")!.Value.Member);
        }

        return PolicyEdit.Safe("Remove Principal", edit.Changes);
    }
}
