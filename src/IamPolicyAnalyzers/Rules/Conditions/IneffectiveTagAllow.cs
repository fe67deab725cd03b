using System;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Catalogue;
using IamPolicyAnalyzers.Documents;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.Conditions;

/// <summary>An Allow by the tag of a resource that also names actions whose resources have no tags for AWS to look at.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class IneffectiveTagAllow() : PolicyRule(
    Descriptor,
    PolicyTypes.IdentityBased | PolicyTypes.ResourceBased | PolicyTypes.ServiceControl | PolicyTypes.PermissionsBoundary)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.IneffectiveTagAllow,
        title: "Allow by tag never grants some of its actions",
        messageFormat: "Allow tests '{0}', which {1}, so {2} not granted here; move {3} to a statement without the test",
        category: RuleCategory.Conditions,
        defaultSeverity: DiagnosticSeverity.Info,
        description: "The request of such an action has no tag of the resource, so that the test fails and the action is not allowed.");

    protected override void Analyze(PolicyContext context)
    {
        Lazy<ActionSet>? granted = null;
        foreach (var statement in context.Policy.Statements)
        {
            if (!statement.IsAllow || !TagReach.AsksForTag(statement))
                continue;
            if (TagReach.Judge(statement, granted ??= GrantedWithoutTag(context), context.Catalogue) is { } unreached)
                context.Report(Descriptor, unreached.Span, Related.At(unreached.KeySpan, "tests the tag"), unreached.Key, unreached.Lack, unreached.IsOne ? "it is" : "they are", unreached.IsOne ? "it" : "them");
        }
    }

    /// <summary>What the document allows without asking for a tag; everything when some of that is not known.</summary>
    private static Lazy<ActionSet> GrantedWithoutTag(PolicyContext context) => new(() =>
    {
        if (context.Policy.HasUnknownStatements)
            return context.Catalogue.All;
        var granted = new ActionSet.Builder();
        foreach (var statement in context.Policy.Statements)
        {
            if (statement is not { IsAllow: true, Action: { } action } || TagReach.AsksForTag(statement))
                continue;
            if (action.IsUnknown)
                return context.Catalogue.All;
            granted.UnionWith(context.Catalogue.ActionsOf(action));
        }

        return granted.ToSet();
    });
}
