using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Policies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace IamPolicyAnalyzers.Rules.Redundancy;

/// <summary>A Condition that no request meets: one of its tests never holds, or two of them never hold together.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class ContradictoryCondition() : PolicyRule(Descriptor)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.ContradictoryCondition,
        title: "Condition can never be true",
        messageFormat: "Condition on '{0}' can never be true{1}, so the statement never applies{2}",
        category: RuleCategory.Redundancy,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "All tests of a Condition have to hold; a statement with one that cannot neither allows nor denies anything.");

    protected override void Analyze(PolicyContext context)
    {
        foreach (var statement in context.Policy.Statements)
        {
            // A Deny for all but everyone has a rule of its own.
            if (statement.Condition is not { IsUnknown: false } condition || EmptyDeny.Of(statement, context.Type) is not null)
                continue;
            if (context.Catalogue.FirstContradiction(condition) is var (test, other))
                Report(context, test.OperatorName.Span, other is null ? Related.None : Related.At(other.OperatorName.Span, "asks for the opposite"), test.Key.Text);
            else
                ReportOthers(context, condition);
        }
    }

    private static void ReportOthers(PolicyContext context, ConditionBlock condition)
    {
        foreach (var clause in condition.Clauses)
        foreach (var test in clause.Tests)
        {
            if (clause.NullSet == SetOperator.ForAnyValue)
            {
                Report(context, clause.Name.Span, Related.None, test.Key.Text);
                return;
            }

            // Requests through a VPC endpoint have no public address, and are the ones that remain.
            if (clause.Operator is { IsNegated: true } && test.OpenRange is { } open && context.Catalogue.IsWellFormed(test))
            {
                Report(context, clause.Name.Span, Related.None, test.Key.Text, $" for an {open.Addresses}", " to one");
                return;
            }
        }
    }

    private static void Report(PolicyContext context, TextSpan span, Related related, string key, string forWhat = "", string toWhat = "") =>
        context.Report(Descriptor, span, related, key, forWhat, toWhat);
}
