using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Documents;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.Wildcards;

/// <summary>A pattern that stands for more than what is there today.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class PartialWildcard() : PolicyRule(Descriptor, PolicyTypes.IdentityBased)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.PartialWildcard,
        title: "Action or Resource pattern matches more than is written",
        messageFormat: "'{0}' {1}",
        category: RuleCategory.Wildcards,
        defaultSeverity: DiagnosticSeverity.Info,
        description: "What a pattern grants grows with what AWS adds and with what is created under the name.",
        isEnabledByDefault: false);

    protected override void Analyze(PolicyContext context)
    {
        foreach (var grant in context.OwnGrants)
        {
            foreach (var entry in grant.PartialActions)
            {
                var count = context.Catalogue.Match(entry).Count;
                var actions = count == 1 ? "1 action" : $"{count} actions";
                context.Report(Descriptor, entry.Span, entry.Text, $"matches {actions} today and more as AWS adds them; list the actions you need");
            }

            foreach (var entry in grant.PartialResources)
                context.Report(Descriptor, entry.Span, entry.Text, "matches every resource of such a name, also those created later; write the full ARN");
        }
    }
}
