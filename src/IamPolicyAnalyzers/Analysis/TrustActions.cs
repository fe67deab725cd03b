using System.Collections.Generic;
using System.Collections.Immutable;
using IamPolicyAnalyzers.Policies;

namespace IamPolicyAnalyzers.Analysis;

/// <summary>The actions of a trust policy: three ways to assume the role, one for each kind of principal, and what may be asked for along the way.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_request.html</remarks>
internal static class TrustActions
{
    public const string AssumeRole = "sts:AssumeRole";
    public const string AssumeRoleWithSaml = "sts:AssumeRoleWithSAML";
    public const string AssumeRoleWithWebIdentity = "sts:AssumeRoleWithWebIdentity";

    /// <summary>What may be asked for along the way.</summary>
    public static ImmutableArray<string> Companions { get; } = ImmutableArray.Create("sts:TagSession", "sts:SetSourceIdentity", "sts:SetContext");

    /// <summary>The action by which the principal assumes a role; null where nobody can say, or for everyone.</summary>
    public static string? Of(PrincipalValue principal)
    {
        if (principal.Kind == PrincipalValueKind.Federated)
            return FederatedProvider.Of(principal) is { } provider ? Of(provider) : null;
        return principal.IsUnknown || principal.IsEveryone || principal.Kind is not (PrincipalValueKind.Aws or PrincipalValueKind.Service) ? null : AssumeRole;
    }

    public static string Of(FederatedProvider provider) => provider.IsSaml ? AssumeRoleWithSaml : AssumeRoleWithWebIdentity;

    /// <summary>The actions by which these principals assume the role, each once; none where nobody can say of one of them.</summary>
    public static List<string> AllOf(Principal principal)
    {
        var names = new List<string>();
        if (principal.IsUnknown || principal.IsNot)
            return names;
        foreach (var value in principal.Values)
        {
            if ((value.IsEveryone ? AssumeRole : Of(value)) is not { } name)
                return [];
            if (!names.Contains(name))
                names.Add(name);
        }

        return names;
    }

    /// <summary>True when an entry stands for some action that a trust policy may hold.</summary>
    public static bool IsOfTrust(ActionPattern entry)
    {
        foreach (var companion in Companions)
        {
            if (entry.Matches(companion))
                return true;
        }

        return IsAssuming(entry);
    }

    /// <summary>True when an entry stands for several ways to assume a role, not all of them open to these principals.</summary>
    public static bool IsTooWide(ActionPattern entry, Principal principal)
    {
        if (!entry.HasWildcard)
            return false;
        var count = 0;
        var isFitting = true;
        Count(AssumeRole);
        Count(AssumeRoleWithSaml);
        Count(AssumeRoleWithWebIdentity);
        foreach (var companion in Companions)
            count += entry.Matches(companion) ? 1 : 0;
        return count > 1 && !isFitting;

        void Count(string action)
        {
            if (!entry.Matches(action))
                return;
            count++;
            isFitting &= IsOfAny(principal, action);
        }
    }

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
            if (IsAssuming(entry))
                return entry;
        }

        return null;
    }

    private static bool IsAssuming(ActionPattern entry) =>
        entry.Matches(AssumeRole) || entry.Matches(AssumeRoleWithSaml) || entry.Matches(AssumeRoleWithWebIdentity);

    private static bool IsOfAny(Principal principal, string action)
    {
        foreach (var value in principal.Values)
        {
            if ((value.IsEveryone ? AssumeRole : Of(value)) == action)
                return true;
        }

        return false;
    }
}
