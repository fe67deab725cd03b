using System.Collections.Immutable;
using IamPolicyAnalyzers.Catalogue;
using IamPolicyAnalyzers.Policies;

namespace IamPolicyAnalyzers.Analysis;

/// <summary>
/// Deny statements that hold together. What they take away whatever the resource is found once for all, because a policy may hold thousands of
/// statements on either side.
/// </summary>
/// <param name="grants">Whose actions matter.</param>
internal sealed class Denials(ImmutableArray<Denial> denials, Grants grants)
{
    // Each is computed when first asked for. Two threads that meet compute the same, so whichever is kept is right.
    private ActionSet? _everywhere;
    private ActionSet? _besideNamed;

    public bool IsEmpty => denials.IsEmpty;

    /// <summary>The named actions that are denied on every resource there is.</summary>
    private ActionSet Everywhere => _everywhere ??= FindEverywhere();

    /// <summary>The named actions that are denied on all but resources that NotResource names, so that none of their wildcards is left.</summary>
    private ActionSet BesideNamed => _besideNamed ??= FindBesideNamed();

    /// <summary>What is left of the actions on at least one resource.</summary>
    public ActionSet Less(ActionSet actions) => IsEmpty ? actions : actions.Except(Everywhere);

    /// <summary>What is left of the actions on all that the entry stands for.</summary>
    public ActionSet Less(ActionSet actions, ResourceArn entry)
    {
        actions = Less(actions);
        foreach (var denial in denials)
        {
            if (!actions.IsEmpty && actions.Overlaps(denial.Actions) && denial.Covers(entry))
                actions = actions.Except(denial.Actions);
        }

        return actions;
    }

    /// <summary>The actions of which a wildcard may be left.</summary>
    public ActionSet LessNamed(ActionSet actions) => IsEmpty ? actions : actions.Except(BesideNamed);

    private ActionSet FindEverywhere()
    {
        var denied = ActionSet.Empty;
        foreach (var denial in denials)
            denied = denied.Union(denial.DeniedEverywhere(grants.Named.Except(denied)));
        return denied;
    }

    private ActionSet FindBesideNamed()
    {
        var denied = ActionSet.Empty;
        foreach (var denial in denials)
            denied = denied.Union(denial.DeniedBesideNamed(grants.Named.Except(denied)));
        return denied;
    }
}
