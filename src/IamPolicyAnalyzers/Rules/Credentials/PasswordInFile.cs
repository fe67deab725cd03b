using System.Linq;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Documents;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.Credentials;

/// <summary>A password for the console that a file holds, as a text or by a parameter that shows it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class PasswordInFile() : PolicyRule(Descriptor)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.PasswordInFile,
        title: "File holds a sign-in password",
        messageFormat: "Password of '{0}' is written into this file; take it from Secrets Manager and force a reset",
        category: RuleCategory.Credentials,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "Whoever can read the file can sign in as the user until the password is changed.");

    protected internal override void AnalyzeFile(FileContext context)
    {
        foreach (var login in context.Credentials.OfType<DeclaredLogin>())
        {
            if (login.WrittenPassword is { } password)
                context.Report(Descriptor, password, login.User);
        }
    }
}
