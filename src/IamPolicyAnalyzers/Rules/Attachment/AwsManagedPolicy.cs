using IamPolicyAnalyzers.Analysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.Attachment;

/// <summary>A policy that AWS writes, attached to anyone, where no other rule of the family has more to say.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class AwsManagedPolicy() : PolicyRule(Descriptor)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.AwsManagedPolicy,
        title: "AWS managed policy is attached",
        messageFormat: "Policy '{0}' is written by AWS and changes without you; write your own for production",
        category: RuleCategory.Attachment,
        defaultSeverity: DiagnosticSeverity.Info,
        description: "A managed policy of AWS suits everybody a little: it grants more than one application needs, and AWS adds to it.",
        isEnabledByDefault: false);

    protected internal override void AnalyzeFile(FileContext context)
    {
        foreach (var attachment in context.Attachments)
        {
            // UserManagedPolicy speaks for what is attached to a user.
            if (!attachment.IsOnUser && context.Catalogue.AwsStandingOf(attachment) == AwsPolicyStanding.Ordinary)
                context.Report(Descriptor, attachment.Span, attachment.PolicyName);
        }
    }
}
