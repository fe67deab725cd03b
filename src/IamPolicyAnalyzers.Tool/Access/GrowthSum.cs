using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Catalogue;
using IamPolicyAnalyzers.Policies;

namespace IamPolicyAnalyzers.Tool.Access;

/// <summary>What grew at one statement, over all the combinations of policies in which it may be deployed.</summary>
internal sealed class GrowthSum
{
    private ActionSet _possible = ActionSet.Empty;
    private ActionSet _certain = ActionSet.Empty;
    private ImmutableArray<ActionPattern> _others = [];

    /// <summary>The growth that says most: a certain one where there is any.</summary>
    public AccessGrowth? First { get; private set; }

    public bool IsCertain { get; private set; }

    /// <param name="isReal">False for a combination that may never be deployed.</param>
    public void Add(AccessGrowth growth, bool isReal)
    {
        var isCertain = isReal && growth.IsCertain;
        if (First is null || (isCertain && !IsCertain))
            First = growth;
        IsCertain |= isCertain;
        _possible = _possible.Union(growth.Actions);
        _certain = isCertain ? _certain.Union(growth.CertainActions) : _certain;
        _others = [.. _others.Union(growth.OtherActions)];
    }

    public IReadOnlyList<string> CertainActions => IsCertain && _certain.IsEmpty ? Others : NamesOf(_certain);

    public IReadOnlyList<string> PossibleActions => IsCertain && _certain.IsEmpty ? NamesOf(_possible) : [.. NamesOf(_possible.Except(_certain)), .. Others];

    /// <summary>The actions that are certain, or else all that are possible, as a message names them.</summary>
    public string Words
    {
        get
        {
            var actions = _certain.IsEmpty ? _possible : _certain;
            if (IsCertain && _certain.IsEmpty && Others.Count > 0)
                return ListOf(Others);
            return actions.IsEmpty ? Others.Count > 0 ? ListOf(Others) : "access that nobody can see" : ListOf(NamesOf(actions)) + LevelOf(actions);
        }
    }

    private IReadOnlyList<string> Others => [.. _others.Select(static entry => entry.Text).Distinct(StringComparer.Ordinal)];

    private static string ListOf(IReadOnlyList<string> names) => Listing.Of(names, names.Count);

    /// <summary>The actions by name; all of a service as <c>s3:*</c>, and all of AWS as <c>*</c>.</summary>
    public static IReadOnlyList<string> NamesOf(ActionSet actions)
    {
        var catalogue = ActionCatalogue.Instance;
        if (actions.Count == catalogue.ActionCount)
            return ["*"];
        var names = new List<string>();
        foreach (var service in catalogue.Services)
        {
            var own = actions.CountIn(service.FirstAction, service.ActionCount);
            if (own > 1 && own == service.ActionCount)
            {
                names.Add(service.Prefix + ":*");
                continue;
            }

            for (var index = service.FirstAction; own > 0 && index < service.FirstAction + service.ActionCount; index++)
            {
                if (actions.Contains(catalogue[index]))
                    names.Add(catalogue[index].FullName);
            }
        }

        return names;
    }

    private static string LevelOf(ActionSet actions)
    {
        var levels = ActionCatalogue.Instance.ActionsIn(actions).Select(static action => action.Level).Distinct().Take(2).ToList();
        return levels.Count == 1 ? $" ({levels[0].ToText()})" : "";
    }
}
