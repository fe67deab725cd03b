using IamPolicyAnalyzers.Analysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.Conditions;

/// <summary>A condition key that exists, but that no request for the actions of the statement carries: <c>s3:prefix</c> for <c>s3:GetObject</c>.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class UnsupportedConditionKey() : PolicyRule(Descriptor)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.UnsupportedConditionKey,
        title: "Condition key is never present for the actions of the statement",
        messageFormat: "Condition key '{0}' is never present for {1}, so {2}",
        category: RuleCategory.Conditions,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "Each action has its own condition keys; for the others a test of the key either never holds or always does.");

    protected override void Analyze(PolicyContext context)
    {
        var support = new KeySupport(context.Catalogue);
        foreach (var statement in context.Policy.Statements)
        {
            if (statement.Condition is not { } condition)
                continue;
            foreach (var test in condition.Tests)
            {
                if (support.Judge(test, statement) is { } unsupported && condition.IsFirstOfKey(test))
                    context.Report(Descriptor, test.Key.Span, unsupported.Meant.Properties, test.Key.Text, unsupported.Where, unsupported.Effect);
            }
        }
    }
}
