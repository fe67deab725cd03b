using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Documents;
using IamPolicyAnalyzers.Policies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.Actions;

/// <summary>A resource-based policy with an action of another service than the one that reads it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class UnsupportedAction() : PolicyRule(Descriptor, PolicyTypes.ResourceBased)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.UnsupportedAction,
        title: "Resource policy names an action its service does not evaluate",
        messageFormat: "Action '{0}' has no meaning in the policy of {1}; remove it",
        category: RuleCategory.Actions,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "A resource-based policy is read by the service of its resource alone, which refuses or ignores the actions of others.");

    protected override void Analyze(PolicyContext context)
    {
        if ((PolicyOwner.Given(context.Policy) ?? PolicyOwner.OfResources(context.Policy)) is not { } owner)
            return;
        foreach (var statement in context.Policy.Statements)
        {
            if (statement.Action is not { } action || !(owner.IsGiven || NamesOwner(statement)))
                continue;
            foreach (var entry in action.Entries)
            {
                if (entry is { IsWellFormed: true, IsAll: false } && owner.IsForeign(entry.Prefix) && context.Catalogue.TryGetService(entry.Prefix, out _))
                    context.Report(Descriptor, entry.Span, entry.Text, owner.Name);
            }
        }
    }

    /// <summary>True when the statement is about the owner's resources alone, so that no action of another service can be meant.</summary>
    private static bool NamesOwner(Statement statement)
    {
        if (statement.Resource is not { IsNot: false, Entries.IsEmpty: false } resource)
            return false;
        foreach (var entry in resource.Entries)
        {
            if (!entry.IsArn)
                return false;
        }

        return true;
    }
}
