using System;
using System.Linq;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Policies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.Conditions;

/// <summary>A Condition that lacks a level: a key without operator, an operator without keys, or that has one too many.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class InvalidConditionShape() : PolicyRule(Descriptor)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.InvalidConditionShape,
        title: "Condition does not have the form operator, key, value",
        messageFormat: "Condition {0}; {1}",
        category: RuleCategory.Conditions,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "AWS refuses a Condition that is not an object of operators, each an object of keys with their values.");

    protected override void Analyze(PolicyContext context)
    {
        foreach (var statement in context.Policy.Statements)
        {
            if (statement.Condition is not { } condition)
                continue;
            var names = new MemberNames(condition.Clauses.Select(clause => clause.Name.Text), StringComparer.Ordinal);
            foreach (var clause in condition.Clauses)
            {
                if (clause.IsKey)
                    ReportKey(context, clause, names);
                else if (clause.IsScalar && clause.Operator is not null)
                    context.Report(Descriptor, clause.Name.Span, $"has no key under '{clause.Name.Text}'", "write the key, and the value under it");
                else
                    ReportObjects(context, clause);
            }
        }
    }

    private static void ReportKey(PolicyContext context, ConditionClause clause, MemberNames names)
    {
        var (meant, isOnlyOne) = context.Catalogue.OperatorFor(clause);
        var properties = isOnlyOne ? names.Properties(new(meant)) : FixData.None;
        context.Report(
            Descriptor,
            clause.Name.Span,
            properties,
            $"has key '{clause.Name.Text}' where an operator belongs",
            $"put it under {(isOnlyOne ? "" : "an operator such as ")}'{meant}'");
    }

    private static void ReportObjects(PolicyContext context, ConditionClause clause)
    {
        foreach (var test in clause.Tests)
        {
            if (test.HasObject)
                context.Report(Descriptor, test.Key.Span, $"has an object under key '{test.Key.Text}'", "write a value or a list of values");
        }
    }
}
