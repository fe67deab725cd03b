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
    private ActionSet? _ofSinglePurpose;

    public Escalations(Grants grants)
    {
        _grants = grants;
    }

    /// <summary>The kind of path that a risk is about.</summary>
    public static EscalationKind KindOf(Risk risk) => risk switch
    {
        Risk.PassRoleEscalation => EscalationKind.PassRoleNew,
        Risk.DirectEscalation => EscalationKind.Direct,
        Risk.PrincipalTakeover => EscalationKind.PrincipalAccess,
        Risk.BoundaryRemoval => EscalationKind.Boundary,
        Risk.TrustRewrite => EscalationKind.Trust,
        Risk.OrganizationEscalation => EscalationKind.IdentityCenter,
        Risk.ExistingRoleTakeover => EscalationKind.ExistingRole,
        _ => throw new ArgumentOutOfRangeException(nameof(risk)),
    };

    /// <summary>The paths of the kind that are open, without those that contain a shorter one and those that one whole-service entry grants, which is reported itself.</summary>
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

    /// <summary>The Resource entry that leaves the action open: all there is, or the caller itself; null for NotResource.</summary>
    public static ResourceArn? OpenResource(Grant grant, CatalogueAction action)
    {
        if (grant.Resource.IsNot || grant.FirstAllResource is not null)
            return grant.FirstAllResource;
        foreach (var type in action.ResourceTypes)
        {
            if (!RunCommand.IsPlace(type, action))
                continue;
            foreach (var entry in grant.Resource.Entries)
            {
                if (ArnMeaning.Of(entry).IsWhole(type))
                    return entry;
            }
        }

        return CallerIn(grant, action);
    }

    private ActionSet OfSinglePurpose => _ofSinglePurpose ??= RunCommand.OfSinglePurpose(_grants);

    /// <summary>The paths that the action is a step of, open or not, without those that contain a shorter one.</summary>
    public static ImmutableArray<EscalationPath> PathsWith(CatalogueAction action)
    {
        var paths = ImmutableArray.CreateBuilder<EscalationPath>();
        foreach (var ofKind in s_paths)
        {
            foreach (var path in ofKind)
            {
                if (path.SubsumedBy is null && path.ActionSet.Contains(action))
                    paths.Add(path);
            }
        }

        return paths.ToImmutable();
    }

    /// <summary>The actions of all paths of the kind, open or not.</summary>
    public static ActionSet ActionsOf(EscalationKind kind)
    {
        var actions = new ActionSet.Builder();
        foreach (var path in s_paths[(int)kind])
            actions.UnionWith(path.ActionSet);
        return actions.ToSet();
    }

    /// <summary>True for <c>user/${aws:username}</c>, the user who asks.</summary>
    public static bool IsCaller(ResourceArn entry) =>
        entry.HasVariable
        && (entry.Text.EndsWith("/${aws:username}", StringComparison.OrdinalIgnoreCase) || entry.Text.EndsWith("/${aws:userid}", StringComparison.OrdinalIgnoreCase));

    /// <summary>False for statements that a stronger finding speaks for as a whole.</summary>
    private static bool Speaks(Grant grant) => !grant.IsAllActions && !grant.Action.IsNot;

    private ImmutableArray<EscalationPath> FindOpen(EscalationKind kind)
    {
        if (_grants.IsAdministrator)
            return ImmutableArray<EscalationPath>.Empty;
        ImmutableArray<EscalationPath>.Builder? open = null;
        foreach (var path in s_paths[(int)kind])
        {
            if (IsOpen(path, static (grant, path) => !grant.GrantsByWholeService(path.ActionSet)))
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
                    return IsOpen(path, static (_, _) => true);
            }
        }

        return false;
    }

    /// <summary>True when each action of the path is open in some statement that counts.</summary>
    private bool IsOpen(EscalationPath path, Func<Grant, EscalationPath, bool> counts)
    {
        if (!path.ActionSet.IsSubsetOf(_grants.Actions))
            return false;
        foreach (var index in path.Actions)
        {
            var isOpen = false;
            foreach (var grant in _grants.Statements)
                isOpen = isOpen || (IsOpen(grant, index, path.Kind) && counts(grant, path));
            if (!isOpen)
                return false;
        }

        return true;
    }

    /// <summary>True when the statement grants the action on all there is of a kind, or lets callers change themselves, and no Condition limits that.</summary>
    private bool IsOpen(Grant grant, int index, EscalationKind kind)
    {
        if (!grant.Actions.Contains(index))
            return false;
        var action = grant.Catalogue[index];
        var isOnAll = grant.OnWildcards.Contains(index) && !NamesOne(grant, action) && !OfSinglePurpose.Contains(index);
        return (isOnAll || (kind == EscalationKind.Direct && CallerIn(grant, action) is not null)) && !IsLimited(grant, action);
    }

    /// <summary>The Resource entry <c>user/${aws:username}</c>, the user who asks, where the action works on it.</summary>
    private static ResourceArn? CallerIn(Grant grant, CatalogueAction action)
    {
        if (grant.Resource.IsNot)
            return null;
        foreach (var entry in grant.Resource.Entries)
        {
            if (IsCaller(entry) && ArnForms.Fits(entry, action) && grant.ActionsOn(entry).Contains(action))
                return entry;
        }

        return null;
    }

    /// <summary>
    /// True when the statement names one of the resources that every call of the action needs, as a permission set beside all instances, or none of
    /// that type: then its wildcard does not open the action.
    /// </summary>
    private static bool NamesOne(Grant grant, CatalogueAction action)
    {
        if (grant.Resource.IsNot || grant.FirstAllResource is not null)
            return false;
        var hasRequired = false;
        var hasWhole = false;
        foreach (var type in action.ResourceTypes)
        {
            if (!RunCommand.IsPlace(type, action))
                continue;
            var isWhole = grant.HasWhole(type);
            if (type.IsRequired && !isWhole)
                return true;
            hasRequired |= type.IsRequired;
            hasWhole |= isWhole;
        }

        return !hasRequired && !hasWhole;
    }

    private static bool IsLimited(Grant grant, CatalogueAction action)
    {
        var strength = grant.Strength;
        if (!strength.IsGuarding && !strength.IsScopingFor(action))
            return false;
        if (grant.Statement.Condition is not { IsUnknown: false } condition)
            return true;
        foreach (var test in condition.Tests)
        {
            if (ConditionStrength.IsLimit(test) && ConditionKeyClasses.Of(test.Key.Text) != ConditionKeyClass.Weak && !LeavesOpen(test, action))
                return true;
        }

        return false;
    }

    /// <summary>True for a test that admits AWS's policy for administrators where a policy is attached, or that says which boundary may be lifted.</summary>
    private static bool LeavesOpen(ConditionTest test, CatalogueAction action)
    {
        var key = test.Key.Text;
        if (key.Equals("iam:PermissionsBoundary", StringComparison.OrdinalIgnoreCase))
            return action.Name.StartsWith("Delete", StringComparison.Ordinal);
        if (!key.Equals("iam:PolicyARN", StringComparison.OrdinalIgnoreCase) || !action.Name.StartsWith("Attach", StringComparison.Ordinal))
            return false;
        foreach (var partition in Partition.All)
        {
            if (test.Admits($"arn:{partition.Name}:iam::aws:policy/AdministratorAccess"))
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
