using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Catalogue;
using IamPolicyAnalyzers.Documents;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.Wildcards;

/// <summary>An Allow statement that grants every action of a service, as <c>dynamodb:*</c> does.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class WildcardAction() : PolicyRule(Descriptor, PolicyTypes.IdentityBased)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.WildcardAction,
        title: "Allow grants every action of a service",
        messageFormat: "Allow on '{0}' grants all {1} actions of the service{2}; list the actions you need",
        category: RuleCategory.Wildcards,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "A wildcard grants reading, deleting and permission changes alike, and every action that AWS adds to the service later.");

    protected override void Analyze(PolicyContext context)
    {
        foreach (var grant in context.OwnGrants)
        foreach (var (entry, _, actions) in grant.WholeServices)
        {
            if (!actions.IsSubsetOf(grant.ActionsAt(Risk.WildcardAction)))
                continue;
            var permissions = actions.Intersect(context.Catalogue.OfLevel(AccessLevel.PermissionsManagement)).Count;
            context.Report(Descriptor, entry.Span, entry.Text, actions.Count, permissions == 0 ? "" : $", {permissions} of them permissions management");
        }
    }
}
