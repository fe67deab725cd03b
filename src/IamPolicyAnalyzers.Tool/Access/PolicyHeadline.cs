using System.Collections.Generic;
using System.Linq;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Catalogue;
using IamPolicyAnalyzers.Documents;
using IamPolicyAnalyzers.Policies;

namespace IamPolicyAnalyzers.Tool.Access;

/// <summary>What a policy does, on one line: <c>Grants 3 actions of 2 services: 1 Write, 2 Read</c>.</summary>
internal static class PolicyHeadline
{
    public static string Of(PolicyContext policy)
    {
        var allows = policy.Policy.Statements.Where(static statement => statement.IsAllow).ToList();
        if (allows.Count == 0)
            return WithoutAllow(policy);
        var actions = ActionsOf(policy, allows);
        return Subject(policy, allows, actions) + Unknown(policy, allows) + Exceptions(policy);
    }

    /// <summary><c>3 actions of 2 services: 1 Write, 2 Read</c></summary>
    public static string TextOf(ActionSet actions)
    {
        if (actions.IsEmpty)
            return "no action";
        var services = ActionCatalogue.Instance.CountServicesOf(actions);
        var places = services == 1 ? ActionCatalogue.Instance[actions.First].Service.Prefix : $"{services} services";
        var count = actions.Count == ActionCatalogue.Instance.ActionCount ? "every action" : LevelCounts.CountText(actions.Count);
        return $"{count} of {places}: {LevelCounts.TextOf(actions)}";
    }

    /// <summary>What a statement names that works on one of its resources, whatever other statements say.</summary>
    public static ActionSet InForce(Statement statement)
    {
        var actions = statement.Action is { } action ? ActionCatalogue.Instance.ActionsOf(action) : ActionSet.Empty;
        return statement.Resource is { IsNot: false, IsUnknown: false } resource ? ResourceFit.InForceOn(resource.Entries, actions) : actions;
    }

    private static string Subject(PolicyContext policy, List<Statement> allows, ActionSet actions)
    {
        var isEverything = actions.Count == ActionCatalogue.Instance.ActionCount && policy.OwnGrants.Any(static grant => grant.IsAdministrator);
        if (policy.Type.OnlyLimits())
            return isEverything ? "Lets everything through" : "Lets through " + TextOf(actions);
        if (allows.Exists(static statement => statement.Principal is not null))
            return $"Lets {WhoIn(allows)} " + (policy.Type == PolicyType.Trust ? "assume the role" : isEverything ? "do everything" : "use " + TextOf(actions));
        return isEverything ? "Allows everything" : "Grants " + TextOf(actions);
    }

    private static string WithoutAllow(PolicyContext policy)
    {
        var denied = new ActionSet.Builder();
        foreach (var statement in policy.Policy.Statements)
        {
            if (statement.IsDeny)
                denied.UnionWith(InForce(statement));
        }

        var actions = denied.ToSet();
        return policy.Policy.HasUnknownStatements || policy.Policy.Statements.Any(static statement => statement.EffectText is { HasUnknown: true }) ? "What it grants is not known before deployment"
            : actions.IsEmpty ? "Grants nothing"
            : "Denies " + (actions.Count == ActionCatalogue.Instance.ActionCount ? "everything" : TextOf(actions)) + (policy.Policy.Statements.All(IsUnconditional) ? "" : "; not for every request");
    }

    /// <summary>What is granted in the end; a resource-based policy whose resource is its own place has no Resource and is taken at its word.</summary>
    private static ActionSet ActionsOf(PolicyContext policy, List<Statement> allows)
    {
        var actions = new ActionSet.Builder();
        foreach (var grant in policy.OwnGrants)
            actions.UnionWith(grant.InForce);
        foreach (var statement in allows)
        {
            if (statement is { Resource: null, Principal: not null, Action: { } action })
                actions.UnionWith(ActionCatalogue.Instance.ActionsOf(action));
        }

        return actions.ToSet();
    }

    private static string WhoIn(List<Statement> allows)
    {
        var values = allows.SelectMany(static statement => statement.Principal?.Values ?? []).ToList();
        if (allows.Exists(static statement => statement.Principal is { IsNot: true }))
            return "all but some principals";
        if (values.Exists(static value => value.IsEveryone))
            return allows.TrueForAll(static statement => statement.Condition is not null) ? "whom Condition admits" : "everyone";
        var names = values.Select(static value => value.Text).Distinct().ToList();
        return names.Count switch { 0 => "nobody known yet", 1 when names[0].Length > 0 => $"'{names[0]}'", 1 => "1 principal", _ => $"{names.Count} principals" };
    }

    private static string Unknown(PolicyContext policy, List<Statement> allows)
    {
        var unknown = policy.OwnGrants.Sum(static grant => grant.UnmatchedCount);
        return (unknown > 0 ? $"; {unknown} unknown {(unknown == 1 ? "entry" : "entries")}" : "")
            + (policy.Policy.HasUnknownStatements || allows.Exists(static statement => statement.Action is { IsUnknown: true }) ? "; more that is not known before deployment" : "");
    }

    /// <summary>Only a Deny that holds for certain is taken off what is granted.</summary>
    private static string Exceptions(PolicyContext policy)
    {
        var count = policy.Policy.Statements.Count(static statement => statement.IsDeny && !IsUnconditional(statement));
        return count == 0 ? "" : $"; less what {count} conditional Deny {(count == 1 ? "takes" : "take")}";
    }

    private static bool IsUnconditional(Statement statement) => Denial.TryRead(statement, ActionCatalogue.Instance) is not null;
}
