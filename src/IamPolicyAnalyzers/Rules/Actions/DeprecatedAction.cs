using IamPolicyAnalyzers.Analysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.Actions;

/// <summary>An action, or a service, that AWS had once and no longer has.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class DeprecatedAction() : PolicyRule(Descriptor)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.DeprecatedAction,
        title: "Action existed once and is gone",
        messageFormat: "Action '{0}' was retired by AWS; remove it",
        category: RuleCategory.Actions,
        defaultSeverity: DiagnosticSeverity.Info,
        description: "AWS accepts the policy, but the entry is never allowed or denied.",
        tag: RuleTag.Deprecated);

    protected override void Analyze(PolicyContext context)
    {
        foreach (var statement in context.Policy.Statements)
        {
            if (statement.Action is not { } action)
                continue;
            foreach (var entry in action.Entries)
            {
                if (context.StandingOf(entry) == ActionStanding.Retired)
                    context.Report(Descriptor, entry.Span, entry.Text);
            }
        }
    }
}
