using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Documents;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.MissingConditions;

/// <summary>A grant that its author meant for a while, and that nothing ends.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class MissingExpiry() : PolicyRule(Descriptor, PolicyTypes.IdentityBased | PolicyTypes.ResourceBased | PolicyTypes.Trust)
{
    private const int DaysToOffer = 90;

    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.MissingExpiry,
        title: "Temporary grant has no end",
        messageFormat: "Sid '{0}' says temporary, but the grant has no end; test 'aws:CurrentTime'",
        category: RuleCategory.MissingConditions,
        defaultSeverity: DiagnosticSeverity.Info,
        description: "What is granted for a while stays until somebody remembers it, unless the policy says when it ends.");

    protected override void Analyze(PolicyContext context)
    {
        foreach (var statement in context.Policy.Statements)
        {
            if (statement is { IsAllow: true, Sid: { IsLiteral: true } sid } && SidWords.SayTemporary(sid.Text) && !Expiry.MayEnd(statement.Condition))
                context.Report(Descriptor, sid.Span, FixData.Test("DateLessThan", Expiry.CurrentTime, EndFor(context)), sid.Text);
        }
    }

    private static string EndFor(PolicyContext context) => context.Options.AsOfDay is { } today ? $"{today.AddDays(DaysToOffer)}T00:00:00Z" : "REPLACE_ME_DATE";
}
