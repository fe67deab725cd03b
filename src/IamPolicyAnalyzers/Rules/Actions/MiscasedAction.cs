using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Policies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.Actions;

/// <summary>An action in other capitals than those of AWS.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class MiscasedAction() : PolicyRule(Descriptor)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.MiscasedAction,
        title: "Action is not spelt as AWS spells it",
        messageFormat: "Action is written '{0}'; AWS spells it '{1}'",
        category: RuleCategory.Actions,
        defaultSeverity: DiagnosticSeverity.Info,
        description: "AWS ignores the case of an action, but a search for its name may not.",
        isEnabledByDefault: false);

    protected override void Analyze(PolicyContext context)
    {
        foreach (var statement in context.Policy.Statements)
        {
            if (statement.Action is not { } action)
                continue;
            foreach (var entry in action.Entries)
            {
                if (!entry.HasWildcard && Spelling(context, entry) is { } spelling && spelling != entry.Text)
                    context.Report(Descriptor, entry.Span, FixData.Suggest(spelling), entry.Text, spelling);
            }
        }
    }

    /// <summary>The name as AWS writes it; of an action without a page at least the prefix, which AWS writes in lower case.</summary>
    private static string? Spelling(PolicyContext context, ActionPattern entry)
    {
        if (context.Catalogue.IndexOf(entry) is >= 0 and var index)
            return context.Catalogue[index].FullName;
        return context.StandingOf(entry) == ActionStanding.Known ? entry.Prefix.ToString().ToLowerInvariant() + ":" + entry.Name.ToString() : null;
    }
}
