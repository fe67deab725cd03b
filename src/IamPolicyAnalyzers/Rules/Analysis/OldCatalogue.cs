using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Catalogue;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace IamPolicyAnalyzers.Rules.Analysis;

/// <summary>A package whose data about AWS is old, so that it does not know the newest services and actions.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class OldCatalogue() : PolicyRule(Descriptor)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.OldCatalogue,
        title: "Bundled AWS data is old",
        messageFormat: "AWS data in this package is of {0}, {1} days before 'iam_as_of_date'; update the package",
        category: RuleCategory.Analysis,
        defaultSeverity: DiagnosticSeverity.Info,
        description: "AWS adds services and actions every week; those that came after the data seem unknown.");

    protected internal override void AnalyzeFile(FileContext context)
    {
        if (context.Options.DaysSinceCatalogue is { } days and > PolicyOptions.MaxCatalogueAge && context.IsFirst)
            context.Report(Descriptor, new TextSpan(0, context.File.Text.Length > 0 ? 1 : 0), ActionCatalogue.Instance.DataDate, days);
    }
}
