using IamPolicyAnalyzers.Policies;

namespace IamPolicyAnalyzers.Catalogue;

internal sealed partial class ActionCatalogue
{
    /// <summary>The actions an entry stands for; none when it is malformed or unknown.</summary>
    public ActionSet Match(ActionPattern pattern) =>
        !pattern.IsWellFormed ? ActionSet.Empty : pattern.IsAll ? All : Match(pattern.Prefix, pattern.Name);

    /// <summary>The actions that Action names, or those that NotAction leaves.</summary>
    public ActionSet ActionsOf(ActionElement element)
    {
        if (element.Entries.Length == 1 && !element.IsNot)
            return Match(element.Entries[0]);

        // Most entries name one action; a set of its own for each would be most of what an analysis allocates.
        var named = new int[element.Entries.Length];
        var count = 0;
        ActionSet.Builder? patterns = null;
        foreach (var entry in element.Entries)
        {
            if (entry.HasWildcard)
                (patterns ??= new()).UnionWith(Match(entry));
            else if (entry.IsWellFormed && TryGetAction(entry.Prefix, entry.Name, out var action))
                named[count++] = action.Index;
        }

        var actions = ActionSet.Of(named, count);
        if (patterns is not null)
            actions = actions.Union(patterns.ToSet());
        return element.IsNot ? All.Except(actions) : actions;
    }
}
