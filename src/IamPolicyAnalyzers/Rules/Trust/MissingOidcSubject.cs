using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Documents;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.Trust;

/// <summary>A role that trusts a provider of many customers, and does not say which customer.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_oidc_secure-by-default.html</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class MissingOidcSubject() : PolicyRule(Descriptor, PolicyTypes.Trust)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.MissingOidcSubject,
        title: "Shared OIDC provider is trusted without its tenant claim",
        messageFormat: "'{0}' serves many tenants, and AWS refuses the role unless Condition tests '{1}'",
        category: RuleCategory.Trust,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "Without that test, every customer of the provider could assume the role; a test that a token without the claim passes does not count.");

    protected override void Analyze(PolicyContext context)
    {
        foreach (var statement in context.Policy.Statements)
        foreach (var trust in FederatedTrust.In(statement))
        {
            if (trust.MissingClaim is not { } claim)
                continue;
            context.Report(Descriptor, trust.Principal.Span, trust.FixTest(claim), trust.Provider.Name, trust.KeyOf(claim));
            break;
        }
    }
}
