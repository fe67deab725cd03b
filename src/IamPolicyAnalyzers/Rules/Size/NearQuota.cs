using IamPolicyAnalyzers.Analysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.Size;

/// <summary>A policy that leaves little room to its quota.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class NearQuota() : PolicyRule(Descriptor)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.NearQuota,
        title: "Policy comes close to its quota",
        messageFormat: "Policy has {0} of {1}",
        category: RuleCategory.Size,
        defaultSeverity: DiagnosticSeverity.Info,
        description: "The next statement may be the one that AWS refuses.",
        isEnabledByDefault: false);

    protected override void Analyze(PolicyContext context)
    {
        var percent = context.Options.NearQuotaPercent;
        if (PolicySize.Of(context, percent) is { IsOver: false, IsOverAsWritten: false } size && size.Reaches(percent))
            context.Report(Descriptor, context.Policy.OpenSpan, PolicyQuota.Number(size.Total), size.Quota.Amount(size.Quota.Limit));
    }
}
