using IamPolicyAnalyzers.Analysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.AccountSettings;

/// <summary>A root user that can sign in with a password alone.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/id_root-enable-root-access.html</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class RootWithoutMfa() : PolicyRule(Descriptor)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.RootWithoutMfa,
        title: "Root user signs in without MFA",
        messageFormat: "Root user has no MFA device; register one, a hardware key if possible",
        category: RuleCategory.AccountSettings,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "Whoever learns the password of the root user, or reads its mail, owns the account.");

    protected internal override void AnalyzeFile(FileContext context)
    {
        foreach (var summary in context.AccountSummaries)
        {
            // An organization may have taken the password from the root users of its accounts.
            var devices = summary.SettingOf("AccountMFAEnabled");
            if (devices.Number == 0 && summary.SettingOf("AccountPasswordPresent").Number != 0)
                context.Report(Descriptor, devices.Span);
        }

        if (context.ReportedRoot is { HasMfa: { IsFalse: true } mfa } root && (!root.HasPassword.IsFalse || root.HasActiveKey))
            context.Report(Descriptor, mfa.Span);
    }
}
