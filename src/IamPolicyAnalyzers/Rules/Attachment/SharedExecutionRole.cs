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
        foreach (var shared in context.RoleUses.GroupBy(use => (use.Runner, Task: use.Runner == "task" ? use.Name : "", use.Role)))
        {
            if (shared.Key.Runner is not ("function" or "task") || IsBasic(shared.Key.Role, context))
                continue;
            var uses = shared.GroupBy(use => (use.Name, use.Property)).Select(same => same.First()).ToList();
            if (uses.Count > 1)
            {
                var names = uses.ConvertAll(use => shared.Key.Runner == "task" ? use.Property : use.Name);
                context.Report(Descriptor, uses[1].Span, uses[1].RoleName, Listing.Of(names, names.Count));
            }
        }
    }

    /// <summary>True for a role of the file that only writes logs and traces and reaches a network, which all functions do.</summary>
    private static bool IsBasic(string role, FileContext context) =>
        context.Identities.Any(identity => identity.Kind == PrincipalKind.Role && identity.Name == role)
        && context.Attachments
            .Where(attachment => attachment.Targets.Any(target => target.Kind == PrincipalKind.Role && target.Name == role))
            .All(attachment => attachment is
            {
                IsInline: false,
                AwsPolicy: "service-role/AWSLambdaBasicExecutionRole" or "service-role/AWSLambdaVPCAccessExecutionRole" or "AWSXRayDaemonWriteAccess",
            });
}
