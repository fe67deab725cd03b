using System.Collections.Generic;
using System.Collections.Immutable;
using IamPolicyAnalyzers.Catalogue;
using IamPolicyAnalyzers.Policies;

namespace IamPolicyAnalyzers.Analysis;

/// <summary>An entry of Resource, or all but some; of neither there is no limit.</summary>
internal readonly record struct ResourceLimit(ResourceArn? Entry, ResourceElement? Exceptions);

/// <summary>A value of Principal, or all but some; of neither there is no limit.</summary>
internal readonly record struct PrincipalLimit(PrincipalValue? Value, Principal? Exceptions);

/// <summary>Some actions, not all of which need be in the catalogue.</summary>
internal readonly record struct ActionReach(ActionSet Known, ImmutableArray<ActionPattern> Others)
{
    public static readonly ActionReach None = new(ActionSet.Empty, ImmutableArray<ActionPattern>.Empty);

    public bool IsEmpty => Known.IsEmpty && Others.IsEmpty;

    /// <summary>What is left without the actions of the statement.</summary>
    public ActionReach Less(AccessClaim claim) => new(Known.Except(claim.Certain), Others.RemoveAll(claim.Covers));

    public ActionReach Union(ActionReach other) => new(Known.Union(other.Known), Others.AddRange(other.Others.RemoveRange(Others)));
}

