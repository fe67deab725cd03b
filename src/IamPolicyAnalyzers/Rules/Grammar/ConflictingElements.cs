using System.Collections.Immutable;
using IamPolicyAnalyzers.Analysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.Grammar;

/// <summary>A statement with an element and its Not twin: AWS refuses the policy.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class ConflictingElements() : PolicyRule(Descriptor)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.ConflictingElements,
        title: "Element stands beside its Not twin",
        messageFormat: "{0} and {1} stand in one statement; AWS accepts one of them",
        category: RuleCategory.Grammar,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "Action and NotAction, Resource and NotResource, Principal and NotPrincipal exclude each other.");

    private static readonly ImmutableArray<(string Plain, string Not)> s_pairs =
        ImmutableArray.Create(("Principal", "NotPrincipal"), ("Action", "NotAction"), ("Resource", "NotResource"));

    protected override void Analyze(PolicyContext context)
    {
        foreach (var statement in context.Policy.Statements)
        foreach (var pair in s_pairs)
        {
            // Fn::If may remove either of the two.
            if (statement.Element(pair.Plain) is not { Value.IsConditional: false } plain || statement.Element(pair.Not) is not { Value.IsConditional: false } negated)
                continue;
            var (earlier, later) = plain.NameSpan.Start > negated.NameSpan.Start ? (negated, plain) : (plain, negated);
            context.Report(Descriptor, later.NameSpan, Related.At(earlier.NameSpan, "its twin"), pair.Plain, pair.Not);
        }
    }
}
