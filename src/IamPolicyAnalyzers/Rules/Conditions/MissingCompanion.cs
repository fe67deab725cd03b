using IamPolicyAnalyzers.Analysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.Conditions;

/// <summary>A key or a principal without what it needs beside it: a private address without its VPC.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class MissingCompanion() : PolicyRule(Descriptor)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.MissingCompanion,
        title: "Condition key or principal needs a companion that is absent",
        messageFormat: "'{0}' needs {1} in the same statement",
        category: RuleCategory.Conditions,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "Alone, the key can be met by callers that are not meant, or the request fails for an action that nobody allows.");

    protected override void Analyze(PolicyContext context)
    {
        var companions = new Companions(context.Catalogue, context.Policy);
        foreach (var statement in context.Policy.Statements)
        {
            if (statement.Principal is { IsNot: false } principal)
            {
                foreach (var value in principal.Values)
                {
                    if (companions.MissingFor(value, statement) is { } missing)
                        context.Report(Descriptor, value.Span, value.Text, missing);
                }
            }

            if (statement.Condition is not { } condition)
                continue;
            foreach (var test in condition.Tests)
            {
                if (companions.MissingFor(test, statement) is { } missing && condition.IsFirstOfKey(test))
                    context.Report(Descriptor, test.Key.Span, test.Key.Text, missing);
            }
        }
    }
}
