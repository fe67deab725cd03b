using IamPolicyAnalyzers.Analysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.Redundancy;

/// <summary>An entry of Resource or NotResource that another entry of the list already stands for.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class RedundantResource() : PolicyRule(Descriptor)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.RedundantResource,
        title: "Resource is covered by another entry",
        messageFormat: "Resource '{0}' is already covered by '{1}' in this statement",
        category: RuleCategory.Redundancy,
        defaultSeverity: DiagnosticSeverity.Info,
        description: "The entry changes nothing: AWS reads the list as if it were not there.",
        tag: RuleTag.Unnecessary);

    protected override void Analyze(PolicyContext context)
    {
        var coverage = new Coverage();
        foreach (var statement in context.Policy.Statements)
        {
            if (statement.Resource is not { } resource)
                continue;
            foreach (var (entry, by) in coverage.CoveredEntries(resource))
                context.Report(Descriptor, entry.Span, Related.At(by.Span, "covers it"), entry.Text, by.Text);
        }
    }
}
