using System;
using System.Collections.Generic;
using IamPolicyAnalyzers.Policies;

namespace IamPolicyAnalyzers.Analysis;

/// <summary>Keys by which a service says for whom it acts, and the services that do not say it.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html</remarks>
internal static class SourceKeys
{
    private static readonly HashSet<string> s_exempt = new(StringComparer.OrdinalIgnoreCase)
    {
        "delivery.logs.amazonaws.com",
        "logdelivery.elasticloadbalancing.amazonaws.com",
        "elasticloadbalancing.amazonaws.com",
        "edgelambda.amazonaws.com",
        "replicator.lambda.amazonaws.com",
    };

    /// <summary>True for a service that tells its source when it uses a resource, so that a resource policy can ask for it.</summary>
    public static bool IsWanted(PrincipalValue principal) =>
        principal is { Kind: PrincipalValueKind.Service, IsUnknown: false } && !s_exempt.Contains(principal.Text);
}
