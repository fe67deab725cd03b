using System;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Policies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.Conditions;

/// <summary>A comparison with <c>*</c>, which asks no more than whether the key is there.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class PresenceTestByWildcard() : PolicyRule(Descriptor)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.PresenceTestByWildcard,
        title: "Wildcard comparison that only tests whether the key is present",
        messageFormat: "'{0}' with '{1}' only tests that '{2}' is {3}; write Null \"{4}\"",
        category: RuleCategory.Conditions,
        defaultSeverity: DiagnosticSeverity.Info,
        description: "Null asks the same question in so many words; a comparison looks as if the value mattered.");

    protected override void Analyze(PolicyContext context)
    {
        foreach (var (statement, clause) in context.Policy.ConditionClauses)
        {
            if (clause.Operator is not { HasWildcards: true } read)
                continue;
            foreach (var test in clause.Tests)
            {
                if (test.Everything is not { } value || test.HoldsForEveryone || test.NeverHolds || !context.Catalogue.IsWellFormed(test) || IsOfProvider(test))
                    continue;

                // A Deny for all but everyone has worse to it than its form.
                if (statement.IsDeny && read.IsNegated && test.Key.Text.Equals("aws:PrincipalArn", StringComparison.OrdinalIgnoreCase))
                    continue;
                var (state, isAbsent) = read.IsNegated ? ("absent", "true") : ("present", "false");
                context.Report(Descriptor, value.Span, clause.Name.Text, value.Text, test.Key.Text, state, isAbsent);
            }
        }
    }

    /// <summary>True for the keys by which an identity provider says who calls and for whom the token is.</summary>
    private static bool IsOfProvider(ConditionTest test) =>
        new ConditionKey(test.Key.Text) is { IsOfProvider: true, Name: "sub" or "aud" };
}
