using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Documents;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.MissingConditions;

/// <summary>A statement that lets an AWS service in, with a Condition that strangers meet as well.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class WeakSourceCondition() : PolicyRule(Descriptor, PolicyTypes.ResourceBased | PolicyTypes.Trust)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.WeakSourceCondition,
        title: "Condition does not limit for whom the AWS service acts",
        messageFormat: "'{0}' does not limit for whom '{1}' acts; test 'aws:SourceAccount'",
        category: RuleCategory.MissingConditions,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "A service acts for all of its customers; only a test of its source, that fails without one, keeps the others from sending it here.");

    protected override void Analyze(PolicyContext context)
    {
        foreach (var statement in context.Policy.Statements)
        {
            if (statement is not { IsAllow: true, Principal: { IsNot: false, IncludesEveryone: false } principal, Condition: { IsUnknown: false, Tests.IsEmpty: false } condition })
                continue;
            foreach (var value in principal.Values)
            {
                if (!SourceKeys.IsWanted(value))
                    continue;
                if (SourceLimit.WeakIn(condition, context.Type == PolicyType.ResourceBased, principal.HasOnlyServices) is var (span, text))
                    context.Report(Descriptor, span, Related.At(value.Span, "acts for any customer"), text, value.Text);
                break;
            }
        }
    }
}
