using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Documents;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.AccessLevels;

/// <summary>An Allow statement on every resource with actions that open a resource to others.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class ResourceExposure() : PolicyRule(Descriptor, PolicyTypes.IdentityBased)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.ResourceExposure,
        title: "Allow on * can open resources to others",
        messageFormat: "Allow on {0} with {1} can open resources to others; {2}",
        category: RuleCategory.AccessLevels,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "Such actions set policies, shares and links by which other accounts, or everyone, reach a resource.");

    protected override void Analyze(PolicyContext context)
    {
        foreach (var finding in context.FindingsAt(Risk.ResourceExposure))
            context.Report(Descriptor, finding.Span, finding.AtResource, finding.Names, finding.Place, finding.Advice);
    }
}
