using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Policies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.Actions;

/// <summary>An action that its service does not have, or a pattern that matches none of its actions.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class UnknownAction() : PolicyRule(Descriptor)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.UnknownAction,
        title: "Action does not exist",
        messageFormat: "Action '{0}' {1}",
        category: RuleCategory.Actions,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "AWS accepts the policy, but an action that does not exist is never allowed or denied.");

    protected override void Analyze(PolicyContext context)
    {
        var spelling = new ActionSpelling(context.Catalogue);
        foreach (var statement in context.Policy.Statements)
        {
            if (statement.Action is not { } action)
                continue;
            foreach (var entry in action.Entries)
            {
                if (context.StandingOf(entry) == ActionStanding.UnknownName)
                    Report(context, entry, spelling, statement);
            }
        }
    }

    private static void Report(PolicyContext context, ActionPattern entry, ActionSpelling spelling, Statement statement)
    {
        var near = spelling.OfName(entry, statement);
        var fact = entry.HasWildcard ? "matches no action" : "does not exist";
        var tail = near.Text is null ? $" in AWS data of {context.Catalogue.DataDate}" : near.Tail;
        context.ReportUnknownName(Descriptor, entry.Span, near, entry.Text, fact + tail);
    }
}
