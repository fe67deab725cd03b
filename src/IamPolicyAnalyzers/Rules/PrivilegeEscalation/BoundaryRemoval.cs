using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Documents;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.PrivilegeEscalation;

/// <summary>A policy that lifts or replaces permissions boundaries.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class BoundaryRemoval() : PolicyRule(Descriptor, PolicyTypes.IdentityBased)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.BoundaryRemoval,
        title: "Allow lets the caller lift a permissions boundary",
        messageFormat: "Allow on {0} with {1} lifts boundaries; deny it or limit the resources",
        category: RuleCategory.PrivilegeEscalation,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "A permissions boundary holds only for those who cannot delete or replace it.");

    protected override void Analyze(PolicyContext context)
    {
        foreach (var grant in context.OwnGrants)
        {
            if (OpenPaths.Of(grant, Risk.BoundaryRemoval) is { } open)
                context.Report(Descriptor, open.Entry.Span, open.Others, open.Names, open.Resource);
        }
    }
}
