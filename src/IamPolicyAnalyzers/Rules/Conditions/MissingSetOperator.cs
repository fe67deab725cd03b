using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Policies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.Conditions;

/// <summary>A key that may hold several values in one request, under an operator that compares one.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class MissingSetOperator() : PolicyRule(Descriptor)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.MissingSetOperator,
        title: "Multivalued key without ForAllValues or ForAnyValue",
        messageFormat: "'{0}' may hold several values; write 'ForAnyValue:{1}' or 'ForAllValues:{1}'",
        category: RuleCategory.Conditions,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "Without one of the two prefixes it is not said whether one value of the request has to match or all of them.");

    protected override void Analyze(PolicyContext context)
    {
        foreach (var (statement, clause) in context.Policy.ConditionClauses)
        {
            if (clause.Operator is not { Set: SetOperator.None } read || read.Family == OperatorFamily.Null)
                continue;
            foreach (var test in clause.Tests)
            {
                if (!context.Catalogue.TryGetKey(test, out var key) || !key.IsMultivalued || context.Catalogue.MismatchedType(test) is not null)
                    continue;
                var isOneReading = statement.IsAllow && read.IsPositive && clause.Tests.Length == 1;
                var fix = isOneReading ? FixData.Suggest(read.ForAny.ToString()) : FixData.None;
                context.Report(Descriptor, clause.Name.Span, Related.At(test.Key.Span, "may hold several values"), fix, test.Key.Text, clause.Name.Text);
                break;
            }
        }
    }
}
