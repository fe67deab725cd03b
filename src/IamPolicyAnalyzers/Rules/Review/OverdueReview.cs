using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Review;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.Review;

/// <summary>A baseline that nobody has looked at for long.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class OverdueReview() : PolicyRule(Descriptor, readsSideFiles: true)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.OverdueReview,
        title: "Policy has not been reviewed for long",
        messageFormat: "Policy was last reviewed on '{0}'; review it and update the baseline",
        category: RuleCategory.Review,
        defaultSeverity: DiagnosticSeverity.Info,
        description: "What a policy was needed for changes; a look at it from time to time finds what can go.");

    protected internal override void AnalyzeFile(FileContext context)
    {
        if (!SideFile.IsBaseline(context.Path) || context.Options.AsOfDay is not { } today || context.Options.ReviewDays == 0)
            return;
        foreach (var baseline in BaselineFile.Read(context.Path, context.File).Baselines)
        {
            if (baseline.Reviewed is { } reviewed && today - reviewed > context.Options.ReviewDays)
                context.Report(Descriptor, baseline.ReviewedSpan, baseline.ReviewedText);
        }
    }
}
