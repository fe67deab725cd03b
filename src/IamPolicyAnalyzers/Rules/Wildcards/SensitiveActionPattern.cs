using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Catalogue;
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
            var first = context.Catalogue[permissionChanging.First];
            var more = permissionChanging.Count > 1 ? $" and {permissionChanging.Count - 1} more that change permissions"
                : first.Level == AccessLevel.PermissionsManagement ? ", which changes permissions"
                : ", which can give others access";
            context.Report(Descriptor, entry.Span, entry.Text, first.FullName, more);
        }
    }
}
