using IamPolicyAnalyzers.Analysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.Redundancy;

/// <summary>An entry of Action or NotAction that another entry of the list already stands for.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class RedundantAction() : PolicyRule(Descriptor)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.RedundantAction,
        title: "Action is covered by another entry",
        messageFormat: "Action '{0}' is already covered by '{1}' in this statement",
        category: RuleCategory.Redundancy,
        defaultSeverity: DiagnosticSeverity.Info,
        description: "The entry changes nothing: AWS reads the list as if it were not there.",
        tag: RuleTag.Unnecessary);

    protected override void Analyze(PolicyContext context)
    {
        var coverage = new Coverage();
        foreach (var statement in context.Policy.Statements)
        {
            if (statement.Action is not { } action)
                continue;
            foreach (var (entry, by) in coverage.CoveredEntries(action))
            {
                if (context.StandingOf(entry) == ActionStanding.Known)
                    context.Report(Descriptor, entry.Span, Related.At(by.Span, "covers it"), entry.Text, by.Text);
            }
        }
    }
}
