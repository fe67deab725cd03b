using System;
using System.Linq;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Policies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.Conditions;

/// <summary>A condition key that is not of the form <c>prefix:name</c>.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class InvalidConditionKey() : PolicyRule(Descriptor)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.InvalidConditionKey,
        title: "Condition key is not of the form prefix:name",
        messageFormat: "Condition key '{0}' {1}",
        category: RuleCategory.Conditions,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "A condition key is 'aws' or the prefix of a service, a colon and a name; an identity provider's key begins with its address.");

    protected override void Analyze(PolicyContext context)
    {
        var spelling = new ConditionSpelling(context.Catalogue);
        foreach (var (statement, clause) in context.Policy.ConditionClauses)
        {
            if (clause.IsKey)
                continue;
            var names = new MemberNames(clause.Tests.Select(test => test.Key.Text), StringComparer.OrdinalIgnoreCase);
            foreach (var test in clause.Tests)
            {
                var key = new ConditionKey(test.Key.Text);
                if (!test.Key.IsLiteral || key.Flaw == ConditionKeyFlaw.None)
                    continue;
                var meant = spelling.OfForm(key, statement);
                var tail = meant.Text is null ? "; write it as prefix:name" : meant.Tail;
                context.Report(Descriptor, test.Key.Span, names.Properties(meant), key.Text, Fact(key) + tail);
            }
        }
    }

    private static string Fact(ConditionKey key) => key.Flaw switch
    {
        ConditionKeyFlaw.Empty => "is empty",
        ConditionKeyFlaw.NoName => "has no name after the colon",
        ConditionKeyFlaw.WhiteSpace => "holds white space",
        _ => "has no prefix",
    };
}
