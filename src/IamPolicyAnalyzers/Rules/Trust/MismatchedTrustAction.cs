using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Documents;
using IamPolicyAnalyzers.Policies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.Trust;

/// <summary>A principal that assumes roles by another action than those of its statement, and so is never let in.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class MismatchedTrustAction() : PolicyRule(Descriptor, PolicyTypes.Trust)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.MismatchedTrustAction,
        title: "Action does not go with the kind of principal",
        messageFormat: "Action '{0}' never applies to {1} '{2}'; use '{3}'",
        category: RuleCategory.Trust,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "Each kind of principal assumes a role by one action: accounts and services by sts:AssumeRole, identity providers by the action of their protocol.");

    protected override void Analyze(PolicyContext context)
    {
        foreach (var statement in context.Policy.Statements)
        {
            if (statement is not { IsAllow: true, Principal: { IsNot: false } principal, Action: { IsNot: false, IsUnknown: false } actions })
                continue;
            foreach (var value in principal.Values)
            {
                if (TrustActions.Of(value) is not { } needed || TrustActions.IsNamed(actions, needed) || TrustActions.FirstAssuming(actions) is not { } entry)
                    continue;
                var fix = TrustActions.IsOfAll(principal, needed) ? FixData.Suggest(needed) : FixData.None;
                context.Report(Descriptor, entry.Span, Related.At(value.Span, "is never let in"), fix, entry.Text, KindOf(value), FederatedProvider.Of(value)?.Name ?? value.Text, needed);
                break;
            }
        }
    }

    private static string KindOf(PrincipalValue value) =>
        FederatedProvider.Of(value) is { } provider ? provider.IsSaml ? "SAML provider" : "OIDC provider"
        : value.Kind == PrincipalValueKind.Service ? "service"
        : "principal";
}
