using System.Collections.Immutable;
using System.Linq;
using IamPolicyAnalyzers.Analysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace IamPolicyAnalyzers.CodeFixes;

/// <summary>
/// Removes Principal from a policy that may have none, where it names everyone and so says nothing. In a Deny of a service control policy, a test of the
/// caller takes the place of one that names somebody.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, LanguageNames.VisualBasic, DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)])]
internal sealed class RemovePrincipal() : PolicyFix(RuleIds.UnsupportedPrincipal)
{
    internal override ImmutableArray<PolicyEdit> GetEdits(PolicyFile file, Diagnostic diagnostic)
    {
        if (PolicyPlace.At(file, diagnostic.Location.SourceSpan) is not { } place)
            return PolicyEdit.None;

        // Of all statements at once: AWS refuses the policy as long as one is left.
        var edit = new JsonEdit(file.Tree);
        string? tested = null;
        foreach (var statement in place.Document.Statements.Where(statement => statement.Has("Principal") || statement.Has("NotPrincipal")))
        {
            if (statement.Principal is not { IsNot: false, Values: var values } principal || !JsonEdit.IsEditable(statement.Node))
                return PolicyEdit.None;
            edit.RemoveMember(statement.Node, statement.Element("Principal")!.Value.Member);
            if (values.Length == 1 && values[0].IsEveryone)
                continue;
            if (!statement.IsDeny || !diagnostic.Properties.ContainsKey(FixData.TestKey) || CallerTest.Of(principal) is not { } test || !test.TryAdd(place.Beside(statement), edit))
                return PolicyEdit.None;
            tested ??= test.Key;
        }

        return PolicyEdit.Safe(tested is null ? "Remove Principal" : $"Test '{tested}' in place of Principal", edit.Changes);
    }
}
