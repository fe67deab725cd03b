using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Documents;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.AccountSettings;

/// <summary>A password policy that takes passwords which are easily guessed or come back.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_passwords_account-policy.html</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class WeakPasswordPolicy() : PolicyRule(Descriptor)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.WeakPasswordPolicy,
        title: "Account password policy is weak",
        messageFormat: "Password policy {0}; set {1} to {2}",
        category: RuleCategory.AccountSettings,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "The password policy is all that keeps the users of an account from short, common and recurring passwords.");

    // What AWS sets where the policy says nothing.
    private const int DefaultLength = 6;

    private static readonly (string Setting, string Fact)[] s_switches =
    [
        ("RequireSymbols", "takes passwords without symbols"),
        ("RequireNumbers", "takes passwords without digits"),
        ("RequireUppercaseCharacters", "takes passwords without capitals"),
        ("RequireLowercaseCharacters", "takes passwords without small letters"),
        ("AllowUsersToChangePassword", "keeps users from changing their passwords"),
    ];

    protected internal override void AnalyzeFile(FileContext context)
    {
        // To change what an account reports would change the report and not the account: there is no fix for that.
        foreach (var policy in context.PasswordPolicies)
        {
            var length = policy.SettingOf("MinimumPasswordLength");
            if ((length.IsAbsent ? DefaultLength : length.Number) is { } characters && characters < context.Options.PasswordMinLength)
                Report(policy, length, $"accepts {characters} characters", context.Options.PasswordMinLength, " or more");

            var reuse = policy.SettingOf("PasswordReusePrevention");
            if ((reuse.IsAbsent ? 0 : reuse.Number) is { } passwords && passwords < context.Options.PasswordReuse)
                Report(policy, reuse, passwords == 0 ? "remembers no passwords" : $"remembers only {passwords} passwords", context.Options.PasswordReuse, "");

            foreach (var (name, fact) in s_switches)
            {
                var setting = policy.SettingOf(name);
                if (setting.IsAbsent || setting.IsFalse)
                    context.Report(Descriptor, setting.Span, policy.IsEvidence ? FixData.None : FixData.Set(setting.Name, "true"), fact, setting.Name, "true");
            }
        }

        void Report(DeclaredResource policy, DeclaredSetting setting, string fact, int value, string suffix) =>
            context.Report(Descriptor, setting.Span, policy.IsEvidence ? FixData.None : FixData.Set(setting.Name, value), fact, setting.Name, value + suffix);
    }
}
