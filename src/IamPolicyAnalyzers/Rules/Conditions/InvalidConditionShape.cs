using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Catalogue;
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
        foreach (var (_, clause) in context.Policy.ConditionClauses)
        {
            var name = clause.Name.Text;
            if (clause.IsKey)
            {
                context.Report(Descriptor, clause.Name.Span, $"has key '{name}' where an operator belongs", $"put it under '{OperatorFor(context.Catalogue, clause)}'");
                continue;
            }

            if (clause.IsScalar && clause.Operator is not null)
                context.Report(Descriptor, clause.Name.Span, $"has no key under '{name}'", "write the key, and the value under it");
            foreach (var test in clause.Tests)
            {
                if (test.HasObject)
                    context.Report(Descriptor, test.Key.Span, $"has an object under key '{test.Key.Text}'", "write a value or a list of values");
            }
        }
    }

    /// <summary>The operator that stands below the key, else the one that its type calls for.</summary>
    private static string OperatorFor(ActionCatalogue catalogue, ConditionClause key)
    {
        foreach (var below in key.Tests)
        {
            if (ConditionOperator.TryParse(below.Key.Text, out var written))
                return written.ToString();
        }

        var isKnown = catalogue.TryGetConditionKey(key.Name.Characters, out var known);
        var equals = new ConditionOperator("StringEquals", OperatorFamily.String, isKnown && known.IsMultivalued ? SetOperator.ForAnyValue : SetOperator.None, false, false);
        if (isKnown && ConditionFit.FamilyOf(known.Type) is not OperatorFamily.String and var family)
            return equals.In(family)!.Value.ToString();
        foreach (var value in key.Values)
        {
            if (Glob.HasWildcard(value.Pattern))
                return equals.Like.ToString();
        }

        return equals.ToString();
    }
}
