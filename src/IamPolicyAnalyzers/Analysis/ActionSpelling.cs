using System;
using System.Collections.Generic;
using IamPolicyAnalyzers.Catalogue;
using IamPolicyAnalyzers.Policies;

namespace IamPolicyAnalyzers.Analysis;

/// <summary>What an entry of Action was probably meant to be, told from the catalogue and from the rest of its statement.</summary>
internal static class ActionSpelling
{
    /// <summary>Longer text is no slip of the pen.</summary>
    private const int MaxLength = 128;

    /// <summary>What people write between service and name instead of the colon.</summary>
    private static readonly char[] s_separators = ['.', '/', ';', '|', '_', '-'];

    /// <summary>The action that a malformed entry means; none where it is not the only one.</summary>
    public static Suggestion SuggestForm(this ActionCatalogue catalogue, ActionPattern entry, Statement statement)
    {
        if (entry.Text.Length is 0 or > MaxLength || entry.Flaw is ActionFlaw.Arn or ActionFlaw.Comma)
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

        return catalogue.SuggestService(text, statement);

        bool IsKnown(string action) => !catalogue.Match(ActionPattern.Parse(action)).IsEmpty;
    }

    /// <summary>The action that a well-formed entry means which matches none of its service.</summary>
    public static Suggestion SuggestName(this ActionCatalogue catalogue, ActionPattern entry, Statement statement)
    {
        if (!entry.HasWildcard)
            return catalogue.TrySuggestAction(entry.Prefix, entry.Name, PrefixesOf(statement), out var action) ? new(action.FullName) : default;

        var head = entry.Name.Slice(0, entry.Name.Length - 1);
        return entry.Name[head.Length] == '*' && head.IndexOfAny('*', '?') < 0 && catalogue.TrySuggestAction(entry.Prefix, head, out var near)
            ? new(near.FullName + "*")
            : default;
    }

    /// <summary>The name with its service: the one the statement is about, else the only one of all that has such an action.</summary>
    private static Suggestion SuggestService(this ActionCatalogue catalogue, string name, Statement statement)
    {
        string? only = null;
        foreach (var prefix in PrefixesOf(statement))
        {
            if (!catalogue.TryGetService(prefix.AsSpan(), out var service) || service.Match(name.AsSpan()).IsEmpty)
                continue;
            if (only is not null)
                return default;
            only = service.Prefix;
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

    /// <summary>The services a statement is about: those of its other actions, and those of its resources. Each once, in small letters.</summary>
    private static HashSet<string> PrefixesOf(Statement statement)
    {
        var prefixes = new HashSet<string>();
        if (statement.Action is { } action)
        {
            foreach (var entry in action.Entries)
            {
                if (entry.IsWellFormed && !entry.IsAll)
                    prefixes.Add(entry.Prefix.ToString().ToLowerInvariant());
            }
        }

        if (statement.Resource is { } resource)
        {
            foreach (var entry in resource.Entries)
            {
                if (entry.IsArn)
                    prefixes.Add(entry.Part(ArnPart.Service).ToString());
            }
        }

        return prefixes;
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
