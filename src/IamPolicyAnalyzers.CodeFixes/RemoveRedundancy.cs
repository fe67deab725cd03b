using System.Collections.Immutable;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Json;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace IamPolicyAnalyzers.CodeFixes;

/// <summary>Removes an item of a list that changes nothing: an entry of an element, or a whole statement. The last item stays.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, LanguageNames.VisualBasic, DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)])]
internal sealed class RemoveRedundancy() : PolicyFix(
    RuleIds.DeprecatedAction,
    RuleIds.UnsupportedAction,
    RuleIds.UnusedResource,
    RuleIds.RedundantAction,
    RuleIds.RedundantResource,
    RuleIds.RedundantStatement,
    RuleIds.ShadowedAllow,
    RuleIds.RedundantPrincipal)
{
    internal override ImmutableArray<PolicyEdit> GetEdits(PolicyFile file, Diagnostic diagnostic)
    {
        var span = diagnostic.Location.SourceSpan;
        if (PolicyPlace.At(file, span) is not { } place)
            return PolicyEdit.None;

        var isStatement = span == place.Statement.OpenSpan;
        var list = isStatement ? place.Statements : ListIn(place.Statement.Node, span);
        if (!list.IsArray || list.Count < 2 || !JsonEdit.IsEditable(list))
            return PolicyEdit.None;

        var edit = new JsonEdit(file.Tree);
        edit.ReplaceEntries(list, item => item.Span.Contains(span) ? [] : null);
        return PolicyEdit.Safe(isStatement ? "Remove the statement" : $"Remove '{file.Text.ToString(span)}'", edit.Changes);
    }

    /// <summary>The list of which the marked text is an item: the value of an element, or of AWS under Principal.</summary>
    private static JsonNode ListIn(JsonNode owner, TextSpan span)
    {
        foreach (var member in owner.Members)
        {
            if (member.Value.Span.Contains(span))
                return member.Value.IsObject ? ListIn(member.Value, span) : member.Value;
        }

        return default;
    }
}
