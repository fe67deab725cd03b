using System;
using System.Collections.Immutable;
using IamPolicyAnalyzers.Catalogue;
using IamPolicyAnalyzers.Policies;

namespace IamPolicyAnalyzers.Analysis;

/// <summary>An entry such as <c>s3:Put*</c> that also grants actions which change permissions.</summary>
/// <param name="Actions">All that the entry stands for.</param>
/// <param name="PermissionChanging">Those of them that change permissions, are granted in the end and fit the resources of the statement.</param>
internal readonly record struct SensitivePattern(ActionPattern Entry, ActionSet Actions, ActionSet PermissionChanging)
{
    /// <summary>Words of action names that say what power is meant.</summary>
    private static readonly string[] s_plainWords = ["Policy", "Permission", "Acl", "Grant", "Role"];

    private static readonly Lazy<ActionSet> s_accessOfOthers = new(() => FindAccessOfOthers(ActionCatalogue.Instance));
    private static readonly Lazy<ActionSet> s_permissionChanging = new(() => FindPermissionChanging(ActionCatalogue.Instance));

    /// <summary>The actions by which a caller gives permissions, to others or to themselves.</summary>
    public static ActionSet PermissionChangers => s_permissionChanging.Value;

    public static ImmutableArray<SensitivePattern> FindIn(Grant grant)
    {
        if (grant.Action.IsNot || grant.IsAllActions || grant.Strength.IsScoping)
            return ImmutableArray<SensitivePattern>.Empty;
        ImmutableArray<SensitivePattern>.Builder? found = null;
        ActionSet? usable = null;
        foreach (var entry in grant.Action.Entries)
        {
            if (!entry.HasWildcard || !entry.IsWellFormed || entry.IsAll)
                continue;
            var actions = grant.Catalogue.Match(entry);
            if (!actions.Overlaps(s_permissionChanging.Value))
                continue;
            var sensitive = actions.Intersect(usable ??= FindUsable(grant));
            if (!sensitive.IsEmpty && !(SaysSo(entry, actions) && grant.OnWildcards.Intersect(actions).IsEmpty))
                (found ??= ImmutableArray.CreateBuilder<SensitivePattern>()).Add(new(entry, actions, sensitive));
        }

        return found?.ToImmutable() ?? ImmutableArray<SensitivePattern>.Empty;
    }

    /// <summary>The permission-changing actions that work on something the statement names, that no key of their service limits and no whole-service entry grants.</summary>
    private static ActionSet FindUsable(Grant grant)
    {
        var usable = grant.Resource.IsNot ? grant.Actions.Intersect(s_permissionChanging.Value) : FindFitting(grant);
        foreach (var whole in grant.WholeServices)
            usable = usable.Except(whole.Actions);
        if (!grant.Strength.HasServiceKeys)
            return usable;
        var unlimited = new ActionSet.Builder();
        foreach (var action in grant.Catalogue.ActionsIn(usable))
        {
            if (!grant.Strength.IsScopingFor(action))
                unlimited.Add(action.Index);
        }

        return unlimited.ToSet();
    }

    private static ActionSet FindFitting(Grant grant)
    {
        var fitting = new ActionSet.Builder();
        foreach (var entry in grant.Resource.Entries)
        {
            // A resource that is not known before deployment may be one that no such action works on.
            if (entry.IsUnknown)
                continue;
            var actions = grant.ActionsOn(entry).Intersect(s_permissionChanging.Value).Intersect(ArnMeaning.ActionsFitting(entry));

            // Keys and passwords of their own give callers nothing new.
            fitting.UnionWith(Escalations.IsCaller(entry) ? actions.Except(s_accessOfOthers.Value) : actions);
        }

        return fitting.ToSet();
    }

    /// <summary>True for a pattern such as <c>s3:PutBucketPolicy*</c>, whose author knew what it grants.</summary>
    private static bool SaysSo(ActionPattern entry, ActionSet actions)
    {
        if (!actions.IsSubsetOf(s_permissionChanging.Value))
            return false;
        foreach (var word in s_plainWords)
        {
            if (entry.Name.IndexOf(word.AsSpan(), StringComparison.OrdinalIgnoreCase) >= 0)
                return true;
        }

        return false;
    }

    /// <summary>What gives the access of another user or role, and nothing to callers who do it to themselves.</summary>
    private static ActionSet FindAccessOfOthers(ActionCatalogue catalogue)
    {
        var actions = new ActionSet.Builder();
        foreach (var path in catalogue.EscalationPaths)
        {
            if (path.Kind == EscalationKind.PrincipalAccess)
                actions.UnionWith(path.ActionSet);
        }

        return actions.ToSet();
    }

    private static ActionSet FindPermissionChanging(ActionCatalogue catalogue)
    {
        var actions = new ActionSet.Builder();
        actions.UnionWith(Risks.Exposing);
        actions.UnionWith(catalogue.OfLevel(AccessLevel.PermissionsManagement).Except(catalogue.List(ActionList.PermissionsMisnomers)));
        foreach (var path in catalogue.EscalationPaths)
        {
            if (path is { Confidence: EscalationConfidence.High, Kind: not (EscalationKind.PassRoleNew or EscalationKind.ExistingRole) })
                actions.UnionWith(path.ActionSet);
        }

        return actions.ToSet().Except(AssumeRole.Action);
    }
}
