using System;
using System.Collections.Generic;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Documents;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.Attachment;

/// <summary>A policy of AWS that makes an administrator, or lets its holder become one, attached to anyone.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class AdministratorAttachment() : PolicyRule(Descriptor)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.AdministratorAttachment,
        title: "Administrator policy is attached",
        messageFormat: "Policy '{0}' makes {1}{2} an administrator; attach what it needs",
        category: RuleCategory.Attachment,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "Whoever has this policy can do everything in the account, or can give it to themselves.");

    protected internal override void AnalyzeFile(FileContext context)
    {
        Dictionary<string, RoleUse>? runners = null;
        foreach (var attachment in context.Attachments)
        {
            if (context.Catalogue.AwsStandingOf(attachment) != AwsPolicyStanding.Administrator)
                continue;
            runners ??= Runners(context);
            var use = attachment.Target.Kind == PrincipalKind.Role && runners.TryGetValue(attachment.Target.Name, out var first) ? first : null;
            var related = use is null ? Related.None : Related.At(use.Span, "runs under the role");
            context.Report(Descriptor, attachment.Span, related, attachment.PolicyName, attachment.Target, use is null ? "" : $" of {use}");
        }
    }

    /// <summary>For each role the first function, task, build project or instance of the file that runs under it.</summary>
    private static Dictionary<string, RoleUse> Runners(FileContext context)
    {
        var runners = new Dictionary<string, RoleUse>(StringComparer.Ordinal);
        foreach (var use in context.RoleUses)
        {
            if (!runners.ContainsKey(use.Role))
                runners.Add(use.Role, use);
        }

        return runners;
    }
}
