using System;
using System.Collections.Generic;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Policies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.Conditions;

/// <summary>A condition key that no request carries: neither a global key nor one of its service.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class UnknownConditionKey() : PolicyRule(Descriptor)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.UnknownConditionKey,
        title: "Condition key does not exist",
        messageFormat: "Condition key '{0}' does not exist{1}",
        category: RuleCategory.Conditions,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "No request carries the key, so that the test never holds, or holds for every request.");

    protected override void Analyze(PolicyContext context)
    {
        var keys = new ConditionKeys(context);
        foreach (var statement in context.Policy.Statements)
        {
            if (statement.Condition is not { } condition)
                continue;
            HashSet<string>? reported = null;
            foreach (var clause in condition.Clauses)
            foreach (var test in clause.Tests)
            {
                if (clause.IsKey || !test.Key.IsLiteral || keys.Judge(new ConditionKey(test.Key.Text)) is not { } unknown)
                    continue;
                if ((reported ??= new HashSet<string>(StringComparer.OrdinalIgnoreCase)).Add(test.Key.Text))
                    context.ReportUnknownName(Descriptor, test.Key.Span, unknown.Meant, test.Key.Text, unknown.Tail);
            }
        }
    }
}
