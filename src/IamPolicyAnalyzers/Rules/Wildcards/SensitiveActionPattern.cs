using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Documents;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.Wildcards;

/// <summary>A pattern of actions in an Allow that also grants the power to change permissions.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class SensitiveActionPattern() : PolicyRule(Descriptor, PolicyTypes.IdentityBased)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.SensitiveActionPattern,
        title: "Action pattern also grants permission-changing actions",
        messageFormat: "Action '{0}' also grants '{1}'{2}; list the actions you need",
        category: RuleCategory.Wildcards,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "What is meant as the right to write often includes the right to say who else may read and write.");

    protected override void Analyze(PolicyContext context)
    {
        foreach (var grant in context.OwnGrants)
        foreach (var (entry, _, permissionChanging) in grant.SensitivePatterns)
        {
            var more = permissionChanging.Count == 1 ? ", which changes permissions" : $" and {permissionChanging.Count - 1} more that change permissions";
            context.Report(Descriptor, entry.Span, entry.Text, context.Catalogue[permissionChanging.First].FullName, more);
        }
    }
}
