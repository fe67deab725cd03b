using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Documents;
using IamPolicyAnalyzers.Policies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.ResourcePolicies;

/// <summary>A resource policy that gives others every action, the one that rewrites the policy included.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class WildcardResourcePolicyAction() : PolicyRule(Descriptor, PolicyTypes.ResourceBased)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.WildcardResourcePolicyAction,
        title: "Resource policy grants every action of the service",
        messageFormat: "Allow on '{0}' gives '{1}' every action on this resource, its policy included; list the actions",
        category: RuleCategory.ResourcePolicies,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "Whoever may change the policy of a resource decides from then on who else may use it.");

    protected override void Analyze(PolicyContext context)
    {
        var outsiders = new Outsiders(context);
        foreach (var statement in context.Policy.Statements)
        {
            if (FirstWhole(context, statement) is { } entry && !EndpointPolicy.MayBe(context, statement) && outsiders.FirstWithoutOwner(statement) is { } outsider && PublicAccess.Of(context, statement) is null)
                context.Report(Descriptor, entry.Span, Related.At(outsider.Span, "is let in"), entry.Text, outsider.Text);
        }
    }

    private static ActionPattern? FirstWhole(PolicyContext context, Statement statement)
    {
        // The policy that SQS puts on a new queue has a statement for its owner.
        if (statement is not { IsAllow: true, Action: { IsNot: false } action } || statement.Sid is { Text: "__owner_statement" })
            return null;
        foreach (var entry in action.Entries)
        {
            if (entry is { IsAll: true, IsUnknown: false } || WholeService.Of(entry, context.Catalogue) is not null)
                return entry;
        }

        return null;
    }
}
