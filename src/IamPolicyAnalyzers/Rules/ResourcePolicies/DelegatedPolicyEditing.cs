using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Documents;
using IamPolicyAnalyzers.Policies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.ResourcePolicies;

/// <summary>A resource policy that lets another account, or an AWS service, rewrite it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class DelegatedPolicyEditing() : PolicyRule(Descriptor, PolicyTypes.ResourceBased)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.DelegatedPolicyEditing,
        title: "Resource policy lets outsiders rewrite it",
        messageFormat: "Allow on '{0}' lets '{1}' change who may use this resource; remove it",
        category: RuleCategory.ResourcePolicies,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "Whoever may change the policy of a resource decides from then on who else may use it.");

    protected override void Analyze(PolicyContext context)
    {
        if (PolicyOwner.Of(context.Policy) is not { } owner)
            return;
        var outsiders = new Outsiders(context);
        foreach (var statement in context.Policy.Statements)
        {
            if (statement is { IsAllow: true, Action: { IsNot: false } action }
                && FirstEditing(context, statement, action, owner) is { } entry
                && outsiders.FirstForeign(statement) is { } outsider)
                context.Report(Descriptor, entry.Span, Related.At(outsider.Span, "is let in"), entry.Text, outsider.Text);
        }
    }

    /// <summary>Null also when an entry names every action, which is a finding of its own.</summary>
    private static ActionPattern? FirstEditing(PolicyContext context, Statement statement, ActionElement action, PolicyOwner owner)
    {
        ActionPattern? first = null;
        foreach (var entry in action.Entries)
        {
            if (entry.IsAll || WholeService.Of(entry, context.Catalogue) is not null)
                return null;
            if (first is null && PolicyEditing.IsOn(entry, statement, owner))
                first = entry;
        }

        return first;
    }
}
