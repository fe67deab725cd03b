using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Documents;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.PrivilegeEscalation;

/// <summary>A policy that changes which identity providers the account trusts.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class TrustRewrite() : PolicyRule(Descriptor, PolicyTypes.IdentityBased)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.TrustRewrite,
        title: "Allow lets the caller change whom the account trusts",
        messageFormat: "Allow on {0} with {1} changes whom the account trusts; name the provider",
        category: RuleCategory.PrivilegeEscalation,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "Whoever writes the metadata of a SAML provider signs in as anybody whom the roles of that provider admit.");

    protected override void Analyze(PolicyContext context)
    {
        foreach (var grant in context.OwnGrants)
        {
            if (OpenPaths.Of(grant, Risk.TrustRewrite) is { } open)
                context.Report(Descriptor, open.Entry.Span, open.Others, open.Names, open.Resource);
        }
    }
}
