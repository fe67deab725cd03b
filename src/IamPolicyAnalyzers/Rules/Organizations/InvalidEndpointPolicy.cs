using System.Collections.Immutable;
using System.Linq;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Documents;
using IamPolicyAnalyzers.Policies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.Organizations;

/// <summary>What other policies may have and EC2 refuses in the policy of a VPC endpoint.</summary>
/// <remarks>https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class InvalidEndpointPolicy() : PolicyRule(Descriptor, PolicyTypes.VpcEndpoint)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.InvalidEndpointPolicy,
        title: "VPC endpoint policy has a form that AWS refuses",
        messageFormat: "Endpoint policy {0}; {1}",
        category: RuleCategory.Organizations,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "EC2 takes endpoint policies of a narrower form than IAM: ids in full, patterns with six characters to go by, accounts by number or by wildcard.");

    protected override void Analyze(PolicyContext context)
    {
        foreach (var statement in context.Policy.Statements)
        {
            if (context.Policy.Site.IsOfGatewayEndpoint && statement.Principal is { IsUnknown: false, Values.IsEmpty: false } principal && !(principal is { IsNot: false, IncludesEveryone: true }) && principal.Values.All(value => !value.IsUnknown))
                context.Report(Descriptor, principal.NameSpan, $"of a gateway has {principal.Name} other than '*'", "write '*', and test 'aws:PrincipalArn' in Condition");
            foreach (var entry in statement.Resource?.Entries ?? ImmutableArray<ResourceArn>.Empty)
            {
                if (EndpointPolicy.HasMixedAccount(entry))
                    context.Report(Descriptor, entry.PartSpan(ArnPart.Account), $"has account '{entry.PartText(ArnPart.Account)}' of digits and wildcards", "write all twelve digits, or '*'");
            }

            foreach (var test in statement.Condition?.Tests ?? ImmutableArray<ConditionTest>.Empty)
                JudgeTest(context, test);
        }
    }

    private static void JudgeTest(PolicyContext context, ConditionTest test)
    {
        foreach (var value in test.Values)
        {
            var (fact, advice) = EndpointPolicy.FlawOf(test, value) switch
            {
                EndpointFlaw.WildcardInId => ($"has wildcard value '{value.Text}' for '{test.Key.Text}'", "write it in full"),
                EndpointFlaw.NumericId => ($"compares '{test.Key.Text}' as a number", "use a String operator"),
                EndpointFlaw.ShortPattern => ($"has value '{value.Text}' with fewer than six characters beside a wildcard", "write more of it"),
                EndpointFlaw.MixedAccount => ($"has value '{value.Text}' with an account of digits and wildcards", "write all twelve digits, or '*'"),
                _ => ("", ""),
            };
            if (fact.Length > 0)
                context.Report(Descriptor, value.Span, fact, advice);
        }
    }
}
