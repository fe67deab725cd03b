using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Policies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.Grammar;

/// <summary>A policy variable that AWS cannot read, or that stands where AWS fills in none.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class InvalidVariable() : PolicyRule(Descriptor)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.InvalidVariable,
        title: "Policy variable is malformed or stands where AWS does not read one",
        messageFormat: "Variable '{0}' {1}",
        category: RuleCategory.Grammar,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "AWS fills in well-formed variables only, in the resource part of an ARN and in condition values that are text, ARNs or booleans.");

    protected override void Analyze(PolicyContext context)
    {
        if (!context.FillsVariables())
            return;
        foreach (var placed in context.Policy.Variables)
        {
            if (FactOf(context, placed) is { } fact)
                context.Report(Descriptor, placed.Variable.Span, context.Repaired(placed.Variable).Properties, placed.Variable.Text, fact);
        }
    }

    private static string? FactOf(PolicyContext context, PlacedVariable placed)
    {
        if (placed.Place is { } place)
        {
            var isOfIam = place == "Sid" && SidNames.AreAlphanumeric(context);
            return !isOfIam && context.IsKey(placed.Variable) ? $"stands in {place}, where AWS fills in none; write the value" : null;
        }

        return placed.Variable.Flaw switch
        {
            VariableFlaw.NoClosingBrace => "has no closing brace",
            VariableFlaw.Empty => "is empty; write a condition key between the braces",
            VariableFlaw.WhiteSpace => "has white space in its name, which AWS does not accept",
            VariableFlaw.NoQuote => "has a default that does not stand in single quotes",
            _ when placed.IsUnderOtherOperator && context.IsKey(placed.Variable) =>
                $"stands under '{placed.Operator}', which takes no variables; only operators on text, ARNs and booleans do",
            _ => null,
        };
    }
}
