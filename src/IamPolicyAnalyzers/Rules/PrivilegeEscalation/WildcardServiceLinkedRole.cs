using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Documents;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.PrivilegeEscalation;

/// <summary>A statement that creates the service-linked role of any service.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class WildcardServiceLinkedRole() : PolicyRule(Descriptor, PolicyTypes.IdentityBased)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.WildcardServiceLinkedRole,
        title: "Allow creates service-linked roles of any service",
        messageFormat: "Allow on '{0}' with Resource '{1}' creates roles for any service; test 'iam:AWSServiceName'",
        category: RuleCategory.PrivilegeEscalation,
        defaultSeverity: DiagnosticSeverity.Info,
        description: "Each such role lets a service act in the account with rights of its own; an application needs that of one service or two.");

    protected override void Analyze(PolicyContext context)
    {
        foreach (var grant in context.OwnGrants)
        {
            if (ServiceLinkedRoles.OfEveryService(grant) is not { } resource || ServiceLinkedRoles.Entry(grant) is not { } entry)
                continue;

            // Other actions know no such key, so the test would take them away.
            var fix = grant.Named.Count == 1 && grant.Action.Entries.Length == 1 ? FixData.Test("iam:AWSServiceName", "REPLACE_ME_SERVICE") : FixData.None;
            context.Report(Descriptor, resource.Span, Related.At(entry.Span, "creates the roles"), fix, entry.Text, resource.Text);
        }
    }
}
