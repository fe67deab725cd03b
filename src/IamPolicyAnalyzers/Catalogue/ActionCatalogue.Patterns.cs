using System;
using IamPolicyAnalyzers.Policies;

namespace IamPolicyAnalyzers.Catalogue;

internal sealed partial class ActionCatalogue
{
    /// <summary>The actions an entry stands for; none when it is malformed or unknown.</summary>
    public ActionSet Match(ActionPattern pattern)
    {
        if (pattern.HasWildcard)
            return !pattern.IsWellFormed ? ActionSet.Empty : pattern.IsAll ? All : Match(pattern.Prefix, pattern.Name);
        var index = IndexOf(pattern);
        return index < 0 ? ActionSet.Empty : ActionSet.Of(index);
    }

    /// <summary>True when the entry stands for some action.</summary>
    public bool HasMatch(ActionPattern entry)
    {
        if (!entry.HasWildcard)
            return IndexOf(entry) >= 0;
        if (entry.CatalogueIndex == ActionPattern.NotLookedUp)
            entry.CatalogueIndex = Match(entry).IsEmpty ? -1 : ActionPattern.HasMatch;
        return entry.CatalogueIndex == ActionPattern.HasMatch;
    }

    /// <summary>The index of the action that an entry without wildcards names, or -1.</summary>
    public int IndexOf(ActionPattern entry)
    {
        CatalogueService service = default;
        return IndexOf(entry, ref service);
    }

    /// <summary>The actions that Action names, or those that NotAction leaves.</summary>
    public ActionSet ActionsOf(ActionElement element)
    {
        if (element.Entries.Length == 1 && !element.IsNot)
            return Match(element.Entries[0]);

        // Most entries name one action; a set of its own for each would be most of what an analysis allocates.
        var named = new int[element.Entries.Length];
        var count = 0;
        ActionSet.Builder? patterns = null;
        CatalogueService service = default;
        foreach (var entry in element.Entries)
        {
            if (entry.HasWildcard)
                (patterns ??= new()).UnionWith(Match(entry));
            else if (IndexOf(entry, ref service) is >= 0 and var index)
                named[count++] = index;
        }

        var actions = ActionSet.Of(named, count);
        if (patterns is not null)
            actions = actions.Union(patterns.ToSet());
        return element.IsNot ? All.Except(actions) : actions;
    }

    /// <param name="service">The service of the entry before, which most entries share; then that of this entry.</param>
    private int IndexOf(ActionPattern entry, ref CatalogueService service)
    {
        var index = entry.CatalogueIndex;
        if (index != ActionPattern.NotLookedUp)
            return Math.Max(index, -1);
        if (entry.HasWildcard)
            return -1;
        index = entry.IsWellFormed && (service.HasPrefix(entry.Prefix) || TryGetService(entry.Prefix, out service)) && service.TryGetAction(entry.Name, out var action)
            ? action.Index
            : -1;

        // INVARIANT: entries are held against the one catalogue of the assembly; others are opened by tests only, and never asked about entries.
        entry.CatalogueIndex = index;
        return index;
    }
}
