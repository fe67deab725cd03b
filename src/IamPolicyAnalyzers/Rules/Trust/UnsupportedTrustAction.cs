using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Documents;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.Trust;

/// <summary>An action that AWS has, and that does not belong into the trust policy of a role.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class UnsupportedTrustAction() : PolicyRule(Descriptor, PolicyTypes.Trust)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.UnsupportedTrustAction,
        title: "Trust policy has an action that does not assume a role",
        messageFormat: "Action '{0}' is not allowed in a trust policy; AWS accepts only 'sts:AssumeRole' and its kin",
        category: RuleCategory.Trust,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "A trust policy says who may assume the role; what the role may do then is said in its permissions policies.");

    protected override void Analyze(PolicyContext context)
    {
        if (!context.IsTypeKnown)
            return;
        foreach (var statement in context.Policy.Statements)
        {
            if (statement.Action is not { IsNot: false } action)
                continue;
            foreach (var entry in action.Entries)
            {
                if (!TrustActions.IsOfTrust(entry) && context.StandingOf(entry) == ActionStanding.Known)
                    context.Report(Descriptor, entry.Span, entry.Text);
            }
        }
    }
}
