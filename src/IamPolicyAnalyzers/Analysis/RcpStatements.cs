using System;
using IamPolicyAnalyzers.Policies;

namespace IamPolicyAnalyzers.Analysis;

/// <summary>What AWS Organizations makes of the statements of a resource control policy.</summary>
internal static class RcpStatements
{
    /// <summary>True for the policy RCPFullAWSAccess, the only one that allows: AWS attaches it to every organization.</summary>
    public static bool IsFullAccess(PolicyDocument policy) =>
        policy.Statements.Length == 1
        && policy.Statements[0] is { IsAllow: true, HasStarPrincipal: true, Condition: null, Action: { IsNot: false, Entries.Length: 1 } action, Resource: { IsNot: false, Entries.Length: 1 } resource }
        && action.Entries[0].IsAll
        && resource.Entries[0].IsAll;

    /// <summary>True when the service of a well-formed entry is known, and is none of those whose resources such policies guard.</summary>
    public static bool IsOutOfReach(PolicyContext context, ActionPattern entry)
    {
        // AWS lists OpenSearch Service as 'opensearch', which is no prefix of actions.
        if (!context.Catalogue.TryGetService(entry.Prefix, out var service) || service.IsRcpSupported || service.HasPrefix("es".AsSpan()))
            return false;
        foreach (var extra in context.Options.ExtraServices)
        {
            if (service.HasPrefix(extra.AsSpan()))
                return false;
        }

        return true;
    }
}
