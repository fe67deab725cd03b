using IamPolicyAnalyzers.Analysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace IamPolicyAnalyzers.Rules.Analysis;

/// <summary>An option that does not exist, or whose value cannot be read, so that it does nothing.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class InvalidConfiguration() : PolicyRule(Descriptor)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.InvalidConfiguration,
        title: "Option has an unknown name or a value that cannot be read",
        messageFormat: "Option '{0}' {1}",
        category: RuleCategory.Analysis,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "A misspelt option is passed over in silence, and what it was to switch on stays off.");

    protected internal override void AnalyzeFile(FileContext context)
    {
        foreach (var (key, text) in context.Options.Flaws)
        {
            if (IsReportedBefore(context, key, text))
                continue;
            context.Report(Descriptor, new TextSpan(0, context.File.Text.Length > 0 ? 1 : 0), key, text);
        }
    }

    /// <summary>True when an earlier file of the project has the same flaw: an option of the whole project is one slip.</summary>
    private static bool IsReportedBefore(FileContext context, string key, string text)
    {
        foreach (var earlier in context.Project.Settings(path => !SideFile.IsOne(path) && string.CompareOrdinal(path, context.Path) < 0))
        {
            foreach (var flaw in earlier.Options.Flaws)
            {
                if (flaw.Key == key && flaw.Text == text)
                    return true;
            }
        }

        return false;
    }
}
