using IamPolicyAnalyzers.Analysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.Attachment;

/// <summary>A policy that a template writes into a role or group, as Policies of <c>AWS::IAM::Role</c> does.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class InlinePolicy() : PolicyRule(Descriptor)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.InlinePolicy,
        title: "Policy is written inline on a role or group",
        messageFormat: "Policy '{0}' is inline on {1}; write a managed policy that can be reviewed and reused",
        category: RuleCategory.Attachment,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "An inline policy has no versions, cannot be attached elsewhere and vanishes with its role or group.");

    protected internal override void AnalyzeFile(FileContext context)
    {
        foreach (var attachment in context.Attachments)
        {
            // A policy that users have too is for UserInlinePolicy to report.
            if (attachment is { IsInline: true, IsOnUser: false, IsWrittenByFramework: false }
                && context.Options.FirstInlineReported(attachment.Targets) is { } target)
                context.Report(Descriptor, attachment.Span, attachment.PolicyName, target);
        }
    }
}
