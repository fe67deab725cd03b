using System;
using IamPolicyAnalyzers.Analysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.Grammar;

/// <summary>A statement whose Effect is another text than Allow or Deny.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class InvalidEffect() : PolicyRule(Descriptor)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.InvalidEffect,
        title: "Effect is neither Allow nor Deny",
        messageFormat: "Effect is '{0}', but AWS accepts only 'Allow' or 'Deny'",
        category: RuleCategory.Grammar,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "AWS compares the Effect exactly, with case, and refuses the policy when it is anything else.");

    protected override void Analyze(PolicyContext context)
    {
        foreach (var statement in context.Policy.Statements)
        {
            if (statement.EffectText is { HasUnknown: false, Text: not ("Allow" or "Deny") } effect)
                context.Report(Descriptor, effect.Span, Meant(effect.Text).Properties, effect.Text);
        }
    }

    private static Suggestion Meant(string text) =>
        text.Trim().Equals("Allow", StringComparison.OrdinalIgnoreCase) ? new("Allow")
        : text.Trim().Equals("Deny", StringComparison.OrdinalIgnoreCase) ? new("Deny")
        : default;
}
