using System;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Documents;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.Attachment;

/// <summary>A policy under AWS's own account that AWS does not have.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class UnknownManagedPolicy() : PolicyRule(Descriptor)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.UnknownManagedPolicy,
        title: "AWS managed policy does not exist",
        messageFormat: "AWS managed policy '{0}' does not exist{1}",
        category: RuleCategory.Attachment,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "AWS refuses the attachment, and the deployment fails.");

    protected internal override void AnalyzeFile(FileContext context)
    {
        foreach (var attachment in context.Attachments)
        {
            if (context.Catalogue.AwsStandingOf(attachment) != AwsPolicyStanding.Unknown)
                continue;
            var meant = context.Catalogue.SuggestAwsPolicy(attachment);
            if (meant.Text is null && MayExist(attachment))
                continue;
            var severity = meant.Text is null && context.IsCatalogueOld ? DiagnosticSeverity.Info : Descriptor.DefaultSeverity;
            var tail = meant.Text is null ? $" in AWS data of {context.Catalogue.DataDate}" : meant.Tail;
            context.Report(Descriptor, attachment.AwsPolicySpan, meant.Properties, severity, [attachment.AwsPolicy, tail]);
        }
    }

    /// <summary>True in a partition whose policies the data does not have, and for the templates of policies that SAM has.</summary>
    private static bool MayExist(PolicyAttachment attachment) => attachment.IsByName
        ? attachment.PolicyName.EndsWith("Policy", StringComparison.Ordinal)
        : attachment.Partition != "aws";
}
