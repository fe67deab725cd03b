using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Review;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.Analysis;

/// <summary>An entry of a suppression file that suppresses nothing, because it lacks its reason, names too much or has ended.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class InvalidSuppression() : PolicyRule(Descriptor, readsSideFiles: true)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.InvalidSuppression,
        title: "Suppression has no reason, no rule, is too broad or has ended",
        messageFormat: "Suppression of '{0}' {1}",
        category: RuleCategory.Analysis,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "An entry that does not say what it accepts and why, or that has ended, does not suppress.");

    protected internal override void AnalyzeFile(FileContext context)
    {
        if (!SideFile.IsSuppressions(context.Path))
            return;
        foreach (var entry in SuppressionFile.Read(context.Path, context.File).Entries)
        {
            if (!context.Options.AreSuppressionsAllowed)
                context.Report(Descriptor, entry.Span, entry.Rule, "has no effect, since 'iam_allow_suppressions' is false; repair the finding");
            else if (entry.FlawIn(context.Options) is { } flaw)
                context.Report(Descriptor, flaw.Span, entry.Rule, flaw.Text);
        }
    }
}
