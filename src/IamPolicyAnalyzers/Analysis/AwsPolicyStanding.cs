using System;
using System.Collections.Generic;
using IamPolicyAnalyzers.Catalogue;
using IamPolicyAnalyzers.Documents;

namespace IamPolicyAnalyzers.Analysis;

/// <summary>What there is to say of a managed policy that AWS writes, the gravest first.</summary>
internal enum AwsPolicyStanding : byte
{
    /// <summary>The policy is not one of AWS, or it is not known which.</summary>
    None,

    /// <summary>Whoever has the policy is an administrator, or can become one.</summary>
    Administrator,

    /// <summary>AWS took the policy back.</summary>
    Withdrawn,

    /// <summary>AWS has no policy of this path and name.</summary>
    Unknown,

    /// <summary>The policy grants all of a service.</summary>
    FullAccess,

    /// <summary>AWS made the policy for a role of one of its services.</summary>
    ServiceRole,

    Ordinary,
}

/// <summary>Managed policies that AWS writes.</summary>
internal static class AwsPolicies
{
    private static readonly HashSet<string> s_administrators = new(StringComparer.Ordinal)
    {
        "AdministratorAccess", "IAMFullAccess", "PowerUserAccess", "AIDevOpsAgentActionsPolicy", "AWSOrganizationsFullAccess",
        "AWSSSOMasterAccountAdministrator", "AWSSSOMemberAccountAdministrator", "AdministratorAccess-Amplify", "AWSCloudFormationFullAccess",
    };

    // In the order in which they are tried: nearly every policy that reads only is called by one of these.
    private static readonly string[] s_readOnlyEndings = ["ReadOnlyAccess", "ReadOnly", "_ReadOnlyAccess"];

    public static AwsPolicyStanding AwsStandingOf(this ActionCatalogue catalogue, PolicyAttachment attachment)
    {
        if (attachment.AwsPolicy is not { } policy)
            return AwsPolicyStanding.None;
        if (s_administrators.Contains(policy))
            return AwsPolicyStanding.Administrator;

        var name = NameOf(policy);
        if (catalogue.IsWithdrawnPolicy(name.AsSpan(), out _))
            return AwsPolicyStanding.Withdrawn;
        if (!catalogue.TryGetManagedPolicy(name.AsSpan(), out var known) || policy != (attachment.IsByName ? NameOf(known) : known))
            return AwsPolicyStanding.Unknown;
        return FullAccessHead(name) is not null ? AwsPolicyStanding.FullAccess
            : known.StartsWith("service-role/", StringComparison.Ordinal) || known.StartsWith("aws-service-role/", StringComparison.Ordinal) ? AwsPolicyStanding.ServiceRole
            : AwsPolicyStanding.Ordinary;
    }

    /// <summary>What the path and name of an unknown policy was meant to be: the same name under its own path, or the nearest name.</summary>
    public static Suggestion SuggestAwsPolicy(this ActionCatalogue catalogue, PolicyAttachment attachment)
    {
        var name = NameOf(attachment.AwsPolicy ?? "").AsSpan();
        if (!catalogue.TryGetManagedPolicy(name, out var meant) && !catalogue.TrySuggestManagedPolicy(name, out meant))
            return default;
        return new Suggestion(attachment.IsByName ? NameOf(meant) : meant);
    }

    /// <summary>The policy that reads what a policy of full access reads and changes.</summary>
    public static string? ReadOnlyTwinOf(this ActionCatalogue catalogue, PolicyAttachment attachment)
    {
        if (FullAccessHead(NameOf(attachment.AwsPolicy ?? "")) is not { } head)
            return null;
        foreach (var ending in s_readOnlyEndings)
        {
            if (catalogue.TryGetManagedPolicy((head + ending).AsSpan(), out var twin))
                return attachment.IsByName ? NameOf(twin) : twin;
        }

        return null;
    }

    /// <summary>The name without path, <c>AWSLambdaRole</c> for <c>service-role/AWSLambdaRole</c>.</summary>
    public static string NameOf(string pathAndName) => pathAndName.Substring(pathAndName.LastIndexOf('/') + 1);

    /// <summary>What stands before FullAccess; null for every other name.</summary>
    private static string? FullAccessHead(string name)
    {
        foreach (var ending in (string[])["_FullAccess", "Full_Access", "FullAccess", "FullAccess_v2", "FullAccessV2"])
        {
            if (name.Length > ending.Length && name.EndsWith(ending, StringComparison.Ordinal))
                return name.Substring(0, name.Length - ending.Length);
        }

        return null;
    }
}
