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
                if (IsUnknownName(context, entry))
                    Report(context, entry, spelling, statement);
            }
        }
    }

    private static bool IsUnknownName(PolicyContext context, ActionPattern entry) =>
        entry.IsWellFormed
        && !entry.IsAll
        && !context.Catalogue.HasMatch(entry)
        && context.Catalogue.TryGetService(entry.Prefix, out _)
        && !context.Catalogue.IsRetired(entry.Prefix, entry.Name)
        && !context.Catalogue.IsUndocumented(entry.Prefix, entry.Name)
        && !context.IsExtraAction(entry);

    private static void Report(PolicyContext context, ActionPattern entry, ActionSpelling spelling, Statement statement)
    {
        if (context.Catalogue.TryGetApiAction(entry.Text, out var granting))
        {
            context.ReportUnknownName(Descriptor, entry.Span, new(granting), entry.Text, $"does not exist; the API call of that name is granted by '{granting}'");
            return;
        }

        var near = spelling.OfName(entry, statement);
        var fact = entry.HasWildcard ? "matches no action" : "does not exist";
        var tail = near.Text is null ? $" in AWS data of {context.Catalogue.DataDate}" : near.Tail;
        context.ReportUnknownName(Descriptor, entry.Span, near, entry.Text, fact + tail);
    }
}
