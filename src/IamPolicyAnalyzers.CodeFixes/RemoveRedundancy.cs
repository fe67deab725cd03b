using System.Collections.Immutable;
using System.Linq;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Catalogue;
using IamPolicyAnalyzers.Json;
using IamPolicyAnalyzers.Policies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace IamPolicyAnalyzers.CodeFixes;

/// <summary>Removes an item of a list that changes nothing, or that AWS refuses: an entry of an element, a value of a test, or a whole statement. The last item stays.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, LanguageNames.VisualBasic, DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)])]
internal sealed class RemoveRedundancy() : PolicyFix(
    RuleIds.DeprecatedAction,
    RuleIds.UnsupportedAction,
    RuleIds.UnusedResource,
    RuleIds.OrphanedPrincipalId,
    RuleIds.UnsupportedTrustAction,
    RuleIds.UnsupportedRcpService,
    RuleIds.RedundantAction,
    RuleIds.RedundantResource,
    RuleIds.RedundantStatement,
    RuleIds.ShadowedAllow,
    RuleIds.ContradictoryCondition,
    RuleIds.RedundantCondition,
    RuleIds.RedundantPrincipal)
{
    internal override ImmutableArray<PolicyEdit> GetEdits(PolicyFile file, Diagnostic diagnostic)
    {
        var span = diagnostic.Location.SourceSpan;
        if (PolicyPlace.At(file, span) is not { } place)
            return PolicyEdit.None;

        var isContradiction = diagnostic.Id == RuleIds.ContradictoryCondition;
        if (isContradiction && !IsWithoutEffect(place.Statement))
            return PolicyEdit.None;
        var isStatement = isContradiction || span == place.Statement.OpenSpan;
        var list = isStatement ? place.Statements : ListIn(place.Statement.Node, span);
        if (!list.IsArray || list.Count < 2 || !JsonEdit.IsEditable(list))
            return PolicyEdit.None;

        var removed = isStatement ? place.Statement.OpenSpan : span;
        var edit = new JsonEdit(file.Tree);
        edit.ReplaceEntries(list, item => item.Span.Contains(removed) ? [] : null);
        var title = isStatement ? "Remove the statement" : $"Remove '{TextOf(list, span)}'";
        return Related.IsNotNeedless(diagnostic) ? PolicyEdit.ChangingAccess(title + " (narrows access)", edit.Changes) : PolicyEdit.Safe(title, edit.Changes);
    }

    /// <summary>The whole item, of which a part may be marked.</summary>
    private static string TextOf(JsonNode list, TextSpan span)
    {
        foreach (var item in list.Items)
        {
            if (item.Span.Contains(span))
                return item.StringValue;
        }

        return "";
    }

    /// <summary>True for an Allow that never applies. A Deny that never applies was meant to, and one of addresses still applies without any.</summary>
    private static bool IsWithoutEffect(Statement statement) =>
        statement is { IsAllow: true, Condition: { } condition }
        && (ActionCatalogue.Instance.FirstImpossible(condition) is not null || condition.Clauses.Any(static clause => clause.NullSet == SetOperator.ForAnyValue));

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
