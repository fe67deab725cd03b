using System;
using IamPolicyAnalyzers.Catalogue;

namespace IamPolicyAnalyzers.Analysis;

/// <summary>What a grant may be reported for, strongest first: of one action in one statement the first that holds speaks, and the rest are silent.</summary>
internal enum Risk : byte
{
    AdministratorStatement,
    AllActions,
    NotActionAllow,
    SensitiveServiceWildcard,
    WildcardAction,
    PassRoleEscalation,
    WildcardPassRole,
    UnscopedPermissionsManagement,
    WildcardResource,
}

/// <summary>Which actions of a grant each risk speaks for. Follows from the policy alone: switching a rule off wakes no weaker one.</summary>
internal static class Risks
{
    public const int Count = (int)Risk.WildcardResource + 1;

    /// <summary>A service with fewer actions is granted whole as easily as by name.</summary>
    private const int FewActions = 5;

    private static readonly Lazy<ActionSet> s_permissionsManagement = new(() => PermissionsManagement(ActionCatalogue.Instance));
    private static readonly Lazy<ActionSet> s_limitable = new(() => Limitable(ActionCatalogue.Instance));

    public static ActionSet ActionsOf(Grant grant, Risk risk) => risk switch
    {
        Risk.AdministratorStatement => grant.IsAdministrator ? grant.Actions : ActionSet.Empty,
        Risk.AllActions => grant is { IsAllActions: true, IsAdministrator: false } ? grant.Actions : ActionSet.Empty,
        Risk.NotActionAllow => grant.Action.IsNot ? grant.Actions : ActionSet.Empty,
        Risk.SensitiveServiceWildcard => WholeServices(grant, risk),
        Risk.WildcardAction => WholeServices(grant, risk),
        Risk.PassRoleEscalation => PassRole.EscalationsOf(grant).IsEmpty ? ActionSet.Empty : PassRole.Action,
        Risk.WildcardPassRole => PassRole.IsOpen(grant) ? LessStronger(grant, risk, PassRole.Action) : ActionSet.Empty,
        Risk.UnscopedPermissionsManagement => LessStronger(grant, risk, s_permissionsManagement.Value.Intersect(grant.Unscoped)),
        Risk.WildcardResource => Limitable(grant),
        _ => throw new ArgumentOutOfRangeException(nameof(risk)),
    };

    private static ActionSet LessStronger(Grant grant, Risk risk, ActionSet actions)
    {
        for (var stronger = Risk.AdministratorStatement; stronger < risk && !actions.IsEmpty; stronger++)
            actions = actions.Except(grant.ActionsAt(stronger));
        return actions;
    }

    private static ActionSet WholeServices(Grant grant, Risk risk)
    {
        if (grant.IsAllActions)
            return ActionSet.Empty;
        var actions = ActionSet.Empty;
        foreach (var whole in grant.WholeServices)
        {
            if (RiskOf(grant, whole) == risk)
                actions = actions.Union(whole.Actions);
        }

        return actions;
    }

    private static Risk? RiskOf(Grant grant, WholeService whole)
    {
        var catalogue = grant.Catalogue;
        if (!grant.Actions.Overlaps(whole.Actions))
            return null;
        if (grant.Unscoped.Overlaps(whole.Actions) && catalogue.IsIn(ServiceList.SensitiveServices, whole.Entry.Prefix))
            return Risk.SensitiveServiceWildcard;
        return whole.Service.ActionCount < FewActions || HasOneLevel(catalogue, whole.Actions) || grant.Strength.IsScopingForAll(catalogue, whole.Actions)
            ? null
            : Risk.WildcardAction;
    }

    private static bool HasOneLevel(ActionCatalogue catalogue, ActionSet actions) => actions.IsSubsetOf(catalogue.OfLevel(catalogue[actions.First].Level));

    private static ActionSet PermissionsManagement(ActionCatalogue catalogue) =>
        catalogue.OfLevel(AccessLevel.PermissionsManagement).Except(catalogue.List(ActionList.PermissionsMisnomers));

    /// <summary>The writing actions on open resources that could be limited to ARNs, less those that a finding about the action already asks to limit.</summary>
    private static ActionSet Limitable(Grant grant)
    {
        if (grant.IsAllActions || grant.Action.IsNot || grant.Resource.IsNot || grant.Resource.IsUnknown)
            return ActionSet.Empty;
        var actions = grant.OnOpenResources.Intersect(s_limitable.Value);
        for (var stronger = Risk.PassRoleEscalation; stronger < Risk.WildcardResource && !actions.IsEmpty; stronger++)
            actions = actions.Except(grant.ActionsAt(stronger));
        return actions;
    }

    /// <summary>The writing actions whose resources can be named before they exist.</summary>
    private static ActionSet Limitable(ActionCatalogue catalogue) => catalogue.Scopable
        .Except(catalogue.OfLevel(AccessLevel.List))
        .Except(catalogue.OfLevel(AccessLevel.Read))
        .Except(catalogue.OpenResources)
        .Except(catalogue.List(ActionList.WildcardCustomary))
        .Except(catalogue.List(ActionList.GeneratedIdCreators));
}
