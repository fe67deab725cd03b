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

    public static ActionSet ActionsOf(Grant grant, Risk risk) => risk switch
    {
        Risk.AdministratorStatement => grant.IsAdministrator ? grant.Actions : ActionSet.Empty,
        Risk.AllActions => grant is { IsAllActions: true, IsAdministrator: false, IsDeniedAltogether: false } ? grant.Actions : ActionSet.Empty,
        Risk.NotActionAllow => grant.Action.IsNot ? grant.Actions : ActionSet.Empty,
        Risk.SensitiveServiceWildcard => WholeServices(grant, risk),
        Risk.WildcardAction => WholeServices(grant, risk),
        Risk.PassRoleEscalation => PassRole.EscalationsOf(grant).IsEmpty ? ActionSet.Empty : PassRole.Action,
        Risk.WildcardPassRole => PassRole.IsOpen(grant) ? LessStronger(grant, risk, PassRole.Action) : ActionSet.Empty,
        Risk.UnscopedPermissionsManagement => LessStronger(grant, risk, PermissionsManagement(grant.Catalogue).Intersect(grant.Unscoped)),
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
        if (grant.Action.IsNot || grant.IsAllActions)
            return ActionSet.Empty;
        ActionSet.Builder? builder = null;
        foreach (var entry in grant.Action.Entries)
        {
            if (grant.WholeServiceOf(entry) is { } service && WholeServiceRisk(grant, service) == risk)
                (builder ??= new()).UnionWith(service.AllActions);
        }

        return builder?.ToSet() ?? ActionSet.Empty;
    }

    private static Risk? WholeServiceRisk(Grant grant, CatalogueService service)
    {
        var actions = service.AllActions;
        if (!grant.Actions.Overlaps(actions))
            return null;
        if (grant.Catalogue.IsIn(ServiceList.SensitiveServices, service.Prefix.AsSpan()) && grant.Unscoped.Overlaps(actions))
            return Risk.SensitiveServiceWildcard;
        return service.ActionCount < FewActions || HasOneLevel(grant.Catalogue, actions) || grant.Strength.IsScopingForAll(grant.Catalogue, actions)
            ? null
            : Risk.WildcardAction;
    }

    private static bool HasOneLevel(ActionCatalogue catalogue, ActionSet actions)
    {
        var level = catalogue[actions.First].Level;
        return actions.IsSubsetOf(catalogue.OfLevel(level));
    }

    private static ActionSet PermissionsManagement(ActionCatalogue catalogue) =>
        catalogue.OfLevel(AccessLevel.PermissionsManagement).Except(catalogue.List(ActionList.PermissionsMisnomers));

    /// <summary>The writing actions on open resources that could be limited to ARNs, less those that a stronger finding already asks to limit.</summary>
    private static ActionSet Limitable(Grant grant)
    {
        if (grant.IsAllActions || grant.Action.IsNot || grant.Resource.IsUnknown)
            return ActionSet.Empty;
        var catalogue = grant.Catalogue;
        var actions = grant.OnOpenResources.Intersect(catalogue.Scopable);
        return actions.IsEmpty
            ? actions
            : actions
                .Except(catalogue.OfLevel(AccessLevel.List))
                .Except(catalogue.OfLevel(AccessLevel.Read))
                .Except(catalogue.OpenResources)
                .Except(catalogue.List(ActionList.WildcardCustomary))
                .Except(catalogue.List(ActionList.GeneratedIdCreators))
                .Except(grant.ActionsAt(Risk.PassRoleEscalation))
                .Except(grant.ActionsAt(Risk.WildcardPassRole))
                .Except(grant.ActionsAt(Risk.UnscopedPermissionsManagement));
    }
}
