using IamPolicyAnalyzers.Analysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.Redundancy;

/// <summary>An Allow that a Deny of the same document takes away altogether.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class ShadowedAllow() : PolicyRule(Descriptor)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.ShadowedAllow,
        title: "Allow is denied by the same policy",
        messageFormat: "Allow has no effect: statement {0} denies all of it",
        category: RuleCategory.Redundancy,
        defaultSeverity: DiagnosticSeverity.Info,
        description: "A Deny wins over every Allow, so the statement grants nothing; either it or the Deny is a mistake.",
        tag: RuleTag.Unnecessary);

    protected override void Analyze(PolicyContext context)
    {
        if (context.File.File.HasErrors)
            return;
        foreach (var (allow, deny) in new Coverage().DeniedStatements(context.Policy))
            context.Report(Descriptor, allow.OpenSpan, Related.At(deny.OpenSpan, "denies all of it").AndNeedless(allow.Span), deny.Label);
    }
}
