using System.Linq;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Documents;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.Size;

/// <summary>A policy that is longer than AWS accepts.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class OversizedPolicy() : PolicyRule(Descriptor, PolicyTypes.Any & ~(PolicyTypes.ServiceControl | PolicyTypes.ResourceControl))
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.OversizedPolicy,
        title: "Policy is larger than its quota",
        messageFormat: "{0}, but {1} may have {2}",
        category: RuleCategory.Size,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "AWS refuses the policy at deployment.");

    protected override void Analyze(PolicyContext context)
    {
        if (PolicySize.Of(context) is not { IsOver: true } size || size.Before > size.Quota.Limit)
            return;
        var subject = size.Before > 0 && context.Policy.Attachment is { } attachment ? $"Inline policies of {attachment.Target} have" : "Policy has";
        context.Report(Descriptor, context.Policy.OpenSpan, size.Before > 0 ? Before(context) : Related.None, $"{subject} {size.Amount}", size.Quota.Holder, size.Quota.LimitText);
    }

    /// <summary>The inline policies of the same user, group or role that share its quota.</summary>
    private static Related Before(PolicyContext context) => Related.AtEach(
        context.File.File.EntityOf(context.Policy).Documents.TakeWhile(other => other != context.Policy).Where(other => other.Attachment is { IsInline: true }).Select(other => other.OpenSpan),
        context.Policy.OpenSpan,
        "counts as well");
}
