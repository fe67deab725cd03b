using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Policies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.Conditions;

/// <summary><c>ForAllValues:</c> or <c>ForAnyValue:</c> over a key that holds one value.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class SetOperatorOnSingleValue() : PolicyRule(Descriptor)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.SetOperatorOnSingleValue,
        title: "Set prefix on a key that holds one value",
        messageFormat: "'{0}' holds one value{1}; drop '{2}:'",
        category: RuleCategory.Conditions,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "The prefixes are for keys with several values. ForAllValues moreover holds for every request that lacks the key.");

    protected override void Analyze(PolicyContext context)
    {
        foreach (var (statement, clause) in context.Policy.ConditionClauses)
        {
            if (clause.Operator is not { } read || read.Set == SetOperator.None || FirstOfOneValue(context, clause) is not { } test)
                continue;
            var tail = read.Set == SetOperator.ForAllValues ? ", and ForAllValues is also true when it is absent" : "";
            var fix = Meant(context, statement, clause, read).Properties;
            context.Report(Descriptor, clause.Name.Span, Related.At(test.Key.Span, "holds one value"), fix, test.Key.Text, tail, read.Set);
        }
    }

    private static ConditionTest? FirstOfOneValue(PolicyContext context, ConditionClause clause)
    {
        foreach (var test in clause.Tests)
        {
            if (context.Catalogue.HoldsOneValue(test) && context.Catalogue.MismatchedType(test) is null)
                return test;
        }

        return null;
    }

    /// <summary>The operator without its prefix, where every key under it holds one value and the statement then lets no more through.</summary>
    private static Suggestion Meant(PolicyContext context, Statement statement, ConditionClause clause, ConditionOperator read)
    {
        var bare = read.WithoutSet;
        if (bare.HoldsWithoutKey != read.HoldsWithoutKey && bare.HoldsWithoutKey == statement.IsAllow)
            return default;
        foreach (var test in clause.Tests)
        {
            if (!context.Catalogue.HoldsOneValue(test))
                return default;
        }

        return new(bare.ToString());
    }
}
