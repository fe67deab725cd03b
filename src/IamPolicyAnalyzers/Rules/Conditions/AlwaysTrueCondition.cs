using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Policies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.Conditions;

/// <summary>A test that lets every request through, and so looks like a limit that is none.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class AlwaysTrueCondition() : PolicyRule(Descriptor)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.AlwaysTrueCondition,
        title: "Condition is true for every request",
        messageFormat: "{0} on '{1}' is true for every {2}; {3}",
        category: RuleCategory.Conditions,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "The statement reads as if it were limited, and holds as if the test were not there.");

    protected override void Analyze(PolicyContext context)
    {
        foreach (var (statement, clause) in context.Policy.ConditionClauses)
        {
            if (PublicAccess.Of(context, statement) is not null)
                continue;
            if (clause.NullSet == SetOperator.ForAllValues)
            {
                if (!clause.Tests.IsEmpty)
                    context.Report(Descriptor, clause.Name.Span, $"'{clause.Name.Text}'", clause.Tests[0].Key.Text, "request", "remove 'ForAllValues:'");
                continue;
            }

            foreach (var test in clause.Tests)
            {
                if (test.HoldsForEveryone && test.Everything is { } value && context.Catalogue.IsWellFormed(test))
                    Report(context, test, value, $"'{value.Text}'", "request");
                else if (test is { Operator.IsNegated: false, OpenRange: { } open } && context.Catalogue.IsWellFormed(test))
                    Report(context, test, open.Value, $"'{open.Value.Text}'{(open.IsAlone ? "" : " with the other ranges")}", open.Addresses);
            }
        }
    }

    private static void Report(PolicyContext context, ConditionTest test, PolicyText value, string subject, string reach) =>
        context.Report(Descriptor, value.Span, subject, test.Key.Text, reach, "remove the test or name values");
}
