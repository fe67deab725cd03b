using System.Collections.Generic;
using System.Linq;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Policies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.Analysis;

/// <summary>A value that somebody has still to write; no other rule judges it until then.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class PlaceholderValue() : PolicyRule(Descriptor)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.PlaceholderValue,
        title: "Placeholder is left in the policy",
        messageFormat: "'{0}' is a placeholder; write the value",
        category: RuleCategory.Analysis,
        defaultSeverity: DiagnosticSeverity.Info,
        description: "AWS takes the text as it stands: the statement names nothing that exists, or the policy is refused.");

    protected internal override void AnalyzeFile(FileContext context)
    {
        base.AnalyzeFile(context);
        foreach (var tagged in context.Taggable)
        foreach (var value in tagged.Tags.Values)
        {
            if (value.Text == RequiredTag.ToFillIn)
                context.Report(Descriptor, value.Span, value.Text);
        }
    }

    protected override void Analyze(PolicyContext context)
    {
        foreach (var statement in context.Policy.Statements)
        foreach (var value in ValuesOf(statement))
        foreach (var placeholder in value.Placeholders)
            context.Report(Descriptor, placeholder.Span, placeholder.Text);
    }

    private static IEnumerable<PolicyText> ValuesOf(Statement statement) =>
    [
        .. statement.Principal?.Values.Select(value => value.Written) ?? [],
        .. statement.Resource?.Entries.Select(entry => entry.Written) ?? [],
        .. statement.Condition?.Tests.SelectMany(test => test.Values) ?? [],
    ];
}
