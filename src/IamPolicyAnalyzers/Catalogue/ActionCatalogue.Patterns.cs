using System.Collections.Generic;
using IamPolicyAnalyzers.Policies;

namespace IamPolicyAnalyzers.Catalogue;

internal sealed partial class ActionCatalogue
{
    /// <summary>The actions an entry stands for; none when it is malformed or unknown.</summary>
    public ActionSet Match(ActionPattern pattern)
    {
        if (pattern.HasWildcard)
        {
            if (pattern.CatalogueActions is not ActionSet known)
                pattern.CatalogueActions = known = !pattern.IsWellFormed ? ActionSet.Empty : pattern.IsAll ? All : Match(pattern.Prefix, pattern.Name);
            return known;
        }

        var index = IndexOf(pattern);
        return index < 0 ? ActionSet.Empty : ActionSet.Of(index);
    }

    /// <summary>True when the entry stands for some action.</summary>
    public bool HasMatch(ActionPattern entry) => entry.HasWildcard ? !Match(entry).IsEmpty : IndexOf(entry) >= 0;

    /// <summary>The index of the action that an entry without wildcards names, or -1.</summary>
    public int IndexOf(ActionPattern entry)
    {
        // INVARIANT: entries are held against the one catalogue of the assembly; others are opened by tests only, and never asked about entries.
        if (entry.CatalogueIndex == ActionPattern.NotLookedUp)
            entry.CatalogueIndex = entry.IsWellFormed && !entry.HasWildcard && TryGetAction(entry.Prefix, entry.Name, out var action) ? action.Index : -1;
        return entry.CatalogueIndex;
    }

    /// <summary>The actions that Action names, or those that NotAction leaves.</summary>
    public ActionSet ActionsOf(ActionElement element)
    {
        if (element.Entries.Length == 1 && !element.IsNot)
            return Match(element.Entries[0]);

        // Most entries name one action; a set of its own for each would be most of what an analysis allocates.
        const int MaxOnStack = 256;
        var named = element.Entries.Length <= MaxOnStack ? stackalloc int[MaxOnStack] : new int[element.Entries.Length];
        var count = 0;
        ActionSet.Builder? patterns = null;
        foreach (var entry in element.Entries)
        {
            if (entry.HasWildcard)
                (patterns ??= new()).UnionWith(Match(entry));
            else if (IndexOf(entry) is >= 0 and var index)
                named[count++] = index;
        }

        var actions = ActionSet.Of(named.Slice(0, count));
        if (patterns is not null)
            actions = actions.Union(patterns.ToSet());
        return element.IsNot ? All.Except(actions) : actions;
    }

    /// <summary>How many services have actions in a set.</summary>
    public int CountServicesOf(ActionSet set)
    {
        var count = 0;
        if (set.Count > ServiceCount)
        {
            foreach (var service in Services)
                count += set.CountIn(service.FirstAction, service.ActionCount) > 0 ? 1 : 0;
            return count;
        }

        var end = 0;
        foreach (var index in set)
        {
            if (index < end)
                continue;
            var service = this[index].Service;
            end = service.FirstAction + service.ActionCount;
            count++;
        }

        return count;
    }

    /// <summary>The actions of a set, in order.</summary>
    public IEnumerable<CatalogueAction> ActionsIn(ActionSet set)
    {
        // Ascending indices run through one service after the other; a search for each would cost more than most callers do with it.
        CatalogueService service = default;
        var end = 0;
        foreach (var index in set)
        {
            if (index >= end)
            {
                service = this[index].Service;
                end = service.FirstAction + service.ActionCount;
            }

            yield return new CatalogueAction(this, index, service.Index);
        }
    }
}
