using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Documents;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.AccountSettings;

/// <summary>A credential of the root user with which programs can act.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class RootAccessKey() : PolicyRule(Descriptor)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.RootAccessKey,
        title: "Root user has an access key or signing certificate",
        messageFormat: "Root user has {0}; delete it",
        category: RuleCategory.AccountSettings,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "A key of the root user can do everything in the account, and no policy of the account limits it.");

    private const string Key = "an access key";
    private const string Certificate = "a signing certificate";

    protected internal override void AnalyzeFile(FileContext context)
    {
        foreach (var summary in context.AccountSummaries)
        {
            ReportCount(summary.SettingOf("AccountAccessKeysPresent"), Key);
            ReportCount(summary.SettingOf("AccountSigningCertificatesPresent"), Certificate);
        }

        if (context.ReportedRoot is not { } root)
            return;
        foreach (var key in root.AccessKeys)
            ReportActive(key.Active, Key);
        foreach (var certificate in root.Certificates)
            ReportActive(certificate, Certificate);

        void ReportCount(DeclaredSetting count, string what)
        {
            if (count.Number > 0)
                context.Report(Descriptor, count.Span, what);
        }

        void ReportActive(CsvCell active, string what)
        {
            if (active.IsTrue)
                context.Report(Descriptor, active.Span, what);
        }
    }
}
