using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Documents;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.Trust;

/// <summary>A role that everybody may assume who has a token of the provider.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class MissingFederationCondition() : PolicyRule(Descriptor, PolicyTypes.Trust)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.MissingFederationCondition,
        title: "Federated provider is trusted without a condition on its claims",
        messageFormat: "Every identity of '{0}' may assume this role; test '{1}'",
        category: RuleCategory.Trust,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "A provider vouches for many identities and applications; its claims say which of them a token is for.");

    protected override void Analyze(PolicyContext context)
    {
        foreach (var statement in context.Policy.Statements)
        foreach (var trust in FederatedTrust.In(statement))
        {
            // Where AWS demands a claim, its absence has a finding of its own.
            if (trust.Issuer is { Required: not null } || trust.IsAnyClaimTested)
                continue;
            context.Report(Descriptor, trust.Principal.Span, trust.FixTests(), trust.Provider.Name, trust.Provider.IsSaml ? "saml:aud" : trust.KeyOf(trust.Provider.Subject));
            break;
        }
    }
}