/// <summary>The requests that one entry of each element of an Allow stands for, or those of them that a Deny is about as well.</summary>
/// <param name="Denial">The Deny; null where there is none.</param>
/// <param name="Resource">What the Allow says of the resource, and <paramref name="DeniedResource"/> what the Deny says; likewise of the principal.</param>
/// <param name="Tests">The tests of both.</param>
internal sealed record AccessRegion(
    AccessClaim Allow,
    AccessClaim? Denial,
    ActionReach Actions,
    ResourceLimit Resource,
    ResourceLimit DeniedResource,
    PrincipalLimit Principal,
    PrincipalLimit DeniedPrincipal,
    ImmutableArray<ConditionTest> Tests)
{
    /// <summary>Conditions with many tests are not taken apart.</summary>
    private const int MaxTests = 16;

    private const int MaxValues = 32;

    /// <summary>The regions of an Allow, one for each resource and principal it names.</summary>
    public static IEnumerable<AccessRegion> Of(AccessClaim allow, ActionReach actions)
    {
        foreach (var resource in Limits(allow.Statement.Resource))
        foreach (var principal in Limits(allow.Statement.Principal))
            yield return new(allow, Denial: null, actions, resource, default, principal, default, TestsOf(allow));
    }

    /// <summary>The parts of the region that the Deny may be about.</summary>
    public IEnumerable<AccessRegion> Within(AccessClaim denial, ActionReach actions, WorkBudget work)
    {
        foreach (var resource in Limits(denial.Statement.Resource))
        {
            if (work.Spend(1) && !MayMeet(Resource, resource))
                continue;
            foreach (var principal in Limits(denial.Statement.Principal))
            {
                if (!work.Spend(1) || MayMeet(Principal, principal))
                    yield return this with { Denial = denial, Actions = actions, DeniedResource = resource, DeniedPrincipal = principal, Tests = Tests.AddRange(TestsOf(denial)) };
            }
        }
    }

    /// <summary>For each test that asks for one of several values: the region in as many parts as there are values.</summary>
    public IEnumerable<IEnumerable<AccessRegion>> Splits()
    {
        for (var i = 0; i < Tests.Length && Tests.Length <= MaxTests; i++)
        {
            if (Tests[i] is { Operator: { IsPositive: true, Set: not SetOperator.ForAllValues }, Values.Length: > 1 and <= MaxValues })
                yield return SplitAt(i);
        }
    }

    private IEnumerable<AccessRegion> SplitAt(int index)
    {
        var test = Tests[index];
        foreach (var value in test.Values)
            yield return this with { Tests = Tests.SetItem(index, new ConditionTest(test.OperatorName, test.Operator, test.Key, ImmutableArray.Create(value))) };
    }

    /// <summary>True when the statement is about every request of the region, its actions left aside.</summary>
    /// <param name="part">What is taken for granted.</param>
    public bool IsWithin(AccessClaim claim, ConditionImplication implication, WorkBudget work, GrowthPart part = GrowthPart.Action) =>
        claim.IsComparableTo(Allow)
        && (Denial is null || claim.IsComparableTo(Denial))
        && (part == GrowthPart.Resource || IsResourceWithin(claim, work))
        && (part == GrowthPart.Principal || IsPrincipalWithin(claim, work))
        && (part == GrowthPart.Condition || IsConditionWithin(claim, implication));

    private bool IsResourceWithin(AccessClaim claim, WorkBudget work) =>
        claim.Statement.Resource is not { } element
        || claim.ResourceText == Allow.ResourceText
        || claim.ResourceText == Denial?.ResourceText
        || Covers(element, Resource, work)
        || (Denial is not null && Covers(element, DeniedResource, work));

    private bool IsPrincipalWithin(AccessClaim claim, WorkBudget work) =>
        claim.Statement.Principal is not { } element
        || claim.PrincipalText == Allow.PrincipalText
        || claim.PrincipalText == Denial?.PrincipalText
        || Covers(element, Principal, claim.Statement.IsDeny, work)
        || (Denial is not null && Covers(element, DeniedPrincipal, claim.Statement.IsDeny, work));

    private bool IsConditionWithin(AccessClaim claim, ConditionImplication implication)
    {
        if (claim.Statement.Condition is not { } condition || claim.ConditionText == Allow.ConditionText || claim.ConditionText == Denial?.ConditionText)
            return true;
        if (!claim.IsConditionUnderstood)
            return false;
        foreach (var asked in condition.Tests)
        {
            var isImplied = asked.HoldsForEveryone;
            foreach (var given in Tests)
                isImplied = isImplied || implication.Implies(given, asked);
            if (!isImplied)
                return false;
        }

        return true;
    }

    private static ImmutableArray<ConditionTest> TestsOf(AccessClaim claim) => claim.Statement.Condition?.Tests ?? ImmutableArray<ConditionTest>.Empty;

    private static IEnumerable<ResourceLimit> Limits(ResourceElement? element)
    {
        if (element is null or { IsNot: true })
        {
            if (element is null || !AnyAll(element))
                yield return new(Entry: null, element);
            yield break;
        }

        foreach (var entry in element.Entries)
            yield return new(entry, Exceptions: null);
    }

    private static IEnumerable<PrincipalLimit> Limits(Principal? principal)
    {
        if (principal is null or { IsNot: true } or { IsUnknown: true, Values.IsEmpty: true })
        {
            yield return new(Value: null, principal is { IsNot: true } ? principal : null);
            yield break;
        }

        foreach (var value in principal.Values)
            yield return new(value, Exceptions: null);
    }

    private static bool Covers(ResourceElement element, ResourceLimit limit, WorkBudget work)
    {
        if (element.IsNot)
        {
            foreach (var exception in element.Entries)
            {
                if (!work.Spend(1) || !(limit.Entry is { } entry ? !exception.Overlaps(entry) : limit.Exceptions is { } exceptions && Any(exceptions, exception, work)))
                    return false;
            }

            return !(element.IsUnknown && element.Entries.IsEmpty);
        }

        return limit.Entry is { } wanted ? Any(element, wanted, work) : AnyAll(element);
    }

    private static bool AnyAll(ResourceElement element)
    {
        foreach (var entry in element.Entries)
        {
            if (entry.IsAll)
                return true;
        }

        return false;
    }

    /// <summary>True when one of the entries stands for all that this one stands for.</summary>
    private static bool Any(ResourceElement element, ResourceArn entry, WorkBudget work)
    {
        foreach (var outer in element.Entries)
        {
            if (work.Spend(outer.Text.Length, entry.Text.Length) && (outer.Written.Source == entry.Written.Source || (!outer.HasUnknown && outer.Covers(entry))))
                return true;
        }

        return false;
    }

    private static bool Covers(Principal element, PrincipalLimit limit, bool isDeny, WorkBudget work)
    {
        if (element.IsUnknown && element.Values.IsEmpty)
            return false;
        foreach (var value in element.Values)
        {
            if (!work.Spend(1))
                return false;
            if (!element.IsNot && (limit.Value is { } wanted ? Covers(value, wanted, isDeny) : isDeny && value.IsEveryone))
                return true;
            if (element.IsNot && !(limit.Value is { } named ? !value.Overlaps(named) : limit.Exceptions is { } exceptions && Names(exceptions, value)))
                return false;
        }

        return element.IsNot;
    }

    private static bool Names(Principal principal, PrincipalValue value)
    {
        foreach (var named in principal.Values)
        {
            if (named.Kind == value.Kind && named.Written.Source == value.Written.Source)
                return true;
        }

        return false;
    }

    // An Allow that names an account leaves it to that account which of its users and roles have the access; a Deny reaches them all.
    private static bool Covers(PrincipalValue outer, PrincipalValue inner, bool isDeny) =>
        (outer.Kind == inner.Kind && outer.Written.Source == inner.Written.Source)
        || (!outer.IsUnknown && !inner.IsUnknown && (outer.Covers(inner) || (isDeny && (outer.IsEveryone || outer.IsAccountOf(inner)))));

    private static bool MayMeet(ResourceLimit allowed, ResourceLimit denied)
    {
        if (allowed.Entry is not { } entry)
            return true;
        if (denied.Entry is { } other)
            return entry.Overlaps(other) || (entry.IsArn != other.IsArn && !entry.IsWellFormed);
        foreach (var exception in denied.Exceptions?.Entries ?? ImmutableArray<ResourceArn>.Empty)
        {
            if (!exception.HasUnknown && !exception.HasVariable && exception.Covers(entry))
                return false;
        }

        return true;
    }

    private static bool MayMeet(PrincipalLimit allowed, PrincipalLimit denied)
    {
        if (allowed.Value is not { } value)
            return true;
        if (denied.Value is { } other)
            return value.Overlaps(other);
        foreach (var exception in denied.Exceptions?.Values ?? ImmutableArray<PrincipalValue>.Empty)
        {
            if (!exception.IsUnknown && exception.Kind == value.Kind && exception.Text == value.Text && value.WholeAccount is not null)
                return false;
        }

        return true;
    }
}
