using System.Linq;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Documents;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.Organizations;

/// <summary>A VPC endpoint through which anybody in the network may reach anything of the service.</summary>
/// <remarks>https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class OpenEndpointPolicy() : PolicyRule(Descriptor, PolicyTypes.VpcEndpoint)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.OpenEndpointPolicy,
        title: "VPC endpoint policy lets everything through",
        messageFormat: "Endpoint lets any principal reach any resource, those of other accounts too; test 'aws:PrincipalOrgID' and 'aws:ResourceOrgID'",
        category: RuleCategory.Organizations,
        defaultSeverity: DiagnosticSeverity.Info,
        description: "With credentials of another account, whoever is in the network carries data out through the endpoint.");

    protected override void Analyze(PolicyContext context)
    {
        if (context.Policy.HasUnknownStatements || context.Policy.Statements.Any(EndpointPolicy.Narrows))
            return;
        foreach (var statement in context.Policy.Statements)
        {
            if (statement is { IsAllow: true, Principal: { IsNot: false, IncludesEveryone: true }, Action: { IsNot: false } action, Resource: { IsNot: false } resource }
                && action.Entries.FirstOrDefault(entry => entry.IsAll) is { } all
                && resource.Entries.Any(entry => entry.IsAll)
                && ConditionStrength.Of(statement.Condition) is { IsScoping: false, IsIdentifying: false, HasServiceKeys: false })
                context.Report(Descriptor, all.Span);
        }
    }
}
