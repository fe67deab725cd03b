using System;
using System.Collections.Generic;
using IamPolicyAnalyzers.Catalogue;
using IamPolicyAnalyzers.Policies;

namespace IamPolicyAnalyzers.Analysis;

/// <summary>What the entries of Action in one document were probably meant to be, told from the catalogue and from the statement they stand in.</summary>
internal sealed class ActionSpelling(ActionCatalogue catalogue)
{
    /// <summary>Longer text is no slip of the pen.</summary>
    private const int MaxLength = 128;

    /// <summary>A document with more wrong entries than this is not misspelt, and must not take the time of the search for each of them.</summary>
    private const int MaxSuggestions = 100;

    /// <summary>What people write between service and name instead of the colon.</summary>
    private static readonly char[] s_separators = ['.', '/', ';', '|', '_', '-'];

    private int _left = MaxSuggestions;

    /// <summary>The action that a malformed entry means; none where it is not the only one.</summary>
    public Suggestion OfForm(ActionPattern entry, Statement statement)
    {
        if (--_left < 0 || entry.Text.Length is 0 or > MaxLength || entry.Flaw is ActionFlaw.Arn or ActionFlaw.Comma)
            return default;

        var text = WithoutWhiteSpace(entry.Text).Replace("::", ":");
        if (IsKnown(text))
            return new(text);

        text = text.TrimStart(':');
        if (text.Length == 0 || text.IndexOf(':') >= 0)
            return default;
        for (var at = text.IndexOfAny(s_separators); at >= 0; at = text.IndexOfAny(s_separators, at + 1))
        {
            var separated = text.Substring(0, at) + ":" + text.Substring(at + 1);
            if (IsKnown(separated))
                return new(separated);
        }

        return WithService(text, statement);
    }

    /// <summary>The service that an unknown prefix means.</summary>
    public Suggestion OfService(ActionPattern entry) =>
        --_left >= 0 && catalogue.TrySuggestService(entry.Prefix, out var service) ? new(service.Prefix) : default;

    /// <summary>The action that a well-formed entry means which matches none of its service.</summary>
    public Suggestion OfName(ActionPattern entry, Statement statement)
    {
        if (--_left < 0)
            return default;
        if (!entry.HasWildcard)
            return catalogue.TrySuggestAction(entry.Prefix, entry.Name, PrefixesOf(statement), out var action) ? new(action.FullName) : default;

        var head = entry.Name.Slice(0, entry.Name.Length - 1);
        return entry.Name[head.Length] == '*' && head.IndexOfAny('*', '?') < 0 && catalogue.TrySuggestAction(entry.Prefix, head, out var near)
            ? new(near.FullName + "*")
            : default;
    }

    private bool IsKnown(string action) => !catalogue.Match(ActionPattern.Parse(action)).IsEmpty;

    /// <summary>The name with its service: the one the statement is about, else the only one of all that has such an action.</summary>
    private Suggestion WithService(string name, Statement statement)
    {
        string? only = null;
        foreach (var prefix in PrefixesOf(statement))
        {
            if (!IsKnown(prefix + ":" + name))
                continue;
            if (only is not null)
                return default;
            only = prefix;
        }

        if (only is null && name.IndexOfAny(['*', '?']) < 0)
        {
            foreach (var service in catalogue.Services)
            {
                if (!service.TryGetAction(name.AsSpan(), out _))
                    continue;
                if (only is not null)
                    return default;
                only = service.Prefix;
            }
        }

        return only is null ? default : new(only + ":" + name);
    }

    /// <summary>The services a statement is about: those of its other actions, and those of its resources. Each once.</summary>
    private HashSet<string> PrefixesOf(Statement statement)
    {
        var prefixes = new HashSet<string>();
        if (statement.Action is { } action)
        {
            foreach (var entry in action.Entries)
                Add(entry.Prefix);
        }

        if (statement.Resource is { } resource)
        {
            foreach (var entry in resource.Entries)
                Add(entry.Part(ArnPart.Service));
        }

        return prefixes;

        void Add(ReadOnlySpan<char> prefix)
        {
            if (catalogue.TryGetService(prefix, out var service))
                prefixes.Add(service.Prefix);
        }
    }

    private static string WithoutWhiteSpace(string text)
    {
        var kept = new char[text.Length];
        var length = 0;
        foreach (var c in text)
        {
            if (!char.IsWhiteSpace(c))
                kept[length++] = c;
        }

        return new string(kept, 0, length);
    }
}
