using System;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Documents;
using IamPolicyAnalyzers.Policies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.Conditions;

/// <summary>A prefix that may not be listed, though a listing of what is above it shows the same objects.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/userguide/amazon-s3-policy-keys.html</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class NegatedS3Prefix() : PolicyRule(Descriptor, PolicyTypes.Any & ~(PolicyTypes.Trust | PolicyTypes.VpcEndpoint))
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.NegatedS3Prefix,
        title: "s3:prefix is used to forbid a prefix",
        messageFormat: "{0} by 's3:prefix' is evaded with a shorter prefix; {1}",
        category: RuleCategory.Conditions,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "The key holds the prefix that the caller asks for, and a listing with a shorter one, or with none, shows all that begins with it.");

    protected override void Analyze(PolicyContext context)
    {
        foreach (var (statement, clause) in context.Policy.ConditionClauses)
        {
            if (clause.Operator is not { Family: OperatorFamily.String } read || statement.Effect == Effect.None || read.IsNegated == statement.IsDeny)
                continue;
            foreach (var test in clause.Tests)
            {
                if (!test.Key.Characters.Equals("s3:prefix".AsSpan(), StringComparison.OrdinalIgnoreCase) || !NamesPrefixes(test))
                    continue;
                var advice = statement.IsDeny ? "allow the wanted prefixes with 'StringLike' instead" : "name the wanted prefixes with 'StringLike'";
                context.Report(Descriptor, clause.Name.Span, statement.Effect, advice);
            }
        }
    }

    /// <summary>False when a value is not known, stands for every prefix, or is the empty one, which means the listing of all.</summary>
    private static bool NamesPrefixes(ConditionTest test)
    {
        foreach (var value in test.Values)
        {
            if (value.HasUnknown || value.Characters.IsEmpty)
                return false;
        }

        return !test.Values.IsEmpty && test.Everything is null;
    }
}
