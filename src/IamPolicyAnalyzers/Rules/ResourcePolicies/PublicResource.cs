using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Documents;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.ResourcePolicies;

/// <summary>A resource that anyone on the internet, or in any AWS account, may use.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-anonymous</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class PublicResource() : PolicyRule(Descriptor, PolicyTypes.ResourceBased)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.PublicResource,
        title: "Anyone may use the resource",
        messageFormat: "Principal '*' lets anyone call {0}; name the accounts, or limit '{1}' in Condition",
        category: RuleCategory.ResourcePolicies,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "A resource-based policy needs no second one: what it allows to everyone, strangers do without a policy of their own account.");

    protected override void Analyze(PolicyContext context)
    {
        foreach (var statement in context.Policy.Statements)
        {
            if (PublicAccess.Of(context, statement) is not { WeakTest: null } access)
                continue;
            var key = (PolicyOwner.Given(context.Policy) ?? PolicyOwner.OfActions(context.Policy))?.Service switch
            {
                "sqs" or "sns" => "aws:SourceArn",
                "kms" => "kms:CallerAccount",
                _ => "aws:PrincipalOrgID",
            };
            context.Report(Descriptor, access.Everyone.Span, PublicAccess.FixTest(statement), access.Actions, key);
        }
    }
}
