using System.Linq;
using IamPolicyAnalyzers.Analysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.Actions;

/// <summary>An action named as the API operation that another action grants.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class ApiOperationAsAction() : PolicyRule(Descriptor)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.ApiOperationAsAction,
        title: "Action is an API operation that another action grants",
        messageFormat: "'{0}' is an API operation, not an action; the call is granted by '{1}'",
        category: RuleCategory.Actions,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "Actions are not always named as the calls they grant. AWS accepts the policy, but an action that does not exist is never allowed or denied.");

    protected override void Analyze(PolicyContext context)
    {
        foreach (var statement in context.Policy.Statements)
        {
            if (statement.Action is not { } action)
                continue;
            foreach (var entry in action.Entries)
            {
                if (context.StandingOf(entry) != ActionStanding.ApiOperation || !context.Catalogue.TryGetApiAction(entry.Text, out var granting))
                    continue;

                // Written twice, the granting action would be the next finding.
                var other = action.Entries.FirstOrDefault(other => other.Matches(granting));
                var related = other is null ? Related.None : Related.At(other.Span, "grants the call");
                context.Report(Descriptor, entry.Span, related, other is null ? FixData.Suggest(granting) : FixData.None, entry.Text, granting);
            }
        }
    }
}
