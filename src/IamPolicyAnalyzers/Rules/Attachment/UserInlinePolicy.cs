using IamPolicyAnalyzers.Analysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.Attachment;

/// <summary>A policy that a template writes into a user.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class UserInlinePolicy() : PolicyRule(Descriptor)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.UserInlinePolicy,
        title: "Policy is written inline on a user",
        messageFormat: "Policy '{0}' is inline on user '{1}'; attach a managed policy to a group",
        category: RuleCategory.Attachment,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "Permissions given to one person are forgotten when the person changes jobs; those of a group change with its members.");

    protected internal override void AnalyzeFile(FileContext context)
    {
        foreach (var attachment in context.Attachments)
        {
            if (attachment is { IsInline: true, IsOnUser: true })
                context.Report(Descriptor, attachment.Span, attachment.PolicyName, attachment.Target.Name);
        }
    }
}
