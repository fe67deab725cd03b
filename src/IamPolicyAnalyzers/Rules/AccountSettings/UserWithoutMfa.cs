using IamPolicyAnalyzers.Analysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.AccountSettings;

/// <summary>A user with a password for the console and without a device for a second factor.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class UserWithoutMfa() : PolicyRule(Descriptor)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.UserWithoutMfa,
        title: "User signs in without MFA",
        messageFormat: "User '{0}' signs in without MFA; register a device",
        category: RuleCategory.AccountSettings,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "A password alone is guessed, reused and phished; with a second factor it is of no use to a stranger.");

    protected internal override void AnalyzeFile(FileContext context)
    {
        foreach (var user in context.ReportedUsers)
        {
            if (user.HasPassword.IsTrue && user.HasMfa.IsFalse)
                context.Report(Descriptor, user.Name.Span, user.Name.Text);
        }
    }
}
