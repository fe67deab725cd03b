using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Documents;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.PrivilegeEscalation;

/// <summary>A policy that changes who may do what in all accounts of an organization.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class OrganizationEscalation() : PolicyRule(Descriptor, PolicyTypes.IdentityBased)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.OrganizationEscalation,
        title: "Allow changes workforce access or organization guard rails",
        messageFormat: "Allow on {0} with {1} changes access in every account; limit it to administrators",
        category: RuleCategory.PrivilegeEscalation,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "IAM Identity Center assigns access to all accounts, and policies of the organization are the limit of all accounts.");

    protected override void Analyze(PolicyContext context)
    {
        foreach (var grant in context.OwnGrants)
        {
            if (OpenPaths.Of(grant, Risk.OrganizationEscalation) is { } open)
                context.Report(Descriptor, open.Entry.Span, open.Others, open.Names, open.Resource);
        }
    }
}
