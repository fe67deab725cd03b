using System.Linq;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Documents;
using IamPolicyAnalyzers.Policies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.Conditions;

/// <summary>An Allow under IfExists or a negated operator, which a request without the key passes.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class AllowWhenKeyAbsent() : PolicyRule(Descriptor, PolicyTypes.IdentityBased | PolicyTypes.ServiceControl | PolicyTypes.VpcEndpoint)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.AllowWhenKeyAbsent,
        title: "Allow also applies when the tested key is absent",
        messageFormat: "'{0}' is also true when '{1}' is absent; {2}require the key with Null \"false\"",
        category: RuleCategory.Conditions,
        defaultSeverity: DiagnosticSeverity.Info,
        description: "IfExists and the negated operators hold for a request that does not carry the key; what the test keeps out may come in that way.");

    protected override void Analyze(PolicyContext context)
    {
        foreach (var statement in context.Policy.Statements)
        {
            if (!statement.IsAllow || statement.Condition is not { IsUnknown: false } condition)
                continue;
            foreach (var clause in condition.Clauses)
            {
                if (clause.Operator is not { HoldsWithoutKey: true, Set: not SetOperator.ForAllValues } read
                    || AbsentKeys.ThatMatter(clause, statement, context.Policy).FirstOrDefault() is not { } test)
                    continue;
                var otherwise = read is { IsIfExists: true, IsNegated: false } ? "drop 'IfExists' or " : "";
                context.Report(Descriptor, clause.Name.Span, Related.At(test.Key.Span, "may be absent"), clause.Name.Text, test.Key.Text, otherwise);
            }
        }
    }
}
