using System.Collections.Immutable;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Json;
using IamPolicyAnalyzers.Policies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace IamPolicyAnalyzers.CodeFixes;

/// <summary>Removes an element that says nothing as long as it is empty: a Condition, an operator in it, a Sid.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, LanguageNames.VisualBasic, DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)])]
internal sealed class RemoveEmptyElement() : PolicyFix(RuleIds.EmptyElement, RuleIds.AmbiguousSid)
{
    internal override ImmutableArray<PolicyEdit> GetEdits(PolicyFile file, Diagnostic diagnostic)
    {
        var span = diagnostic.Location.SourceSpan;
        if (PolicyPlace.At(file, span)?.Statement is not { } statement || !JsonEdit.IsEditable(statement.Node))
            return PolicyEdit.None;
        foreach (var element in statement.Elements)
        {
            if (element.Name is "Condition" or "Sid" && element.Value.IsEmpty && element.Value.Span == span)
                return Remove(file, statement.Node, element);
            if (element.Name != "Condition")
                continue;
            foreach (var test in element.Value.Members)
            {
                // Without its only operator the Condition would be empty in turn.
                if (test.Value is { IsObject: true, IsEmpty: true } && test.Value.Span == span)
                    return element.Member.Value.Count == 1 ? Remove(file, statement.Node, element) : Remove(file, element.Member.Value, test);
            }
        }

        return PolicyEdit.None;
    }

    private static ImmutableArray<PolicyEdit> Remove(PolicyFile file, JsonNode owner, PolicyElement element)
    {
        var edit = new JsonEdit(file.Tree);
        edit.RemoveMember(owner, element.Member);
        return PolicyEdit.Safe($"Remove the empty {element.Name}", edit.Changes);
    }
}
