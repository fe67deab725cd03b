using System;
using System.Collections.Generic;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Policies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.Actions;

/// <summary>An action of a service that AWS does not have: the entry stands for nothing.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class UnknownService() : PolicyRule(Descriptor)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.UnknownService,
        title: "Action names a service that does not exist",
        messageFormat: "Service '{0}' does not exist{1}",
        category: RuleCategory.Actions,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "AWS accepts the policy, but an action of an unknown service is never allowed or denied.");

    protected override void Analyze(PolicyContext context)
    {
        var spelling = new ActionSpelling(context.Catalogue);
        foreach (var statement in context.Policy.Statements)
        {
            if (statement.Action is not { } action)
                continue;
            var reported = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            foreach (var entry in action.Entries)
            {
                if (!IsOfUnknownService(context, entry))
                    continue;
                var prefix = entry.Prefix.ToString();
                if (!reported.Add(prefix))
                    continue;
                var near = spelling.OfService(entry);
                var tail = near.Text is null ? $" in AWS data of {context.Catalogue.DataDate}; if it is new, list it in 'iam_extra_services'" : near.Tail;
                context.ReportUnknownName(Descriptor, entry.PrefixSpan, near, prefix, tail);
            }
        }
    }

    private static bool IsOfUnknownService(PolicyContext context, ActionPattern entry) =>
        entry.IsWellFormed
        && !entry.IsAll
        && context.Catalogue.IndexOf(entry) < 0
        && !context.IsKnownService(entry.Prefix)
        && !context.Catalogue.IsUndocumented(entry.Prefix, entry.Name)
        && !context.IsExtraAction(entry);
}
