using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Documents;
using IamPolicyAnalyzers.Policies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.Wildcards;

/// <summary>An Allow on a resource of this name in whatever account.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class AnyAccountResource() : PolicyRule(Descriptor, PolicyTypes.IdentityBased)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.AnyAccountResource,
        title: "Resource ARN is open to every account",
        messageFormat: "Resource '{0}' matches this name in every account; write the account or test 'aws:ResourceOrgID'",
        category: RuleCategory.Wildcards,
        defaultSeverity: DiagnosticSeverity.Info,
        description: "A stranger can create a resource of the same name in an account of their own and let this caller use it.");

    protected override void Analyze(PolicyContext context)
    {
        foreach (var grant in context.OwnGrants)
        {
            if (grant.FirstAnyAccountResource is { } resource)
                context.Report(Descriptor, resource.PartSpan(ArnPart.Account), resource.Text);
        }
    }
}
