using System.Collections.Immutable;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Documents;
using IamPolicyAnalyzers.Review;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.Review;

/// <summary>A policy that grants more than its baseline records.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class NewAccess()
    : PolicyRule(Descriptor, PolicyTypes.IdentityBased | PolicyTypes.ResourceBased | PolicyTypes.Trust)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.NewAccess,
        title: "Policy grants more than its recorded baseline",
        messageFormat: "Policy {0} {1}{2}, which its baseline does not; review it and update the baseline",
        category: RuleCategory.Review,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "The baseline records what somebody looked at and accepted; what came since has been seen by nobody.");

    protected override void Analyze(PolicyContext context)
    {
        if (Baseline.Of(context) is not { } recorded)
            return;
        var publicNow = AccessGrowth.BecamePublic(context, ImmutableArray.Create(recorded.Document))?.Statement;
        foreach (var growth in AccessGrowth.Between(recorded.Document, context.Policy, context.Type))
        {
            if (growth.Statement is not null && growth.Statement == publicNow)
                continue;
            var related = Related.At(recorded.File, recorded.Baseline.PolicySpan, "recorded here");
            if (growth.Denial is { } denial)
                related = related.And(recorded.File, denial.OpenSpan, "took more away");
            context.Report(Descriptor, growth.Span, related, context.Options.FixDay, growth.IsCertain ? "grants" : "possibly grants", growth.Names, growth.Reason);
        }
    }
}
