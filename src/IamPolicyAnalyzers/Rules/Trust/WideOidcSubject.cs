using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Documents;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.Trust;

/// <summary>A subject with a wildcard where it names the customer, the repository or the namespace.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class WideOidcSubject() : PolicyRule(Descriptor, PolicyTypes.Trust)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.WideOidcSubject,
        title: "OIDC subject leaves the tenant open",
        messageFormat: "{0} lets {1} assume this role; write '{2}'",
        category: RuleCategory.Trust,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "Names that a wildcard leaves open are names that others can register, or those of workloads the role was not made for.");

    protected override void Analyze(PolicyContext context)
    {
        foreach (var statement in context.Policy.Statements)
        foreach (var trust in FederatedTrust.In(statement))
        {
            if (trust.MissingClaim is not null || trust.IsTenantTested)
                continue;
            if (trust.FirstWideSubject() is var (value, wide))
                context.Report(Descriptor, value.Span, $"Subject '{value.Text}'", wide.Admitted, wide.Suggestion);
            else if (trust is { Issuer: { IsOfCluster: true } cluster, IsAnyClaimTested: true } && !trust.IsTested("sub"))
                context.Report(Descriptor, trust.Principal.Span, $"No test of '{trust.KeyOf("sub")}'", "every service account of the cluster", cluster.Subject);
        }
    }
}
