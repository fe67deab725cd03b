using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Documents;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.AccessLevels;

/// <summary>An Allow statement on every resource with actions that decide who has access.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class UnscopedPermissionsManagement() : PolicyRule(Descriptor, PolicyTypes.IdentityBased)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.UnscopedPermissionsManagement,
        title: "Allow on * includes permissions management",
        messageFormat: "Allow on {0} with {1} manages permissions everywhere; {2}",
        category: RuleCategory.AccessLevels,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "Actions of the access level Permissions management give access to others; on every resource they are for administrators.");

    protected override void Analyze(PolicyContext context)
    {
        foreach (var finding in context.FindingsAt(Risk.UnscopedPermissionsManagement))
        {
            var advice = finding.First.IsScopable ? "limit it to ARNs or to administrators" : "leave it to administrators";
            context.Report(Descriptor, finding.Span, finding.AtResource, finding.Names, finding.Place, advice);
        }
    }
}
