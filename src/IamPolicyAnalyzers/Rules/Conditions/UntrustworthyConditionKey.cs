using System;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Documents;
using IamPolicyAnalyzers.Policies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.Conditions;

/// <summary>A statement that depends on a header in which every caller may write anything.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-referer</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class UntrustworthyConditionKey() : PolicyRule(Descriptor)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.UntrustworthyConditionKey,
        title: "Statement decides by a header the caller writes",
        messageFormat: "Condition key '{0}' is written by the caller; test an account, network or identity key instead",
        category: RuleCategory.Conditions,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "Who knows or guesses the value sends it, so the test keeps nobody out.");

    protected override void Analyze(PolicyContext context)
    {
        foreach (var statement in context.Policy.Statements)
        {
            if (statement is not { Condition: { IsUnknown: false } condition, Effect: not Effect.None })
                continue;
            foreach (var test in condition.Tests)
            {
                // A value that stands for everything decides nothing.
                if (!IsHeader(test.Key) || test is { Operator: null } or { Everything: not null } || IsHarmless(context, statement, condition, test))
                    continue;
                context.Report(Descriptor, test.Key.Span, test.Key.Text);
                break;
            }
        }
    }

    private static bool IsHarmless(PolicyContext context, Statement statement, ConditionBlock condition, ConditionTest test)
    {
        if (statement.IsDeny)
            return test.Operator is { IsPositive: true } && condition.Tests.Length > 1;

        // What a service may do for others is told by its source, and a rule about that speaks.
        if (context.Type == PolicyType.ResourceBased && statement.Principal is { HasOnlyServices: true })
            return true;
        return ConditionStrength.Of(condition) is { IsIdentifying: true } or { IsGuarding: true } || PublicAccess.Of(context, statement) is not null;
    }

    private static bool IsHeader(PolicyText key) =>
        key.Characters.Equals("aws:Referer".AsSpan(), StringComparison.OrdinalIgnoreCase)
        || key.Characters.Equals("aws:UserAgent".AsSpan(), StringComparison.OrdinalIgnoreCase);
}
