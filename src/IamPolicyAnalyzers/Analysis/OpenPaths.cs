using System.Collections.Generic;
using System.Collections.Immutable;
using IamPolicyAnalyzers.Catalogue;
using IamPolicyAnalyzers.Policies;

namespace IamPolicyAnalyzers.Analysis;

/// <summary>The ways to more permissions that one statement opens: it grants the last action of each, and no stronger finding speaks for them.</summary>
internal sealed class OpenPaths
{
    private readonly Grant _grant;
    private readonly List<CatalogueAction> _actions;

    private OpenPaths(Grant grant, List<CatalogueAction> actions, CatalogueAction marked, ActionPattern entry)
    {
        _grant = grant;
        _actions = actions;
        Marked = marked;
        Entry = entry;
    }

    /// <summary>The latest action of the first path that the statement grants.</summary>
    public CatalogueAction Marked { get; }

    /// <summary>The entry of Action that grants <see cref="Marked"/>.</summary>
    public ActionPattern Entry { get; }

    /// <summary>The actions of the paths for a message, path by path, whichever statements grant them: up to three by name, and how many more.</summary>
    public string Names => Listing.Of(_actions, _actions.Count);

    /// <summary>What leaves <see cref="Marked"/> open, for a message: <c>Resource '*'</c>.</summary>
    public string Resource => Escalations.OpenResource(_grant, Marked) is { } resource ? $"Resource '{resource.Text}'" : "NotResource";

    /// <summary>What leaves <see cref="Marked"/> open, and the entries, in whichever statements, that grant the other actions.</summary>
    public Related Others => Related
        .At(Escalations.OpenResource(_grant, Marked)?.Span ?? _grant.Resource.NameSpan, "leaves it open")
        .AndEach(_grant.Grants.PlacesOf(_actions), Entry.Span, "granted here");

    /// <summary>Null for a statement that opens no path of the risk.</summary>
    public static OpenPaths? Of(Grant grant, Risk risk)
    {
        var own = grant.ActionsAt(risk);
        if (own.IsEmpty)
            return null;
        var paths = grant.Grants.Escalations.CompletedBy(grant, Escalations.KindOf(risk)).RemoveAll(path => !path.ActionSet.Overlaps(own));
        var actions = new List<CatalogueAction>();
        CatalogueAction? marked = null;
        foreach (var last in grant.InOrder(LastOf(paths)))
        {
            foreach (var path in paths)
            {
                if (path.Actions[path.Actions.Length - 1] != last.Index)
                    continue;
                foreach (var index in path.Actions)
                {
                    var action = grant.Catalogue[index];
                    if (!actions.Contains(action))
                        actions.Add(action);
                }

                marked ??= LatestOf(grant, path, own);
            }
        }

        return marked is { } latest && grant.EntryOf(latest) is { } entry ? new(grant, actions, latest, entry) : null;
    }

    private static ActionSet LastOf(ImmutableArray<EscalationPath> paths)
    {
        var last = new ActionSet.Builder();
        foreach (var path in paths)
            last.Add(path.Actions[path.Actions.Length - 1]);
        return last.ToSet();
    }

    private static CatalogueAction LatestOf(Grant grant, EscalationPath path, ActionSet own)
    {
        var latest = path.Actions.Length - 1;
        while (!own.Contains(path.Actions[latest]))
            latest--;
        return grant.Catalogue[path.Actions[latest]];
    }
}
