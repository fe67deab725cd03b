using IamPolicyAnalyzers.Analysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.AccountSettings;

/// <summary>A password policy under which a password stays valid for good, or for long.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_passwords_account-policy.html</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class MissingPasswordExpiry() : PolicyRule(Descriptor)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.MissingPasswordExpiry,
        title: "Passwords never have to be changed",
        messageFormat: "Password policy {0}; set {1} to {2} or less",
        category: RuleCategory.AccountSettings,
        defaultSeverity: DiagnosticSeverity.Info,
        description: "A password that was lost to somebody stays of use to them for as long as it is valid.");

    protected internal override void AnalyzeFile(FileContext context)
    {
        if (context.Options.PasswordMaxAge is not { } most)
            return;
        foreach (var policy in context.PasswordPolicies)
        {
            var age = policy.SettingOf("MaxPasswordAge");
            var isEndless = age.IsAbsent || age.Number == 0 || policy.SettingOf("ExpirePasswords").IsFalse;
            if (!isEndless && (age.Number is not { } days || days <= most))
                continue;

            // What never ends is marked where it is said, or else where the number is missing.
            var expires = policy.SettingOf("ExpirePasswords");
            var fact = isEndless ? "never expires passwords" : $"keeps passwords for {age.Number} days";
            var fix = policy.IsEvidence ? FixData.None : FixData.Set(age.Name, most);
            context.Report(Descriptor, expires.IsFalse ? expires.Span : age.Span, fix, fact, age.Name, most);
        }
    }
}
