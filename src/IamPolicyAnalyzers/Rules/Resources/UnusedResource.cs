using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Documents;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.Resources;

/// <summary>An entry of Resource that none of the statement's actions works on.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class UnusedResource() : PolicyRule(
    Descriptor,
    PolicyTypes.IdentityBased | PolicyTypes.PermissionsBoundary | PolicyTypes.Session | PolicyTypes.ServiceControl | PolicyTypes.ResourceControl)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.UnusedResource,
        title: "Resource fits none of the statement's actions",
        messageFormat: "Resource '{0}' fits none of the actions in this statement; remove it or add the action",
        category: RuleCategory.Resources,
        defaultSeverity: DiagnosticSeverity.Info,
        description: "The entry has no effect: an action that was meant is missing, or the entry is left over.");

    protected override void Analyze(PolicyContext context)
    {
        foreach (var fit in ResourceFit.OfStatements(context))
        {
            foreach (var entry in fit.UnusedResources())
                context.Report(Descriptor, entry.Span, entry.Text);
        }
    }
}
