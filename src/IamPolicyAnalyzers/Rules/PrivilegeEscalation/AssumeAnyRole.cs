using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Documents;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.PrivilegeEscalation;

/// <summary>A statement that lets the caller assume every role that trusts the account.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class AssumeAnyRole() : PolicyRule(Descriptor, PolicyTypes.IdentityBased)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.AssumeAnyRole,
        title: "Allow lets the caller assume every role",
        messageFormat: "Resource '{0}' lets the caller assume every role that trusts the account; list the role ARNs",
        category: RuleCategory.PrivilegeEscalation,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "Roles often trust the whole account and leave it to policies like this one who may assume them.");

    protected override void Analyze(PolicyContext context)
    {
        foreach (var grant in context.OwnGrants)
        {
            var actions = grant.ActionsAt(Risk.AssumeAnyRole);
            if (!actions.IsEmpty && AssumeRole.EveryRole(grant) is { } resource)
                context.Report(Descriptor, resource.Span, Related.At(grant.EntryOf(grant.First(actions))?.Span ?? grant.Action.NameSpan, "assumes the roles"), resource.Text);
        }
    }
}
