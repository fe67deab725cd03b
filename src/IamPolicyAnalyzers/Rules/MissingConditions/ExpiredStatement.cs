using IamPolicyAnalyzers.Analysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.MissingConditions;

/// <summary>A statement that its own Condition has ended.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class ExpiredStatement() : PolicyRule(Descriptor)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.ExpiredStatement,
        title: "Statement has expired",
        messageFormat: "{0} ended on '{1}', before {2}; remove the statement or renew it",
        category: RuleCategory.MissingConditions,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "The end that the Condition sets has passed: what was allowed no longer is, and what was forbidden no longer is either.");

    protected override void Analyze(PolicyContext context)
    {
        if (context.Options.AsOfDay is not { } today)
            return;
        foreach (var statement in context.Policy.Statements)
        {
            if ((statement.IsAllow || statement.IsDeny) && Expiry.Of(statement.Condition) is { } end && end.Day < today)
                context.Report(Descriptor, end.Value.Span, statement.Effect, end.Value.Text, today);
        }
    }
}
