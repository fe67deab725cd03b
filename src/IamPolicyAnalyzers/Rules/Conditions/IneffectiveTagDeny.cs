using System;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Catalogue;
using IamPolicyAnalyzers.Documents;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.Conditions;

/// <summary>A Deny by the tag of a resource that also names actions whose resources have no tags for AWS to look at.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class IneffectiveTagDeny() : PolicyRule(
    Descriptor,
    PolicyTypes.IdentityBased | PolicyTypes.ResourceBased | PolicyTypes.ServiceControl | PolicyTypes.PermissionsBoundary | PolicyTypes.ResourceControl)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.IneffectiveTagDeny,
        title: "Deny by tag does not reach all of its actions",
        messageFormat: "Deny tests '{0}', which {1}, so the Deny does not reach {2}; deny {2} in a statement without the test",
        category: RuleCategory.Conditions,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "The request of such an action has no tag of the resource, so that the test fails and the action stays allowed.");

    protected override void Analyze(PolicyContext context)
    {
        Lazy<ActionSet>? denied = null;
        foreach (var statement in context.Policy.Statements)
        {
            if (!statement.IsDeny || !TagReach.AsksForTag(statement))
                continue;
            if (TagReach.Judge(statement, denied ??= DeniedAnyway(context), context.Catalogue) is { } unreached)
                context.Report(Descriptor, unreached.Span, Related.At(unreached.KeySpan, "tests the tag"), unreached.Key, unreached.Lack, unreached.IsOne ? "it" : "them");
        }
    }

    /// <summary>What other statements deny whatever the tag.</summary>
    private static Lazy<ActionSet> DeniedAnyway(PolicyContext context) => new(() =>
    {
        var denied = new ActionSet.Builder();
        foreach (var statement in context.Policy.Statements)
        {
            if (statement.IsDeny && Denial.TryRead(statement, context.Catalogue) is { } denial)
                denied.UnionWith(denial.DeniedEverywhere(denial.Actions));
        }

        return denied.ToSet();
    });
}
