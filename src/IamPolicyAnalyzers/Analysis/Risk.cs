using System;
using IamPolicyAnalyzers.Catalogue;
using IamPolicyAnalyzers.Policies;

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

    public static ActionSet ActionsOf(Grant grant, Grants grants, Risk risk)
    {
        var catalogue = grant.Catalogue;
        return risk switch
        {
            Risk.AdministratorStatement => grant.IsAdministrator ? grant.Actions : ActionSet.Empty,
            Risk.AllActions => grant is { IsAllActions: true, IsAdministrator: false, IsDeniedAltogether: false } ? grant.Actions : ActionSet.Empty,
            Risk.NotActionAllow => grant.Action.IsNot ? grant.Actions : ActionSet.Empty,
            Risk.SensitiveServiceWildcard => WholeServices(grant, isSensitive: true),
            Risk.WildcardAction => WholeServices(grant, isSensitive: false),
            Risk.PassRoleEscalation => PassRole.Escalates(grant, grants) ? PassRole.Action : ActionSet.Empty,
            Risk.WildcardPassRole => grant.ActionsAt(Risk.PassRoleEscalation).IsEmpty && PassRole.IsOpen(grant) ? PassRole.Action : ActionSet.Empty,
            Risk.UnscopedPermissionsManagement => Less(
                grant, risk, grant.Unscoped.Intersect(catalogue.OfLevel(AccessLevel.PermissionsManagement)).Except(catalogue.List(ActionList.PermissionsMisnomers))),
            _ => throw new ArgumentOutOfRangeException(nameof(risk)),
        };
    }

    /// <summary>The set without what the stronger risks of the statement speak for.</summary>
    private static ActionSet Less(Grant grant, Risk risk, ActionSet actions)
    {
        for (var stronger = Risk.AdministratorStatement; stronger < risk && !actions.IsEmpty; stronger++)
            actions = actions.Except(grant.ActionsAt(stronger));
        return actions;
    }
}
