using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Documents;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.Wildcards;

/// <summary>An Allow statement on every resource with writing actions that could be limited to some.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class WildcardResource() : PolicyRule(Descriptor, PolicyTypes.IdentityBased)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.WildcardResource,
        title: "Allow on * includes actions that can be limited to resources",
        messageFormat: "Resource '{0}' is not needed by {1}; limit it to ARNs such as '{2}'",
        category: RuleCategory.Wildcards,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "These actions change things and can be limited to named resources; as written they reach every resource of the account.");

    protected override void Analyze(PolicyContext context)
    {
        foreach (var finding in context.FindingsAt(Risk.WildcardResource))
        {
            if (finding.Resource is { } resource)
                context.Report(Descriptor, resource.Span, finding.AtAction, resource.Text, finding.Names, ArnForms.Example(finding.First, resource));
        }
    }
}
