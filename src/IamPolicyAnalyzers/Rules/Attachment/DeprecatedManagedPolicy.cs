using System;
using IamPolicyAnalyzers.Analysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.Attachment;

/// <summary>A policy of AWS that AWS took back.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class DeprecatedManagedPolicy() : PolicyRule(Descriptor)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.DeprecatedManagedPolicy,
        title: "AWS managed policy was withdrawn",
        messageFormat: "AWS managed policy '{0}' was withdrawn; {1}",
        category: RuleCategory.Attachment,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "AWS does not attach it to anyone anew, so that a deployment into another account fails.",
        tag: RuleTag.Deprecated);

    protected internal override void AnalyzeFile(FileContext context)
    {
        foreach (var attachment in context.Attachments)
        {
            if (context.Catalogue.AwsStandingOf(attachment) != AwsPolicyStanding.Withdrawn)
                continue;
            context.Catalogue.IsWithdrawnPolicy(attachment.PolicyName.AsSpan(), out var successor);
            var instead = successor.Length > 0 ? $"use '{successor}' or list what {attachment.Target} needs" : $"list what {attachment.Target} needs";
            context.Report(Descriptor, attachment.AwsPolicySpan, attachment.PolicyName, instead);
        }
    }
}
