using System.Collections.Generic;
using System.Linq;
using IamPolicyAnalyzers.Catalogue;
using IamPolicyAnalyzers.Policies;
using IamPolicyAnalyzers.Tool.LanguageServer.Protocol;

namespace IamPolicyAnalyzers.Tool.LanguageServer.Completion;

/// <summary>What AWS says about a thing that may be written, as Markdown.</summary>
internal static class CompletionDocumentation
{
    private const int MaxNames = 12;

    /// <summary>Null for what the catalogue does not have.</summary>
    public static string? Of(CompletionData data) => data.Subject switch
    {
        CompletionSubject.Service => OfService(data.Name),
        CompletionSubject.Action => OfAction(data.Name),
        CompletionSubject.ActionPattern => OfPattern(data.Name),
        _ => OfKey(data.Name),
    };

    private static string? OfService(string prefix) =>
        ActionCatalogue.Instance.TryGetService(prefix, out var service) ? $"{service.Name}: {Count(service.ActionCount, "action")}" : null;

    private static string? OfAction(string name)
    {
        if (!ActionCatalogue.Instance.TryGetAction(name, out var action))
            return null;
        var lines = new List<string> { $"{action.Service.Name}, {action.Level.ToText()}" };
        if (action.IsPermissionOnly)
            lines.Add("Permission only: no API operation has this name");
        lines.Add(action.IsScopable
            ? "Resource types: " + Names(action.ResourceTypes.Select(static type => type.Name + (type.IsRequired ? " (required)" : "")))
            : "Needs Resource `*`");
        if (action.ConditionKeys.Count > 0)
            lines.Add("Condition keys: " + Names(action.ConditionKeys.Select(static key => key.Name)));
        if (action.DependentActions.Count > 0)
            lines.Add("Needs as well: " + Names(action.DependentActions.Select(static other => other.FullName)));
        return string.Join("\n\n", lines);
    }

    private static string? OfPattern(string text)
    {
        var actions = ActionCatalogue.Instance.Match(ActionPattern.Parse(text));
        return actions.IsEmpty ? null : $"{Count(actions.Count, "action")}: {Names(ActionCatalogue.Instance.ActionsIn(actions).Select(static action => action.Name))}";
    }

    private static string? OfKey(string name)
    {
        foreach (var key in ActionCatalogue.Instance.ConditionKeys)
        {
            if (key.Name == name)
                return $"{key.Type}{(key.IsMultivalued ? ", several values" : "")}{(key.IsGlobal ? ", in requests to every service that fills it in" : "")}";
        }

        return null;
    }

    private static string Names(IEnumerable<string> names)
    {
        var all = names.Select(static name => $"`{name}`").ToList();
        return string.Join(", ", all.Take(MaxNames)) + (all.Count > MaxNames ? $" and {all.Count - MaxNames} more" : "");
    }

    private static string Count(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";
}
