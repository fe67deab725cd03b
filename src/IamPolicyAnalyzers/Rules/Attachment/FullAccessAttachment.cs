using IamPolicyAnalyzers.Analysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.Attachment;

/// <summary>A policy of AWS that grants all of a service, attached to anyone.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class FullAccessAttachment() : PolicyRule(Descriptor)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.FullAccessAttachment,
        title: "Full-access policy of a service is attached",
        messageFormat: "Policy '{0}' grants the whole service to {1}; {2}",
        category: RuleCategory.Attachment,
        defaultSeverity: DiagnosticSeverity.Info,
        description: "Such a policy also deletes and opens to others what it manages, and grows with every action that AWS adds.");

    protected internal override void AnalyzeFile(FileContext context)
    {
        // In what an account reports there is nothing to repair.
        var isEvidence = context.IsEvidence;
        foreach (var attachment in context.Attachments)
        {
            if (context.Catalogue.AwsStandingOf(attachment) != AwsPolicyStanding.FullAccess)
                continue;
            var twin = context.Catalogue.ReadOnlyTwinOf(attachment);
            context.Report(
                Descriptor,
                attachment.AwsPolicySpan,
                new Suggestion(isEvidence ? null : twin).Properties,
                Descriptor.DefaultSeverity,
                [attachment.PolicyName, attachment.Target, twin is null ? "attach what it needs" : $"is '{AwsPolicies.NameOf(twin)}' enough?"]);
        }
    }
}
