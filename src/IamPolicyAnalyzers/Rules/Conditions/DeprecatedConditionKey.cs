using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Policies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.Conditions;

/// <summary>The key <c>aws:ARN</c>, which AWS has replaced by <c>aws:PrincipalArn</c> and <c>aws:SourceArn</c>.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class DeprecatedConditionKey() : PolicyRule(Descriptor)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.DeprecatedConditionKey,
        title: "Condition key is no longer supported",
        messageFormat: "Condition key '{0}' is no longer supported; use '{1}'",
        category: RuleCategory.Conditions,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "Requests no longer carry the key, so that the test does not do what it says.",
        tag: RuleTag.Deprecated);

    protected override void Analyze(PolicyContext context)
    {
        foreach (var (statement, clause) in context.Policy.ConditionClauses)
        foreach (var test in clause.Tests)
        {
            if (!test.Key.IsLiteral || !ConditionKeys.IsDeprecated(new ConditionKey(test.Key.Text)))
                continue;
            var current = statement.Principal is { HasOnlyServices: true } ? "aws:SourceArn" : "aws:PrincipalArn";
            context.Report(Descriptor, test.Key.Span, FixData.Suggest(current), test.Key.Text, current);
        }
    }
}
