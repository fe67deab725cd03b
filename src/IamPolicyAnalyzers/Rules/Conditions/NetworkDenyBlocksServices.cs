using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Documents;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.Conditions;

/// <summary>A Deny for callers outside a network, which AWS services are too when they act for somebody inside.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_examples_aws_deny-ip.html</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class NetworkDenyBlocksServices() : PolicyRule(Descriptor, PolicyTypes.IdentityBased | PolicyTypes.ResourceBased | PolicyTypes.ServiceControl)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.NetworkDenyBlocksServices,
        title: "Deny by network also blocks AWS services acting for the caller",
        messageFormat: "Deny by '{0}' also stops AWS services acting for the caller; add Bool 'aws:ViaAWSService' 'false'",
        category: RuleCategory.Conditions,
        defaultSeverity: DiagnosticSeverity.Info,
        description: "Services such as CloudFormation and Athena call on with the caller's permissions, from addresses of their own.");

    protected override void Analyze(PolicyContext context)
    {
        foreach (var statement in context.Policy.Statements)
        {
            if (NetworkDeny.TestOf(statement) is { } test && NetworkDeny.MeetsServices(context, statement))
                context.Report(Descriptor, test.OperatorName.Span, test.Key.Text);
        }
    }
}
