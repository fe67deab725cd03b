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
        foreach (var entry in grant.Action.Entries)
        {
            if (!entry.HasWildcard || !entry.IsWellFormed || entry.IsAll)
                continue;
            var actions = grant.Catalogue.Match(entry);
            var sensitive = actions.Intersect(s_permissionChanging.Value).Intersect(grant.Actions);
            foreach (var whole in grant.WholeServices)
                sensitive = sensitive.Except(whole.Actions);
            if (sensitive.IsEmpty)
                continue;
            sensitive = LimitedTo(grant, sensitive);
            if (!sensitive.IsEmpty && !(SaysSo(entry, actions) && grant.OnWildcards.Intersect(actions).IsEmpty))
                (found ??= ImmutableArray.CreateBuilder<SensitivePattern>()).Add(new(entry, actions, sensitive));
        }

        return found?.ToImmutable() ?? ImmutableArray<SensitivePattern>.Empty;
    }

    /// <summary>Those of the actions that work on something the statement names, and that no key of their service limits.</summary>
    private static ActionSet LimitedTo(Grant grant, ActionSet actions)
    {
        var fitting = new ActionSet.Builder();
        foreach (var index in actions)
        {
            var action = grant.Catalogue[index];
            if (IsUsable(grant, action) && !grant.Strength.IsScopingFor(action))
                fitting.Add(index);
        }

        return fitting.ToSet();
    }

    // A resource that is not known before deployment may be one that no such action works on; keys and passwords of their own give callers nothing new.
    private static bool IsUsable(Grant grant, CatalogueAction action)
    {
        foreach (var entry in grant.Resource.Entries)
        {
            if (!grant.Resource.IsNot
                && !entry.IsUnknown
                && ArnForms.Fits(entry, action)
                && grant.ActionsOn(entry).Contains(action)
                && !(Escalations.IsCaller(entry) && s_accessOfOthers.Value.Contains(action)))
                return true;
        }

        return grant.Resource.IsNot;
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
        var others = new ActionSet.Builder();
        var direct = new ActionSet.Builder();
        foreach (var path in catalogue.EscalationPaths)
        {
            if (path.Kind is EscalationKind.PrincipalAccess or EscalationKind.Direct)
                (path.Kind == EscalationKind.Direct ? direct : others).UnionWith(path.ActionSet);
        }

        return others.ToSet().Except(direct.ToSet());
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
