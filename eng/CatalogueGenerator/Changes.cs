using System.Collections.Generic;
using System.Linq;

namespace CatalogueGenerator;

/// <summary>What an update does to the catalogue.</summary>
internal static class Changes
{
    private const int ShownNames = 5;

    /// <summary>Largest part of the actions that may go in one update.</summary>
    private const double LostActionsLimit = 0.01;

    /// <summary>
    /// Why the new facts look like a broken source, or null. A page that AWS has changed makes a reader lose data silently, and every finding about
    /// an unknown action would then be wrong.
    /// </summary>
    public static string? Shrinks(CatalogueFacts before, CatalogueFacts after)
    {
        if (after.Services.Count < before.Services.Count)
            return $"{before.Services.Count} services would become {after.Services.Count}";
        if (after.ActionCount < before.ActionCount * (1 - LostActionsLimit))
            return $"{before.ActionCount} actions would become {after.ActionCount}";
        if (after.DependentCount == 0 && before.DependentCount > 0)
            return $"all {before.DependentCount} dependents would go";
        return null;
    }

    public static IEnumerable<string> Describe(CatalogueFacts before, CatalogueFacts after)
    {
        yield return $"Data of {before.DataDate} -> {after.DataDate}";
        yield return Names("new actions", after.FullNames.Except(before.FullNames, NameComparer.Instance));
        yield return Names("retired actions", before.FullNames.Except(after.FullNames, NameComparer.Instance));
    }

    private static string Names(string what, IEnumerable<string> names)
    {
        var all = names.ToList();
        var shown = string.Join(", ", all.Take(ShownNames));
        return $"{all.Count} {what}{(all.Count == 0 ? "" : ": ")}{shown}{(all.Count > ShownNames ? ", ..." : "")}";
    }
}
