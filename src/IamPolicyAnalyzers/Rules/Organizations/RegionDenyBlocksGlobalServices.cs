using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Documents;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.Organizations;

/// <summary>A Deny outside of some Regions that also hits services which answer from one Region for all.</summary>
/// <remarks>https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_examples_general.html</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class RegionDenyBlocksGlobalServices() : PolicyRule(Descriptor, PolicyTypes.ServiceControl | PolicyTypes.IdentityBased | PolicyTypes.PermissionsBoundary)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.RegionDenyBlocksGlobalServices,
        title: "Deny by Region cuts off global services",
        messageFormat: "Deny outside {0} also cuts off {1}, which AWS runs in '{2}'; except them with NotAction",
        category: RuleCategory.Organizations,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "Requests to IAM, CloudFront and the like carry the Region of the service, wherever the caller works.");

    protected override void Analyze(PolicyContext context)
    {
        foreach (var statement in context.Policy.Statements)
        {
            if (RegionDeny.Of(statement) is not { } deny)
                continue;
            var cutOff = deny.CutOff(context.Catalogue);
            if (cutOff.Count > 0)
                context.Report(Descriptor, deny.Span, deny.Regions, Listing.Of(cutOff, cutOff.Count), deny.Home);
        }
    }
}
