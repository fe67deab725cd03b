using System;
using IamPolicyAnalyzers.Catalogue;
using IamPolicyAnalyzers.Policies;

namespace IamPolicyAnalyzers.Analysis;

/// <summary>sts:AssumeRole lets the caller become a role that trusts the account.</summary>
internal static class AssumeRole
{
    private static readonly CatalogueAction s_action =
        ActionCatalogue.Instance.TryGetAction("sts:AssumeRole", out var action) ? action : throw new InvalidOperationException("The catalogue has no sts:AssumeRole");

    public static ActionSet Action { get; } = ActionSet.Of(s_action.Index);

    /// <summary>True when the statement lets the caller assume every role, and no Condition limits that.</summary>
    public static bool IsOpen(Grant grant) => grant.Unscoped.Contains(s_action) && !grant.Resource.IsUnknown;

    /// <summary>The Resource entry that means every role; null for NotResource.</summary>
    public static ResourceArn? EveryRole(Grant grant) => grant.FirstWildcardResource(s_action);
}
