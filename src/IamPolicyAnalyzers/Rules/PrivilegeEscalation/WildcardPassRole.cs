using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Documents;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.PrivilegeEscalation;

/// <summary>A statement that passes every role of the account to every service.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class WildcardPassRole() : PolicyRule(Descriptor, PolicyTypes.IdentityBased)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.WildcardPassRole,
        title: "Allow passes any role of the account",
        messageFormat: "Allow on '{0}' with {1} lets the caller pass any role in the account; list the role ARNs",
        category: RuleCategory.PrivilegeEscalation,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "A service that receives a role acts with all that the role may do; name the roles, and the service under 'iam:PassedToService'.");

    protected override void Analyze(PolicyContext context)
    {
        foreach (var grant in context.OwnGrants)
        {
            if (grant.ActionsAt(Risk.WildcardPassRole).IsEmpty || PassRole.Entry(grant) is not { } entry)
                continue;
            var resource = PassRole.EveryRole(grant);
            context.Report(
                Descriptor,
                resource?.Span ?? grant.Resource.NameSpan,
                Related.At(entry.Span, "passes the role"),
                entry.Text,
                resource is null ? "NotResource" : $"Resource '{resource.Text}'");
        }
    }
}
