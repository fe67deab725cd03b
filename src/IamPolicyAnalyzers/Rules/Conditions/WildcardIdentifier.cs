using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Documents;
using IamPolicyAnalyzers.Policies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.Conditions;

/// <summary>A part of an account, organization, VPC or user id, where only all of it names somebody.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class WildcardIdentifier() : PolicyRule(Descriptor)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.WildcardIdentifier,
        title: "Wildcard in a value that AWS generates",
        messageFormat: "Value '{0}' of '{1}' {2}; write it in full",
        category: RuleCategory.Conditions,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "AWS gives out these identifiers at random, so those that begin alike belong to different customers.");

    protected override void Analyze(PolicyContext context)
    {
        foreach (var (statement, clause) in context.Policy.ConditionClauses)
        foreach (var test in clause.Tests)
        {
            if (!Identifiers.AreTestedBy(test))
                continue;
            foreach (var value in test.Values)
            {
                var flaw = Identifiers.FlawOf(test, value);
                if (flaw == IdentifierFlaw.None || IsOfStrongerRule(context, statement, test, value))
                    continue;
                var fact = flaw == IdentifierFlaw.Wildcard ? "also matches identifiers of strangers" : "can be chosen by the caller";
                context.Report(Descriptor, value.Span, value.Text, test.Key.Text, fact);
            }
        }
    }

    /// <summary>True when the value is refused where the policy is to go, or the statement is open to strangers anyway.</summary>
    private static bool IsOfStrongerRule(PolicyContext context, Statement statement, ConditionTest test, PolicyText value) =>
        (context.Type == PolicyType.VpcEndpoint && EndpointPolicy.FlawOf(test, value) == EndpointFlaw.WildcardInId) || PublicAccess.Of(context, statement) is not null;
}
