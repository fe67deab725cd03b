using IamPolicyAnalyzers.Analysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.Grammar;

/// <summary>A policy file that is no JSON: AWS refuses it whole.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class InvalidJson() : PolicyRule(Descriptor)
{
    /// <summary>More errors than this say nothing that the first ones do not.</summary>
    private const int MaxReports = 5;

    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.InvalidJson,
        title: "Policy file is not well-formed JSON",
        messageFormat: "JSON is not well-formed here: {0}",
        category: RuleCategory.Grammar,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "AWS reads policies as strict JSON: no comments, no trailing commas, no single quotes.");

    protected internal override void AnalyzeFile(FileContext context)
    {
        var file = context.File;
        if (!context.IsReportedAsJson)
            return;
        for (var i = 0; i < file.Errors.Length && i < MaxReports; i++)
            context.Report(Descriptor, file.Errors[i].Span, file.Errors[i].Message);
    }
}
