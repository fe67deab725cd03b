using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Documents;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.Organizations;

/// <summary>An action of a service whose resources no resource control policy can guard.</summary>
/// <remarks>https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class UnsupportedRcpService() : PolicyRule(Descriptor, PolicyTypes.ResourceControl)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.UnsupportedRcpService,
        title: "Resource control policy names a service it cannot control",
        messageFormat: "Resource control policies do not reach service '{0}'; remove the action",
        category: RuleCategory.Organizations,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "Organizations applies resource control policies to a list of services only, and refuses a policy that names another one.");

    protected override void Analyze(PolicyContext context)
    {
        foreach (var statement in context.Policy.Statements)
        {
            if (statement is not { IsDeny: true, Action: { IsNot: false } action })
                continue;
            foreach (var entry in action.Entries)
            {
                // The list grows, so that one which is missing from old data is no certain fault.
                if (entry is { IsWellFormed: true, IsAll: false } && RcpStatements.IsOutOfReach(context, entry))
                    context.ReportUnknownName(Descriptor, entry.PrefixSpan, default, entry.Prefix.ToString());
            }
        }
    }
}
