using System.Linq;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Documents;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.Credentials;

/// <summary>A user with a password for the console and an access key that works.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class PasswordAndAccessKey() : PolicyRule(Descriptor)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.PasswordAndAccessKey,
        title: "User has both a password and an access key",
        messageFormat: "User '{0}' has a password and an access key; an application needs no password, a person rarely a key",
        category: RuleCategory.Credentials,
        defaultSeverity: DiagnosticSeverity.Info,
        description: "A user stands for a person or for an application; one that has both kinds of credentials has one too many.");

    protected internal override void AnalyzeFile(FileContext context)
    {
        foreach (var credentials in context.Credentials.Where(credential => credential.User.Length > 0).GroupBy(credential => credential.User))
        {
            var login = credentials.OfType<DeclaredLogin>().FirstOrDefault();
            var key = credentials.OfType<DeclaredAccessKey>().FirstOrDefault(key => key.IsActive);
            if (login is null || key is null)
                continue;
            var (earlier, later) = login.Span.Start > key.Span.Start ? (key.Span, login.Span) : (login.Span, key.Span);
            context.Report(Descriptor, later, Related.At(earlier, "the other credential"), credentials.Key);
        }

        foreach (var user in context.ReportedUsers)
        {
            if (user.HasPassword.IsTrue && user.HasActiveKey)
                context.Report(Descriptor, user.Name.Span, user.Name.Text);
        }
    }
}
