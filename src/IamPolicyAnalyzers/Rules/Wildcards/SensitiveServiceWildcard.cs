using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Documents;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.Wildcards;

/// <summary>An Allow statement that grants every action of a service that guards the account, on all of its resources.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class SensitiveServiceWildcard() : PolicyRule(Descriptor, PolicyTypes.IdentityBased)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.SensitiveServiceWildcard,
        title: "Allow grants every action of a security service",
        messageFormat: "Allow on '{0}' with {1} hands over all {2} actions of {3}; list the actions you need",
        category: RuleCategory.Wildcards,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "Every action of such a service together is the power to change who has access, to open what is encrypted, or to blind the audit.");

    protected override void Analyze(PolicyContext context)
    {
        foreach (var grant in context.OwnGrants)
        foreach (var (entry, service, actions) in grant.WholeServices)
        {
            if (!actions.IsSubsetOf(grant.ActionsAt(Risk.SensitiveServiceWildcard)))
                continue;
            var first = grant.First(actions.Intersect(grant.Unscoped));
            var related = Related.At(grant.FirstWildcardResource(first)?.Span ?? grant.Resource.NameSpan, "leaves it open");
            context.Report(Descriptor, entry.Span, related, entry.Text, grant.WildcardText(first), actions.Count, service.Name);
        }
    }
}
