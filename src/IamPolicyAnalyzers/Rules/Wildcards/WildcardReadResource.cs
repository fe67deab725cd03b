using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Documents;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.Wildcards;

/// <summary>An Allow statement on every resource with nothing but reads, some of which could be limited.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class WildcardReadResource() : PolicyRule(Descriptor, PolicyTypes.IdentityBased)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.WildcardReadResource,
        title: "Allow on * includes reads that can be limited to resources",
        messageFormat: "Resource '{0}' is not needed by {1}; limit it to ARNs such as '{2}'",
        category: RuleCategory.Wildcards,
        defaultSeverity: DiagnosticSeverity.Info,
        description: "These actions read of named resources; as written they read of every resource of the account.");

    protected override void Analyze(PolicyContext context)
    {
        foreach (var finding in context.FindingsAt(Risk.WildcardReadResource))
        {
            if (finding.Resource is { } resource)
                context.Report(Descriptor, resource.Span, finding.AtAction, resource.Text, finding.Names, ArnForms.Example(finding.First, resource));
        }
    }
}
