using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Documents;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.Redundancy;

/// <summary>A value of Principal that another value of the list already stands for.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class RedundantPrincipal() : PolicyRule(Descriptor, PolicyTypes.ResourceBased | PolicyTypes.Trust | PolicyTypes.VpcEndpoint)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.RedundantPrincipal,
        title: "Principal is covered by another entry",
        messageFormat: "Principal '{0}' is already covered by '{1}'",
        category: RuleCategory.Redundancy,
        defaultSeverity: DiagnosticSeverity.Info,
        description: "The value changes nothing: AWS reads the list as if it were not there.",
        tag: RuleTag.Unnecessary);

    protected override void Analyze(PolicyContext context)
    {
        var coverage = new Coverage();
        foreach (var statement in context.Policy.Statements)
        {
            if (statement.Principal is not { IsNot: false } principal)
                continue;
            foreach (var (value, by) in coverage.CoveredValues(principal, statement.Effect))
                context.Report(Descriptor, value.Span, Related.At(by.Span, "covers it"), value.Text, by.Text);
        }
    }
}
