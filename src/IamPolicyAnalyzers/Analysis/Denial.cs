using IamPolicyAnalyzers.Catalogue;
using IamPolicyAnalyzers.Policies;

namespace IamPolicyAnalyzers.Analysis;

/// <summary>A Deny that takes access away from every request it covers.</summary>
internal sealed class Denial
{
    private readonly ResourceElement _resource;
    private readonly ActionCatalogue _catalogue;

    private Denial(ActionSet actions, ResourceElement resource, ActionCatalogue catalogue)
    {
        Actions = actions;
        _resource = resource;
        _catalogue = catalogue;
    }

    public ActionSet Actions { get; }

    /// <summary>True when the Deny is about all that the entry stands for.</summary>
    public bool Covers(ResourceArn entry)
    {
        foreach (var denied in _resource.Entries)
        {
            if (_resource.IsNot ? denied.Overlaps(entry) : denied.Covers(entry))
                return !_resource.IsNot;
        }

        return _resource.IsNot;
    }

    /// <summary>Those of the actions that are denied on every resource there is.</summary>
    public ActionSet DeniedEverywhere(ActionSet actions) => AmongEverywhere(Actions.Intersect(actions));

    /// <summary>Those of the actions that are denied on all but resources that NotResource names, so that none of their wildcards is left.</summary>
    public ActionSet DeniedBesideNamed(ActionSet actions)
    {
        var denied = _resource.IsNot ? Actions.Intersect(actions) : ActionSet.Empty;
        foreach (var left in _resource.Entries)
        {
            if (!denied.IsEmpty)
                denied = left.IsAll ? ActionSet.Empty : denied.Except(ArnMeaning.ActionsOnWhole(left));
        }

        return denied;
    }

    /// <summary>Null for a Deny that may not hold: under a condition, for certain principals only, or with exceptions that are not known.</summary>
    public static Denial? TryRead(Statement statement, ActionCatalogue catalogue) =>
        statement.Condition is null or { HoldsAlways: true } ? TryReadAnyCondition(statement, catalogue) : null;

    /// <summary>A Deny that holds for every request without a second factor; null for one that asks for more or for something else.</summary>
    public static Denial? TryReadWithoutMfa(Statement statement, ActionCatalogue catalogue) =>
        statement.Condition is { IsUnknown: false, Tests.IsEmpty: false } condition && Mfa.HoldsWithoutMfa(condition) ? TryReadAnyCondition(statement, catalogue) : null;

    /// <summary>A Deny of every request from beyond the border; null for one that asks for something else.</summary>
    public static Denial? TryReadBeyond(Border border, Statement statement, ActionCatalogue catalogue) =>
        statement is { IsDeny: true, Condition: { } condition } && border.HoldsBeyond(condition) ? TryReadAnyCondition(statement, catalogue) : null;

    private static Denial? TryReadAnyCondition(Statement statement, ActionCatalogue catalogue)
    {
        if (statement is not { Action: { } action, Resource: { } resource } || statement.Principal is { IsNot: true } or { IncludesEveryone: false })
            return null;
        if ((action.IsNot && action.IsUnknown) || (resource.IsNot && resource.IsUnknown))
            return null;
        return new Denial(catalogue.ActionsOf(action), resource, catalogue);
    }

    // A list that names all there is of each type an action works on, as role/* does for iam:PassRole, is as good as '*'.
    private ActionSet AmongEverywhere(ActionSet denied) =>
        denied.IsEmpty ? denied
        : _resource.IsNot ? ArnForms.WhereNothing(_resource.Entries, denied, _catalogue)
        : ArnForms.WhereEverything(_resource.Entries, denied, _catalogue);
}
