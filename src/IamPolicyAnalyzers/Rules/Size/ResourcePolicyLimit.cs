using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Documents;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.Size;

/// <summary>The policy of a queue or topic with more statements, actions, principals, conditions or resources than the service accepts.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class ResourcePolicyLimit() : PolicyRule(Descriptor, PolicyTypes.ResourceBased)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.ResourcePolicyLimit,
        title: "Resource policy has more parts than its service accepts",
        messageFormat: "Policy of the {0} has {1}, but the service accepts {2}",
        category: RuleCategory.Size,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "The service refuses the policy, however short it is.");

    protected override void Analyze(PolicyContext context)
    {
        if (PartLimits.Of(context.Policy.Owner) is not { } limits)
            return;
        foreach (var excess in limits.ExcessIn(context.Policy))
            context.Report(Descriptor, excess.Span, limits.Owner, excess.Amount, excess.Limit);
    }
}
