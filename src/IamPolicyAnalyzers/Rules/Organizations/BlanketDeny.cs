using System;
using System.Linq;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Documents;
using IamPolicyAnalyzers.Policies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.Organizations;

/// <summary>A Deny of an organization policy that stops everybody, for good.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class BlanketDeny() : PolicyRule(Descriptor, PolicyTypes.ServiceControl | PolicyTypes.ResourceControl)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.BlanketDeny,
        title: "Organization policy denies without any condition",
        messageFormat: "Deny on '{0}' with Resource '*' and no Condition stops everyone, administrators included; add Condition",
        category: RuleCategory.Organizations,
        defaultSeverity: DiagnosticSeverity.Info,
        description: "No policy of an account can lift a Deny of the organization, and without a Condition it exempts nobody who would have to repair things.");

    private static readonly string[] s_names = ["Quarantine", "Suspended", "Sandbox", "DenyAll"];

    protected override void Analyze(PolicyContext context)
    {
        if (IsNamedSo(context.File.Name))
            return;
        foreach (var statement in context.Policy.Statements)
        {
            if (statement is { IsDeny: true, Condition: null, Action: { IsNot: false } action, Resource: { IsNot: false } resource }
                && resource.Entries.Any(entry => entry.IsAll)
                && !(statement.Sid is { } sid && (sid.HasUnknown || IsNamedSo(sid.Text)))
                && action.Entries.FirstOrDefault(entry => IsBlanket(context, entry)) is { } blanket)
                context.Report(Descriptor, blanket.Span, blanket.Text);
        }
    }

    /// <summary>Organizations refuses a lone <c>*</c> in a resource control policy, and in a service control policy the Deny of one service is an ordinary one.</summary>
    private static bool IsBlanket(PolicyContext context, ActionPattern entry) =>
        context.Type == PolicyType.ServiceControl ? entry.IsAll : WholeService.Of(entry, context.Catalogue) is not null;

    /// <summary>True for a policy that says it is meant to stop everybody.</summary>
    private static bool IsNamedSo(string name)
    {
        var letters = name.Replace(" ", "").Replace("-", "").Replace("_", "");
        return Array.Exists(s_names, word => letters.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0);
    }
}
