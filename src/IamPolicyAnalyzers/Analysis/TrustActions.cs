using IamPolicyAnalyzers.Policies;

namespace IamPolicyAnalyzers.Analysis;

/// <summary>The actions of a trust policy: three ways to assume the role, one for each kind of principal, and what may be asked for along the way.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_request.html</remarks>
internal static class TrustActions
{
    public const string AssumeRole = "sts:AssumeRole";
    public const string AssumeRoleWithSaml = "sts:AssumeRoleWithSAML";
    public const string AssumeRoleWithWebIdentity = "sts:AssumeRoleWithWebIdentity";

    /// <summary>The action by which the principal assumes a role; null where nobody can say, or for everyone.</summary>
    public static string? Of(PrincipalValue principal)
    {
        if (principal.Kind == PrincipalValueKind.Federated)
            return FederatedProvider.Of(principal) is { } provider ? Of(provider) : null;
        return principal.IsUnknown || principal.IsEveryone || principal.Kind is not (PrincipalValueKind.Aws or PrincipalValueKind.Service) ? null : AssumeRole;
    }

    public static string Of(FederatedProvider provider) => provider.IsSaml ? AssumeRoleWithSaml : AssumeRoleWithWebIdentity;

    /// <summary>True when every principal assumes a role by this action.</summary>
    public static bool IsOfAll(Principal principal, string action)
    {
        foreach (var value in principal.Values)
        {
            if (Of(value) != action)
                return false;
        }

        return !principal.IsUnknown;
    }

    /// <summary>True when the statement lets this action through; an entry that is not known may be any.</summary>
    public static bool IsNamed(ActionElement actions, string action)
    {
        foreach (var entry in actions.Entries)
        {
            if (entry.IsUnknown || entry.Matches(action))
                return !actions.IsNot;
        }

        return actions.IsNot || actions.IsUnknown;
    }

    /// <summary>The first entry that stands for an action by which a role is assumed.</summary>
    public static ActionPattern? FirstAssuming(ActionElement actions)
    {
        foreach (var entry in actions.Entries)
        {
            if (entry.Matches(AssumeRole) || entry.Matches(AssumeRoleWithSaml) || entry.Matches(AssumeRoleWithWebIdentity))
                return entry;
        }

        return null;
    }
}
