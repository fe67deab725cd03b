using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Documents;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.Resources;

/// <summary>An Allow on named resources with actions that work on no resource of their own.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class UnscopableAction() : PolicyRule(
    Descriptor, PolicyTypes.IdentityBased | PolicyTypes.PermissionsBoundary | PolicyTypes.Session)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.UnscopableAction,
        title: "Action works only with Resource *",
        messageFormat: "{0} only Resource '*', so this statement does not grant {1}; move {1} to a statement with Resource '*'",
        category: RuleCategory.Resources,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "Actions without resource types are compared with '*' alone; on named resources they are never allowed.");

    protected override void Analyze(PolicyContext context)
    {
        foreach (var fit in ResourceFit.OfStatements(context))
        {
            if (!fit.Statement.IsAllow || fit.UnscopableActions() is not { IsEmpty: false } actions)
                continue;
            Report(context, actions.RemoveAll(action => !fit.NeedsAllForCertain(action.Action)), DiagnosticSeverity.Warning);
            Report(context, actions.RemoveAll(action => fit.NeedsAllForCertain(action.Action)), DiagnosticSeverity.Info);
        }
    }

    private static void Report(PolicyContext context, ImmutableArray<NamedAction> actions, DiagnosticSeverity severity)
    {
        if (actions.IsEmpty)
            return;
        var names = new List<string>();
        foreach (var action in actions)
            names.Add(action.Entry.Text);
        var (subject, them) = names.Count == 1 ? ($"Action '{names[0]}' accepts", "it") : ($"Actions {Listing.Of(names, names.Count)} accept", "them");
        var others = Related.AtEach(actions.Skip(1).Select(static action => action.Entry.Span), actions[0].Entry.Span, "accepts no other resource either");
        context.File.Report(Descriptor, actions[0].Entry.Span, FixData.None.Add(FixData.Actions, string.Join(" ", names)), severity, [subject, them], others);
    }
}
