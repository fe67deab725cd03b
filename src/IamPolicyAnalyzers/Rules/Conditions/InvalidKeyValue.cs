using IamPolicyAnalyzers.Analysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.Conditions;

/// <summary>A value that its key never has, because AWS fills in the key in another form: <c>lambda</c> for <c>iam:PassedToService</c>.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class InvalidKeyValue() : PolicyRule(Descriptor)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.InvalidKeyValue,
        title: "Condition value can never equal what the key holds",
        messageFormat: "Value '{0}' is never equal to '{1}', which holds {2}",
        category: RuleCategory.Conditions,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "AWS fills in the key in one form, so that a value of another form matches no request.");

    protected override void Analyze(PolicyContext context)
    {
        foreach (var statement in context.Policy.Statements)
        {
            if (statement.Condition is not { } condition)
                continue;
            foreach (var test in condition.Tests)
            {
                if (test.Operator is not { } read || !KeyValues.TryGetForm(test, out var form) || context.Catalogue.MismatchedType(test) is not null)
                    continue;
                foreach (var value in test.Values)
                {
                    if (KeyValues.CanBe(form, value, read))
                        continue;
                    var meant = KeyValues.Meant(form, value);
                    context.Report(Descriptor, value.Span, meant.Properties, value.Text, test.Key.Text, KeyValues.Describe(form, meant));
                }
            }
        }
    }
}
