using System.Linq;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Documents;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.Credentials;

/// <summary>A new password for the console that its user need not change.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class PasswordResetNotRequired() : PolicyRule(Descriptor)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.PasswordResetNotRequired,
        title: "New user keeps the password somebody else chose",
        messageFormat: "Password of '{0}' stays as its administrator set it; set {1}",
        category: RuleCategory.Credentials,
        defaultSeverity: DiagnosticSeverity.Info,
        description: "Two people know the password, so nobody can tell which of them signed in.");

    protected internal override void AnalyzeFile(FileContext context)
    {
        foreach (var login in context.Credentials.OfType<DeclaredLogin>())
        {
            if (login is { IsEvidence: false, MayBeKept: true })
                context.Report(Descriptor, login.KeptSpan, FixData.Set(login.MustBeChanged.Name, "true"), login.User, login.MustBeChanged.Name);
        }
    }
}
