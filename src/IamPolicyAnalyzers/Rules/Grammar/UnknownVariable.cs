using System.Collections.Generic;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Policies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.Grammar;

/// <summary>A policy variable that AWS has no value for: no condition key has its name, or one of several values.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class UnknownVariable() : PolicyRule(Descriptor)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.UnknownVariable,
        title: "Policy variable names no condition key",
        messageFormat: "Variable '{0}' names {1}",
        category: RuleCategory.Grammar,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "A variable without a value makes a Resource match nothing, and a condition fail or, when it is negated, hold for every request.");

    protected override void Analyze(PolicyContext context)
    {
        if (!context.FillsVariables())
            return;
        ConditionKeys? keys = null;
        HashSet<(Statement?, string)>? reported = null;
        foreach (var placed in context.Policy.Variables)
        {
            var variable = placed.Variable;
            if (!placed.IsInValue || placed.IsUnderOtherOperator || variable.Flaw != VariableFlaw.None)
                continue;
            var unknown = (keys ??= new ConditionKeys(context)).JudgeVariable(new ConditionKey(variable.Key));
            if (unknown is not { } fact || !(reported ??= []).Add((placed.Statement, variable.Key.ToLowerInvariant())))
                continue;
            var near = variable.IsReplaceable ? fact.Meant : default;
            context.ReportUnknownName(Descriptor, variable.KeySpan, near, variable.Text, fact.Tail);
        }
    }
}
