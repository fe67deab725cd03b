using System.Collections.Generic;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Policies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.Redundancy;

/// <summary>A value or key of a Condition that could be left out without any request being judged differently.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class RedundantCondition() : PolicyRule(Descriptor)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.RedundantCondition,
        title: "Part of a condition has no effect",
        messageFormat: "{0} has no effect{1}",
        category: RuleCategory.Redundancy,
        defaultSeverity: DiagnosticSeverity.Info,
        description: "Whoever changes the part will believe to change who is let in.",
        tag: RuleTag.Unnecessary);

    protected override void Analyze(PolicyContext context)
    {
        Coverage? coverage = null;
        foreach (var statement in context.Policy.Statements)
        {
            if (statement.Condition is not { } condition)
                continue;
            foreach (var test in condition.Tests)
            {
                if (test.Values.Length > 1 && test.Operator is { Family: not (OperatorFamily.Bool or OperatorFamily.Null) } && !AdmitsAll(test) && context.Catalogue.IsWellFormed(test))
                    ReportValues(context, test, (coverage ??= new Coverage()).CoveredValues(test));

                // Without a test that never holds, the statement would apply.
                if (OwnResource.IsConstant(context, statement, test))
                    context.Report(Descriptor, test.Key.Span, Related.None.NotNeedless(), $"Key '{test.Key.Text}'", ": the resource that has this policy does not change");
            }
        }
    }

    private static void ReportValues(PolicyContext context, ConditionTest test, IReadOnlyList<(PolicyText Value, PolicyText By)> covered)
    {
        var hasPublic = SourceAddress.IsTestedBy(test) && SourceAddress.HasPublic(test);
        foreach (var (value, by) in covered)
        {
            if (!hasPublic || !SourceAddress.IsPrivate(value))
                context.Report(Descriptor, value.Span, Related.At(by.Span, "leaves nothing to it"), $"Value '{value.Text}'", $" beside '{by.Text}'");
        }

        if (!hasPublic)
            return;
        foreach (var value in test.Values)
        {
            if (SourceAddress.IsPrivate(value))
                context.Report(Descriptor, value.Span, $"Value '{value.Text}'", $": '{test.Key.Text}' holds public addresses");
        }
    }

    /// <summary>True when one value leaves nothing to the others, of which rules on such tests speak.</summary>
    private static bool AdmitsAll(ConditionTest test) => test.Everything is not null || test.OpenRange is not null;
}
