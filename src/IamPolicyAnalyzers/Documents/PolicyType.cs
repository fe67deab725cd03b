using System;

namespace IamPolicyAnalyzers.Documents;

/// <summary>The kinds of policy AWS evaluates; much of what is right or wrong in a document depends on it.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies.html#access_policy-types</remarks>
internal enum PolicyType : byte
{
    IdentityBased,
    ResourceBased,
    Trust,
    ServiceControl,
    ResourceControl,
    PermissionsBoundary,
    Session,
    VpcEndpoint,
}

/// <summary>A set of policy types: those a rule applies to.</summary>
[Flags]
internal enum PolicyTypes
{
    IdentityBased = 1 << PolicyType.IdentityBased,
    ResourceBased = 1 << PolicyType.ResourceBased,
    Trust = 1 << PolicyType.Trust,
    ServiceControl = 1 << PolicyType.ServiceControl,
    ResourceControl = 1 << PolicyType.ResourceControl,
    PermissionsBoundary = 1 << PolicyType.PermissionsBoundary,
    Session = 1 << PolicyType.Session,
    VpcEndpoint = 1 << PolicyType.VpcEndpoint,

    Any = IdentityBased | ResourceBased | Trust | ServiceControl | ResourceControl | PermissionsBoundary | Session | VpcEndpoint,
}

internal static class PolicyTypesExtensions
{
    public static bool Includes(this PolicyTypes types, PolicyType type) => (types & (PolicyTypes)(1 << (int)type)) != 0;

    /// <summary>True for a policy that grants nothing by itself: its Allow says what others may grant.</summary>
    public static bool OnlyLimits(this PolicyType type) =>
        type is PolicyType.ServiceControl or PolicyType.ResourceControl or PolicyType.PermissionsBoundary or PolicyType.Session or PolicyType.VpcEndpoint;

    /// <summary>The type with its article, as a message names it.</summary>
    public static string Name(this PolicyType type) => type switch
    {
        PolicyType.IdentityBased => "an identity-based policy",
        PolicyType.ResourceBased => "a resource-based policy",
        PolicyType.Trust => "a role trust policy",
        PolicyType.ServiceControl => "a service control policy",
        PolicyType.ResourceControl => "a resource control policy",
        PolicyType.PermissionsBoundary => "a permissions boundary",
        PolicyType.Session => "a session policy",
        _ => "a VPC endpoint policy",
    };
}

/// <summary>The names by which files and projects declare a policy type.</summary>
internal static class PolicyTypeNames
{
    /// <summary>Reads <c>Trust</c> and the like, whatever the case.</summary>
    public static bool TryParse(string name, out PolicyType type)
    {
        for (type = PolicyType.IdentityBased; type <= PolicyType.VpcEndpoint; type++)
        {
            if (name.Equals(type.ToString(), StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}
