using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Documents;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.Size;

/// <summary>A policy of an organization that is longer than AWS accepts.</summary>
/// <remarks>https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class OversizedOrganizationPolicy() : PolicyRule(Descriptor, PolicyTypes.ServiceControl | PolicyTypes.ResourceControl)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.OversizedOrganizationPolicy,
        title: "Organization policy is larger than AWS accepts",
        messageFormat: "Policy has {0}, but {1} may have {2}{3}",
        category: RuleCategory.Size,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "AWS refuses the policy when it is saved.");

    protected override void Analyze(PolicyContext context)
    {
        if (PolicySize.Of(context) is not { } size)
            return;
        if (size.IsOver)
            Report(context, DiagnosticSeverity.Warning, $"{size.Amount} without white space", size.Quota, "");
        else if (size.IsOverAsWritten)
            Report(context, DiagnosticSeverity.Info, $"{size.Quota.Amount(size.Written)} as written", size.Quota, "; leave white space out when you upload it");
    }

    private static void Report(PolicyContext context, DiagnosticSeverity severity, string amount, PolicyQuota quota, string tail) =>
        context.File.Report(Descriptor, context.Policy.OpenSpan, FixData.None, severity, [amount, quota.Holder, quota.LimitText, tail]);
}
