using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Documents;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.Inversions;

/// <summary>An Allow statement that names whom it does not let in.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class NotPrincipalAllow() : PolicyRule(Descriptor, PolicyTypes.ResourceBased)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.NotPrincipalAllow,
        title: "Allow with NotPrincipal lets everybody else in",
        messageFormat: "Allow with NotPrincipal grants to everybody else, anonymous callers included; name the principals",
        category: RuleCategory.Inversions,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "All principals but the listed ones are the whole world; AWS does not support the combination, and no Condition makes it safe.");

    protected override void Analyze(PolicyContext context)
    {
        foreach (var statement in context.Policy.Statements)
        {
            if (statement is { IsAllow: true, Principal: { IsNot: true, Values.IsEmpty: false } exceptions })
                context.Report(Descriptor, exceptions.NameSpan);
        }
    }
}
