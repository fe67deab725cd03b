using System.Collections.Immutable;

namespace IamPolicyAnalyzers.Catalogue;

/// <summary>How a path gets at more permissions than its actions are.</summary>
internal enum EscalationKind : byte
{
    /// <summary>Widens the caller's own policies.</summary>
    Direct,

    /// <summary>Takes over another user, group or role.</summary>
    PrincipalAccess,

    /// <summary>Removes or rewrites a permissions boundary.</summary>
    Boundary,

    /// <summary>Makes roles trust the caller.</summary>
    Trust,

    /// <summary>Assigns access in IAM Identity Center.</summary>
    IdentityCenter,

    /// <summary>Passes a role to a new resource that runs the caller's code.</summary>
    PassRoleNew,

    /// <summary>Changes what a resource runs that has a role already.</summary>
    ExistingRole,
}

/// <summary>How sure it is that the path works.</summary>
internal enum EscalationConfidence : byte
{
    Low,
    Medium,
    High,
}

/// <summary>Actions that together let the caller gain permissions it was not given.</summary>
internal sealed class EscalationPath
{
    internal EscalationPath(
        string id,
        EscalationKind kind,
        EscalationConfidence confidence,
        string? subsumedBy,
        ImmutableArray<string> passedToServices,
        ImmutableArray<int> actions)
    {
        Id = id;
        Kind = kind;
        Confidence = confidence;
        SubsumedBy = subsumedBy;
        PassedToServices = passedToServices;
        Actions = actions;
        ActionSet = ActionSet.Empty;
        foreach (var action in actions)
            ActionSet = ActionSet.Union(ActionSet.Of(action));
    }

    /// <summary><c>iam-create-policy-version</c></summary>
    public string Id { get; }

    public EscalationKind Kind { get; }

    public EscalationConfidence Confidence { get; }

    /// <summary>Id of a path with fewer actions that this one contains.</summary>
    public string? SubsumedBy { get; }

    /// <summary>Service principals that the role is passed to: <c>lambda.amazonaws.com</c>.</summary>
    public ImmutableArray<string> PassedToServices { get; }

    /// <summary>Catalogue indices in the order in which the path uses them.</summary>
    public ImmutableArray<int> Actions { get; }

    /// <summary>The same actions as a set.</summary>
    public ActionSet ActionSet { get; }

    public override string ToString() => Id;
}
