using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Documents;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.Wildcards;

/// <summary>An Allow statement that grants every action there is, if only on some resources or under a condition.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class AllActions() : PolicyRule(Descriptor, PolicyTypes.IdentityBased)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.AllActions,
        title: "Allow grants every action there is",
        messageFormat: "Allow on '{0}' grants every action of every service{1}; list the actions you need",
        category: RuleCategory.Wildcards,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "On the resources it names such a statement allows reading, deleting and giving access to others, and every action that AWS adds later.");

    protected override void Analyze(PolicyContext context)
    {
        foreach (var grant in context.OwnGrants)
        {
            // What a service does for the caller, CloudFormation above all, is commonly allowed whole.
            if (grant.FirstAllAction is not { } action || grant.ActionsAt(Risk.AllActions).IsEmpty || grant.Strength.IsThroughServiceOnly)
                continue;
            var limit = grant.FirstAllResource is null ? " on these resources" : " under this Condition";
            context.Report(Descriptor, action.Span, action.Text, limit);
        }
    }
}
