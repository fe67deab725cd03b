using System;
using System.Linq;
using IamPolicyAnalyzers.Analysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.Conditions;

/// <summary>A member of Condition that stands for an operator and is none; upper and lower case count.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class UnknownConditionOperator() : PolicyRule(Descriptor)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.UnknownConditionOperator,
        title: "Condition operator does not exist",
        messageFormat: "Condition operator '{0}' does not exist{1}",
        category: RuleCategory.Conditions,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "AWS refuses a policy with an operator that it does not have, also when only the case of a letter differs.");

    protected override void Analyze(PolicyContext context)
    {
        var spelling = new ConditionSpelling(context.Catalogue);
        foreach (var statement in context.Policy.Statements)
        {
            if (statement.Condition is not { } condition)
                continue;
            var names = new MemberNames(condition.Clauses.Select(clause => clause.Name.Text), StringComparer.Ordinal);
            foreach (var clause in condition.Clauses.Where(clause => clause.IsUnknownOperator))
            {
                var near = spelling.OfOperator(clause.Name.Text);
                context.Report(Descriptor, clause.Name.Span, names.Properties(near), clause.Name.Text, near.Tail);
            }
        }
    }
}
