using IamPolicyAnalyzers.Analysis;
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
        foreach (var attachment in context.Attachments)
        {
            if (context.Catalogue.AwsStandingOf(attachment) == AwsPolicyStanding.Administrator)
                context.Report(Descriptor, attachment.Span, attachment.PolicyName, attachment.Target, RunnerOf(attachment.Target.Name, context));
        }
    }

    /// <summary>The first function, task, build project or instance of the file that runs under the role.</summary>
    private static string RunnerOf(string role, FileContext context)
    {
        foreach (var use in context.RoleUses)
        {
            if (use.Role == role)
                return $" of {use}";
        }

        return "";
    }
}
