using IamPolicyAnalyzers.Analysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.Attachment;

/// <summary>A managed policy that a template attaches to a user.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class UserManagedPolicy() : PolicyRule(Descriptor)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.UserManagedPolicy,
        title: "Managed policy is attached to a user",
        messageFormat: "Policy '{0}' is attached to user '{1}'; attach it to a group",
        category: RuleCategory.Attachment,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "Permissions given to one person are forgotten when the person changes jobs; those of a group change with its members.");

    protected internal override void AnalyzeFile(FileContext context)
    {
        foreach (var attachment in context.Attachments)
        {
            if (attachment is { IsInline: false, IsOnUser: true }
                && !IsSelfService(attachment.PolicyName)
                && context.Catalogue.AwsStandingOf(attachment) != AwsPolicyStanding.Administrator)
                context.Report(Descriptor, attachment.Span, attachment.PolicyName, attachment.Target.Name);
        }
    }

    /// <summary>True for the policies by which AWS lets every user look after the user's own credentials.</summary>
    private static bool IsSelfService(string policyName) => policyName is "IAMUserChangePassword" or "IAMSelfManageServiceSpecificCredentials";
}
