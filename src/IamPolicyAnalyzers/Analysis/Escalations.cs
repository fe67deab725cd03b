using System;
using System.Collections.Immutable;
using IamPolicyAnalyzers.Catalogue;
using IamPolicyAnalyzers.Policies;

namespace IamPolicyAnalyzers.Analysis;

/// <summary>
/// The ways to more permissions that lie open to one user, group or role: every action of the path is granted, in whichever statements, and nothing limits it.
/// Passing a role has conditions of its own and is told by <see cref="PassRole"/>.
/// </summary>
internal sealed class Escalations
{
    private static readonly ImmutableArray<EscalationPath>[] s_paths = ReadPaths(ActionCatalogue.Instance);

    private readonly Grants _grants;
    private readonly ImmutableArray<EscalationPath>[] _open = new ImmutableArray<EscalationPath>[s_paths.Length];

    public Escalations(Grants grants)
    {
        _grants = grants;
    }

    /// <summary>The paths of the kind that are open, without those that contain a shorter one.</summary>
    public ImmutableArray<EscalationPath> Of(EscalationKind kind)
    {
        if (_open[(int)kind].IsDefault)
            ImmutableInterlocked.InterlockedInitialize(ref _open[(int)kind], FindOpen(kind));
        return _open[(int)kind];
    }

    /// <summary>The actions of the open paths of the kind that this statement contributes.</summary>
    public ActionSet ActionsOf(EscalationKind kind, Grant grant)
    {
        var paths = Of(kind);
        if (paths.IsEmpty || !Speaks(grant))
            return ActionSet.Empty;
        var actions = new ActionSet.Builder();
        foreach (var path in paths)
        {
            foreach (var index in path.Actions)
            {
                if (IsOpen(grant, index, kind))
                    actions.Add(index);
            }
        }

        return actions.ToSet();
    }

    /// <summary>The open paths of the kind that this statement completes: their last action is granted here.</summary>
    public ImmutableArray<EscalationPath> CompletedBy(Grant grant, EscalationKind kind)
    {
        var paths = Of(kind);
        return paths.IsEmpty || !Speaks(grant)
            ? ImmutableArray<EscalationPath>.Empty
            : paths.RemoveAll(path => !IsOpen(grant, path.Actions[path.Actions.Length - 1], kind));
    }

    /// <summary>False for statements that a stronger finding speaks for as a whole.</summary>
    private static bool Speaks(Grant grant) => !grant.IsAllActions && !grant.Action.IsNot;

    private ImmutableArray<EscalationPath> FindOpen(EscalationKind kind)
    {
        if (_grants.IsAdministrator)
            return ImmutableArray<EscalationPath>.Empty;
        ImmutableArray<EscalationPath>.Builder? open = null;
        foreach (var path in s_paths[(int)kind])
        {
            if (path.ActionSet.IsSubsetOf(_grants.Actions) && IsOpen(path) && !IsOfOneWholeService(path))
                (open ??= ImmutableArray.CreateBuilder<EscalationPath>()).Add(path);
        }

        if (open is null)
            return ImmutableArray<EscalationPath>.Empty;
        return open.ToImmutable().RemoveAll(path => path.SubsumedBy is { } shorter && IsOpen(shorter));
    }

    private bool IsOpen(string id)
    {
        foreach (var paths in s_paths)
        {
            foreach (var path in paths)
            {
                if (path.Id == id)
                    return path.ActionSet.IsSubsetOf(_grants.Actions) && IsOpen(path);
            }
        }

        return false;
    }

    private bool IsOpen(EscalationPath path)
    {
        foreach (var index in path.Actions)
        {
            var isOpen = false;
            foreach (var grant in _grants.Statements)
                isOpen = isOpen || IsOpen(grant, index, path.Kind);
            if (!isOpen)
                return false;
        }

        return true;
    }

    /// <summary>True when the statement grants the action on all there is of a kind, or lets callers change themselves, and no Condition limits that.</summary>
    private static bool IsOpen(Grant grant, int action, EscalationKind kind) =>
        grant.Unscoped.Contains(action) || (kind == EscalationKind.Direct && IsOpenOnCaller(grant, action));

    private static bool IsOpenOnCaller(Grant grant, int index)
    {
        if (!grant.Actions.Contains(index) || grant.Resource.IsNot || grant.Strength.IsGuarding || grant.Strength.IsScopingFor(grant.Catalogue[index]))
            return false;
        foreach (var entry in grant.Resource.Entries)
        {
            if (IsCaller(entry) && ArnForms.Fits(entry, grant.Catalogue[index]))
                return true;
        }

        return false;
    }

    /// <summary>True for <c>user/${aws:username}</c>, the user who asks.</summary>
    public static bool IsCaller(ResourceArn entry) =>
        entry.HasVariable
        && (entry.Text.EndsWith("${aws:username}", StringComparison.OrdinalIgnoreCase) || entry.Text.EndsWith("${aws:userid}", StringComparison.OrdinalIgnoreCase));

    /// <summary>True when one whole-service entry, which is reported itself, grants the whole way.</summary>
    private bool IsOfOneWholeService(EscalationPath path)
    {
        foreach (var grant in _grants.Statements)
        {
            if (grant.GrantsByWholeService(path.ActionSet))
                return true;
        }

        return false;
    }

    private static ImmutableArray<EscalationPath>[] ReadPaths(ActionCatalogue catalogue)
    {
        var kinds = new ImmutableArray<EscalationPath>.Builder[(int)EscalationKind.ExistingRole + 1];
        for (var i = 0; i < kinds.Length; i++)
            kinds[i] = ImmutableArray.CreateBuilder<EscalationPath>();
        var exposure = catalogue.List(ActionList.ResourceExposure);
        foreach (var path in catalogue.EscalationPaths)
        {
            if (path.Confidence >= LeastConfidence(path.Kind) && !IsOfOtherRules(path, exposure))
                kinds[(int)path.Kind].Add(path);
        }

        return Array.ConvertAll(kinds, static paths => paths.ToImmutable());
    }

    private static EscalationConfidence LeastConfidence(EscalationKind kind) =>
        kind == EscalationKind.PrincipalAccess ? EscalationConfidence.Medium : EscalationConfidence.High;

    /// <summary>True for sts:AssumeRole, and for grants of keys, which rules about roles and about exposure report.</summary>
    private static bool IsOfOtherRules(EscalationPath path, ActionSet exposure) => path.Kind switch
    {
        EscalationKind.PrincipalAccess => path.ActionSet.Overlaps(AssumeRole.Action),
        EscalationKind.ExistingRole => path.ActionSet.IsSubsetOf(exposure),
        _ => false,
    };
}
