using System;
using System.Collections.Immutable;
using IamPolicyAnalyzers.Catalogue;
using IamPolicyAnalyzers.Policies;

namespace IamPolicyAnalyzers.Analysis;

/// <summary>
/// iam:PassRole hands a role to a service. Whoever may pass every role and start something that runs their code under it has the access of every role.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html</remarks>
internal static class PassRole
{
    private const string PassedToService = "iam:PassedToService";
    private const string AssociatedResource = "iam:AssociatedResourceArn";

    private static readonly CatalogueAction s_action =
        ActionCatalogue.Instance.TryGetAction("iam:PassRole", out var action) ? action : throw new InvalidOperationException("The catalogue has no iam:PassRole");

    public static ActionSet Action { get; } = ActionSet.Of(s_action.Index);

    /// <summary>The Resource entry that means every role; null for NotResource or when the roles are limited.</summary>
    public static ResourceArn? EveryRole(Grant grant) => grant.FirstWildcardResource(s_action);

    /// <summary>The first entry of Action that names iam:PassRole; null for NotAction.</summary>
    public static ActionPattern? Entry(Grant grant) => grant.EntryOf(s_action);

    /// <summary>True when the statement passes every role to every service.</summary>
    public static bool IsOpen(Grant grant) => IsForEveryRole(grant) && !LimitsService(grant);

    /// <summary>True when the statement names iam:PassRole and leaves the service open, and no stronger finding says that it passes any role.</summary>
    public static bool IsToAnyService(Grant grant) =>
        grant.Actions.Contains(s_action)
        && grant.Statement.Condition is not { IsUnknown: true }
        && Entry(grant) is { HasWildcard: false }
        && !LimitsService(grant)
        && !grant.IsLimitedBy(AssociatedResource)
        && !Risks.LessStronger(grant, Risk.DirectEscalation, Action).IsEmpty;

    /// <summary>The ways in which passing every role by this statement, with what else is granted, runs the caller's code as any role.</summary>
    public static ImmutableArray<EscalationPath> EscalationsOf(Grant grant)
    {
        if (grant.Action.IsNot || grant.IsAllActions || !IsForEveryRole(grant) || grant.Grants.IsAdministrator)
            return ImmutableArray<EscalationPath>.Empty;

        var granted = grant.Grants.Actions;
        var found = ImmutableArray.CreateBuilder<EscalationPath>();
        foreach (var path in grant.Catalogue.EscalationPaths)
        {
            if (path is { Kind: EscalationKind.PassRoleNew, Confidence: EscalationConfidence.High }
                && path.ActionSet.IsSubsetOf(granted)
                && AdmitsAny(grant, path)
                && !grant.GrantsByWholeService(path.ActionSet)
                && AreUsable(grant.Grants, path))
                found.Add(path);
        }

        // A longer way that contains a shorter one says nothing new.
        for (var i = found.Count - 1; i >= 0; i--)
        {
            if (found[i].SubsumedBy is { } shorter && Contains(found, shorter))
                found.RemoveAt(i);
        }

        return found.ToImmutable();
    }

    /// <summary>What a way needs beside passing the role, in its order.</summary>
    public static string OthersOf(EscalationPath path)
    {
        var names = ImmutableArray.CreateBuilder<CatalogueAction>(path.Actions.Length);
        foreach (var index in path.Actions)
        {
            if (index != s_action.Index)
                names.Add(ActionCatalogue.Instance[index]);
        }

        return Listing.Of(names, names.Count);
    }

    private static bool IsForEveryRole(Grant grant) =>
        grant.Actions.Contains(s_action)
        && grant.OnWildcards.Contains(s_action)
        && !grant.Resource.IsUnknown
        && grant.Statement.Condition is not { IsUnknown: true }
        && !LimitsRole(grant);

    private static bool LimitsRole(Grant grant)
    {
        foreach (var test in Tests(grant))
        {
            var key = test.Key.Text;
            if (ConditionStrength.IsLimit(test)
                && (test.Key.HasUnknown
                    || key.Equals(AssociatedResource, StringComparison.OrdinalIgnoreCase)
                    || new ConditionKey(key).IsResourceTag))
                return true;
        }

        return false;
    }

    // The key is part of every PassRole request, so IfExists takes nothing from the test.
    private static bool LimitsService(Grant grant)
    {
        foreach (var test in Tests(grant))
        {
            if (IsServiceTest(test) && test is { Operator.IsNegated: false, AdmitsEverything: false })
                return true;
        }

        return false;
    }

    private static bool AdmitsAny(Grant grant, EscalationPath path)
    {
        foreach (var service in path.PassedToServices)
        {
            if (Admits(grant, service) || Admits(grant, service + ".cn"))
                return true;
        }

        return false;
    }

    private static bool Admits(Grant grant, string service)
    {
        foreach (var test in Tests(grant))
        {
            if (IsServiceTest(test) && !test.Admits(service))
                return false;
        }

        return true;
    }

    private static bool IsServiceTest(ConditionTest test) =>
        test.Operator is { Family: OperatorFamily.String } && test.Key.Text.Equals(PassedToService, StringComparison.OrdinalIgnoreCase);

    private static ImmutableArray<ConditionTest> Tests(Grant grant) => grant.Statement.Condition?.Tests ?? ImmutableArray<ConditionTest>.Empty;

    private static bool AreUsable(Grants grants, EscalationPath path)
    {
        foreach (var index in path.Actions)
        {
            if (!grants.IsUsable(grants.Catalogue[index]))
                return false;
        }

        return true;
    }

    private static bool Contains(ImmutableArray<EscalationPath>.Builder paths, string id)
    {
        foreach (var path in paths)
        {
            if (path.Id == id)
                return true;
        }

        return false;
    }
}
