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

    private const string PrincipalTag = "aws:PrincipalTag/";

    /// <summary>Keys of callers that have credentials of their own, with the key that says the same of a service's source.</summary>
    private static readonly Dictionary<string, string?> s_ofCaller = new(StringComparer.OrdinalIgnoreCase)
    {
        ["aws:FederatedProvider"] = null,
        ["aws:MultiFactorAuthAge"] = null,
        ["aws:MultiFactorAuthPresent"] = null,
        ["aws:PrincipalOrgID"] = "aws:SourceOrgID",
        ["aws:PrincipalOrgPaths"] = "aws:SourceOrgPaths",
        ["aws:SourceIdentity"] = null,
        ["aws:TokenIssueTime"] = null,
        ["aws:username"] = null,
    };

    /// <summary>True for a key that the calls of an AWS service never carry.</summary>
    /// <param name="source">The key that they carry in its place.</param>
    public static bool IsOfCallerOnly(string key, out string? source) =>
        s_ofCaller.TryGetValue(key, out source) || key.StartsWith(PrincipalTag, StringComparison.OrdinalIgnoreCase);

    /// <summary>True for a service that tells its source when it uses a resource, so that a resource policy can ask for it.</summary>
    public static bool IsWanted(PrincipalValue principal) =>
        principal is { Kind: PrincipalValueKind.Service, IsUnknown: false } && !s_exempt.Contains(principal.Text);
}
