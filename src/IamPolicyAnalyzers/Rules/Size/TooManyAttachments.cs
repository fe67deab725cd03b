using System.Linq;
using IamPolicyAnalyzers.Analysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.Size;

/// <summary>A user, group or role with more managed policies than AWS attaches to one.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class TooManyAttachments() : PolicyRule(Descriptor)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.TooManyAttachments,
        title: "Identity has more managed policies than AWS attaches",
        messageFormat: "{0} '{1}' has {2} managed policies, but AWS attaches at most {3}",
        category: RuleCategory.Size,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "AWS refuses the attachment, and the deployment fails.");

    protected internal override void AnalyzeFile(FileContext context)
    {
        var most = context.Options.MaxAttachedPolicies;
        if (context.Attachments.Length <= most)
            return;

        // Only what every deployment attaches counts, and each policy once.
        var policies = context.Attachments.Where(attachment => attachment is { IsInline: false, IsConditional: false });
        foreach (var attached in policies.GroupBy(attachment => attachment.Target))
        {
            var firsts = attached.GroupBy(attachment => attachment.PolicyName).Select(same => same.First()).ToList();
            if (firsts.Count > most)
                context.Report(Descriptor, firsts[most].Span, Related.AtEach(firsts.Take(most).Select(attachment => attachment.Span), firsts[most].Span, "counts as well"), attached.Key.Title, attached.Key.Name, firsts.Count, most);
        }
    }
}
