using System.Collections.Generic;
using System.Linq;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Catalogue;
using IamPolicyAnalyzers.Documents;
using IamPolicyAnalyzers.Policies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.Resources;

/// <summary>An action in a statement whose resources are all of types that it does not work on.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class MismatchedResource() : PolicyRule(
    Descriptor,
    PolicyTypes.IdentityBased | PolicyTypes.PermissionsBoundary | PolicyTypes.Session | PolicyTypes.ServiceControl | PolicyTypes.ResourceControl)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.MismatchedResource,
        title: "Action cannot act on any resource of the statement",
        messageFormat: "{0} {1}, but {2}",
        category: RuleCategory.Resources,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "A statement allows or denies an action only on resources of the types that the action works on.");

    protected override void Analyze(PolicyContext context)
    {
        foreach (var fit in ResourceFit.OfStatements(context))
        {
            var byNeed = new Dictionary<string, List<NamedAction>>();
            foreach (var action in fit.MismatchedActions())
            {
                var need = NeedOf(action.Action);
                if (!byNeed.TryGetValue(need, out var actions))
                    byNeed.Add(need, actions = new List<NamedAction>());
                actions.Add(action);
            }

            foreach (var group in byNeed)
                Report(context, fit, group.Key, group.Value, fit.Statement.Resource!.Entries.Length);
        }
    }

    private static void Report(PolicyContext context, ResourceFit fit, string need, List<NamedAction> actions, int entryCount)
    {
        var names = actions.ConvertAll(static action => action.Entry.Text);
        var subject = names.Count == 1 ? $"Action '{names[0]}' needs" : $"Actions {Listing.Of(names, names.Count)} need";
        var (nearest, sibling) = fit.NearestTo(actions[0].Action);
        var fact = entryCount == 1 ? $"Resource '{nearest.Text}' is of {KindOf(nearest)}" : "Resource has none";
        var related = Related.AtEach(actions.Skip(1).Select(static action => action.Entry.Span), actions[0].Entry.Span, "has the same need");
        if (entryCount == 1)
            related = related.And(nearest.Span, "of another type");
        if (sibling is null)
            context.Report(Descriptor, actions[0].Entry.Span, related, subject, $"a resource of {need}", fact);
        else
            context.Report(Descriptor, actions[0].Entry.Span, related, FixData.Suggest(sibling), subject, $"a resource of {KindOf(ResourceArn.Parse(sibling))}", $"{fact}; add '{sibling}'");
    }

    private static string NeedOf(CatalogueAction action)
    {
        var names = new List<string>();
        foreach (var type in action.ResourceTypes)
            names.Add(type.Name);
        return names.Count == 1 ? $"type '{names[0]}'" : $"one of the types {Listing.Of(names, names.Count)}";
    }

    private static string KindOf(ResourceArn entry) =>
        ArnTypes.KindOf(entry) is { } kind ? $"type '{kind.Name}'" : $"service '{entry.PartText(ArnPart.Service)}'";
}
