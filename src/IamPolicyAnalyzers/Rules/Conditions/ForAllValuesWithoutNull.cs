using System.Linq;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Documents;
using IamPolicyAnalyzers.Policies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.Conditions;

/// <summary>An Allow under <c>ForAllValues</c>, which no value at all passes as well.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class ForAllValuesWithoutNull() : PolicyRule(
    Descriptor, PolicyTypes.IdentityBased | PolicyTypes.ResourceBased | PolicyTypes.Trust | PolicyTypes.ServiceControl | PolicyTypes.VpcEndpoint)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.ForAllValuesWithoutNull,
        title: "ForAllValues in an Allow is also true when the key is absent",
        messageFormat: "'{0}' is also true when '{1}' is absent; require the key with Null \"false\"",
        category: RuleCategory.Conditions,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "ForAllValues asks that no value be another one; a request without any value has none, and is allowed.");

    protected override void Analyze(PolicyContext context)
    {
        foreach (var statement in context.Policy.Statements)
        {
            if (!statement.IsAllow || statement.Condition is not { IsUnknown: false } condition)
                continue;
            foreach (var clause in condition.Clauses)
            {
                if (clause.Operator is { Set: SetOperator.ForAllValues } && AbsentKeys.UnderForAllValues(clause, statement, context.Catalogue).FirstOrDefault() is { } test)
                    context.Report(Descriptor, clause.Name.Span, Related.At(test.Key.Span, "may be absent"), clause.Name.Text, test.Key.Text);
            }
        }
    }
}
