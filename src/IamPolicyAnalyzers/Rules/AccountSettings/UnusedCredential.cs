using IamPolicyAnalyzers.Analysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.AccountSettings;

/// <summary>A password or access key that works and that nobody uses.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class UnusedCredential() : PolicyRule(Descriptor)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.UnusedCredential,
        title: "Credential has not been used",
        messageFormat: "{0} of '{1}' was {2}; delete it",
        category: RuleCategory.AccountSettings,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "Nobody misses a credential that is not used, and nobody notices when a stranger begins to use it.");

    protected internal override void AnalyzeFile(FileContext context)
    {
        if (context.DayInForce is not { } today)
            return;
        foreach (var user in context.ReportedUsers)
        foreach (var credential in user.Credentials)
        {
            if (credential.IsUnusedOn(today, context.Options.UnusedDays))
                context.Report(Descriptor, credential.Used.Span, credential.Kind, user.Name.Text, credential.UsedOn is { } day ? $"last used {today - day} days ago" : "never used");
        }
    }
}
