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
        var builder = new ActionSet.Builder();
        foreach (var entry in element.Entries)
            builder.UnionWith(Match(entry));
        var matched = builder.ToSet();
        return element.IsNot ? All.Except(matched) : matched;
    }
}
