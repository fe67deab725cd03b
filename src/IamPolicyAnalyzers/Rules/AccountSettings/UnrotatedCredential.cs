using IamPolicyAnalyzers.Analysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.AccountSettings;

/// <summary>A password or access key that is in use and has not been changed for long.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class UnrotatedCredential() : PolicyRule(Descriptor)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.UnrotatedCredential,
        title: "Credential is older than its rotation period",
        messageFormat: "{0} of '{1}' was last changed {2} days ago; rotate it",
        category: RuleCategory.AccountSettings,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "The longer a credential stays the same, the more copies of it there are, and the longer a stolen one is of use.");

    protected internal override void AnalyzeFile(FileContext context)
    {
        if (context.DayInForce is not { } today)
            return;
        foreach (var user in context.ReportedUsers)
        foreach (var credential in user.Credentials)
        {
            var most = credential.IsPassword ? context.Options.PasswordMaxAge : context.Options.KeyMaxAge;
            if (credential.IsActive && credential.AgeOn(today) > most && !credential.IsUnusedOn(today, context.Options.UnusedDays))
                context.Report(Descriptor, credential.Changed.Span, credential.Kind, user.Name.Text, credential.AgeOn(today));
        }
    }
}
