using System.Collections.Immutable;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Documents;
using IamPolicyAnalyzers.Policies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.Inversions;

/// <summary>An Allow statement that names what it does not grant.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class NotActionAllow() : PolicyRule(Descriptor, PolicyTypes.IdentityBased | PolicyTypes.ResourceBased)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.NotActionAllow,
        title: "Allow with NotAction grants everything that is not listed",
        messageFormat: "Allow with NotAction grants every action that is not listed{0}; list the allowed actions under Action",
        category: RuleCategory.Inversions,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "Such a statement grants the actions of services nobody thought of, and every action that AWS adds later.");

    protected override void Analyze(PolicyContext context)
    {
        foreach (var statement in context.Policy.Statements)
        {
            if (statement is not { IsAllow: true, Action: { IsNot: true, IsUnknown: false } exceptions } || context.Catalogue.ActionsOf(exceptions).IsEmpty)
                continue;
            var grant = context.GrantOf(statement);
            if (ConditionStrength.Of(statement.Condition).HasServiceKeys || grant is { Actions.IsEmpty: true })
                continue;
            context.Report(Descriptor, exceptions.NameSpan, Extent(grant));
        }
    }

    /// <summary>How much that is; nothing is added where the resources keep it within one service.</summary>
    private static string Extent(Grant? grant)
    {
        if (grant is null || grant.OnWildcards.IsEmpty)
            return "";
        var summary = AccessSummary.Of(ImmutableArray.Create(grant));
        var count = $", {summary.ActionCount} in {summary.Services.Length} services";
        return grant.Resource.IsNot ? count + ", on every resource but those listed"
            : PassRole.IsOpen(grant) ? count + ", iam:PassRole among them"
            : Leaves(grant, "iam:*") || Leaves(grant, "sts:*") || Leaves(grant, "organizations:*") ? count
            : count + ", none of iam, sts and organizations";
    }

    private static bool Leaves(Grant grant, string service) => grant.Actions.Overlaps(grant.Catalogue.Match(ActionPattern.Parse(service)));
}
