using System;
using System.Collections.Generic;
using IamPolicyAnalyzers.Catalogue;
using IamPolicyAnalyzers.Policies;

namespace IamPolicyAnalyzers.Analysis;

/// <summary>What the operators and keys of the conditions in one document were probably meant to be.</summary>
internal sealed class ConditionSpelling(ActionCatalogue catalogue)
{
    private const int MaxDistance = 3;
    private const string IfExists = "IfExists";

    /// <summary>A document with more wrong names than this is not misspelt, and must not take the time of the search for each of them.</summary>
    private const int MaxSuggestions = 100;

    private static readonly string[] s_sets = ["ForAllValues", "ForAnyValue"];

    private static readonly string[] s_operators = OperatorForms();

    private int _left = MaxSuggestions;

    /// <summary>The operator that a name means which is none.</summary>
    public Suggestion OfOperator(string name)
    {
        if (--_left < 0)
            return default;
        var colon = name.LastIndexOf(':');
        var set = colon < 0 ? "" : SetMeant(name.Substring(0, colon));
        if (set is null)
            return default;

        var rest = name.Substring(colon + 1);
        if (rest.Equals("Null" + IfExists, StringComparison.OrdinalIgnoreCase))
            return new("Null");
        foreach (var known in s_operators)
        {
            if (known.Equals(rest + "Than", StringComparison.OrdinalIgnoreCase))
                return new(set + known);
        }

        return NearestName.TryFind(rest.AsSpan(), s_operators, Math.Min(MaxDistance, rest.Length / 3), out var nearest)
            && IsNegation(nearest) == IsNegation(rest)
            && !(nearest == "Null" && set.Length > 0)
                ? new(set + nearest)
                : default;
    }

    /// <summary>The key that a malformed one means: without its blanks, else a global key, else the key of the service that all actions have.</summary>
    public Suggestion OfForm(ConditionKey key, Statement statement)
    {
        if (--_left < 0)
            return default;
        if (key.Flaw == ConditionKeyFlaw.WhiteSpace)
            return Known(key.Text.Replace(" ", ""));
        if (key.Flaw is not (ConditionKeyFlaw.NoColon or ConditionKeyFlaw.NoPrefix))
            return default;

        var name = key.Name;
        var global = Known("aws:" + name);
        return global.Text is not null ? global
            : ServiceOf(statement) is { } prefix ? Known(prefix + ":" + name)
            : default;
    }

    /// <summary>The key that a well-formed one means which does not exist: the nearest of its prefix, else the global key of that name.</summary>
    public Suggestion OfKey(ConditionKey key) =>
        --_left < 0 ? default
        : catalogue.TrySuggestConditionKey(key.Text.AsSpan(), out var near) ? new(near)
        : Known("aws:" + key.Name);

    /// <summary>The key as AWS spells it, when there is one.</summary>
    private Suggestion Known(string key) =>
        catalogue.TryGetConditionKey(key.AsSpan(), out var known) ? new(known.IsTemplate ? key : known.Name) : default;

    /// <summary>The set prefix with its colon; null for a text that is near none.</summary>
    private static string? SetMeant(string text)
    {
        foreach (var set in s_sets)
        {
            if (text.StartsWith(set.Substring(0, "ForAll".Length), StringComparison.OrdinalIgnoreCase))
                return set + ":";
        }

        return NearestName.TryFind(text.AsSpan(), s_sets, MaxDistance, out var nearest) ? nearest + ":" : null;
    }

    private static bool IsNegation(string name) => name.IndexOf("Not", StringComparison.OrdinalIgnoreCase) >= 0;

    /// <summary>The prefix that every action of the statement has; null when they have several, or none can be told.</summary>
    private string? ServiceOf(Statement statement)
    {
        string? only = null;
        if (statement.Action is not { IsUnknown: false } action)
            return null;
        foreach (var entry in action.Entries)
        {
            if (!catalogue.TryGetService(entry.Prefix, out var service) || (only is not null && only != service.Prefix))
                return null;
            only = service.Prefix;
        }

        return only;
    }

    private static string[] OperatorForms()
    {
        var forms = new List<string>();
        foreach (var name in ConditionOperator.Names)
        {
            forms.Add(name);
            if (name != "Null")
                forms.Add(name + IfExists);
        }

        return [.. forms];
    }
}
