using IamPolicyAnalyzers.Analysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.Redundancy;

/// <summary>A statement that says what the one before it says of other actions or of other resources.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class MergeableStatements() : PolicyRule(Descriptor)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.MergeableStatements,
        title: "Statements differ in one element only",
        messageFormat: "Statement {0} differs from statement {1} only in {2}; they can be one",
        category: RuleCategory.Redundancy,
        defaultSeverity: DiagnosticSeverity.Info,
        description: "One list is shorter than two statements, and shows that they belong together.",
        isEnabledByDefault: false);

    protected override void Analyze(PolicyContext context)
    {
        if (context.File.File.HasErrors)
            return;
        foreach (var (statement, before, element) in new Coverage().MergeableStatements(context.Policy))
            context.Report(Descriptor, statement.OpenSpan, Related.At(before.OpenSpan, "could hold both"), statement.Label, before.Label, element);
    }
}
