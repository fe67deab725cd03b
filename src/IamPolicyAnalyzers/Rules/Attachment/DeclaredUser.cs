using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Documents;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.Attachment;

/// <summary>A user that a file asks AWS to make.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class DeclaredUser() : PolicyRule(Descriptor)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.DeclaredUser,
        title: "File declares a user instead of a role",
        messageFormat: "User '{0}' has long-term credentials; use a role or the identity center",
        category: RuleCategory.Attachment,
        defaultSeverity: DiagnosticSeverity.Info,
        description: "The password and the keys of a user stay valid until somebody takes them away; those of a role end by themselves.",
        isEnabledByDefault: false);

    protected internal override void AnalyzeFile(FileContext context)
    {
        foreach (var identity in context.Identities)
        {
            // The access key of a user has a rule of its own.
            if (identity is { Kind: PrincipalKind.User, IsEvidence: false, HasAccessKey: false })
                context.Report(Descriptor, identity.Span, identity.Name);
        }
    }
}
