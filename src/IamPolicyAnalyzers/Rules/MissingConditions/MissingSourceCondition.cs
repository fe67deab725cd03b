using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Documents;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.MissingConditions;

/// <summary>A resource policy that lets an AWS service in, for whichever customer the service may be working.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class MissingSourceCondition() : PolicyRule(Descriptor, PolicyTypes.ResourceBased)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.MissingSourceCondition,
        title: "AWS service may act here for any customer",
        messageFormat: "'{0}' may use this resource for any AWS customer; test 'aws:SourceAccount' or 'aws:SourceArn'",
        category: RuleCategory.MissingConditions,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "A service acts for all of its customers; without a test of the source, another customer can send it to this resource.");

    protected override void Analyze(PolicyContext context)
    {
        foreach (var statement in context.Policy.Statements)
        {
            // A Condition that tests something else is weak, not missing.
            if (statement is not { IsAllow: true, Principal: { IsNot: false, IncludesEveryone: false } principal }
                || statement.Condition is { IsUnknown: true } or { Tests.IsEmpty: false })
                continue;
            foreach (var value in principal.Values)
            {
                if (!SourceKeys.IsWanted(value))
                    continue;
                context.Report(Descriptor, value.Span, value.Text);
                break;
            }
        }
    }
}
