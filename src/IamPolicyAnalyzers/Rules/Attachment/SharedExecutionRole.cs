using System.Collections.Generic;
using System.Linq;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Documents;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.Attachment;

/// <summary>A role under which several functions run, or a task and the agent that starts it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class SharedExecutionRole() : PolicyRule(Descriptor)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.SharedExecutionRole,
        title: "One role serves several functions or both roles of a task",
        messageFormat: "Role '{0}' is shared by {1}; each gets the rights of all",
        category: RuleCategory.Attachment,
        defaultSeverity: DiagnosticSeverity.Info,
        description: "A role of its own keeps what one function may do away from the next.",
        isEnabledByDefault: false);

    protected internal override void AnalyzeFile(FileContext context)
    {
        var shared = context.RoleUses
            .Where(use => use.Runner is "function" or "task")
            .GroupBy(use => (use.Runner, Task: use.Runner == "task" ? use.Name : "", use.Role))
            .Select(uses => (uses.Key, Uses: uses.GroupBy(use => (use.Name, use.Property)).Select(same => same.First()).ToList()))
            .Where(shared => shared.Uses.Count > 1)
            .ToList();
        if (shared.Count == 0)
            return;

        var basic = BasicRoles(context);
        foreach (var (key, uses) in shared)
        {
            if (basic.Contains(key.Role))
                continue;
            var names = uses.ConvertAll(use => key.Runner == "task" ? use.Property : use.Name);
            var others = Related.AtEach(uses.Select(use => use.Span), uses[1].Span, "runs under the role, too");
            context.Report(Descriptor, uses[1].Span, others, uses[1].RoleName, Listing.Of(names, names.Count));
        }
    }

    /// <summary>The roles of the file that only write logs and traces and reach a network, which all functions do.</summary>
    private static HashSet<string> BasicRoles(FileContext context)
    {
        var roles = new HashSet<string>(context.Identities.Where(identity => identity.Kind == PrincipalKind.Role).Select(identity => identity.Name));
        foreach (var attachment in context.Attachments)
        {
            if (!IsBasic(attachment))
                roles.ExceptWith(attachment.Targets.Where(target => target.Kind == PrincipalKind.Role).Select(target => target.Name));
        }

        return roles;
    }

    private static bool IsBasic(PolicyAttachment attachment) => attachment is
    {
        IsInline: false,
        AwsPolicy: "service-role/AWSLambdaBasicExecutionRole" or "service-role/AWSLambdaVPCAccessExecutionRole" or "AWSXRayDaemonWriteAccess",
    };
}
