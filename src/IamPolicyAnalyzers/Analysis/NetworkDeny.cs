using System;
using IamPolicyAnalyzers.Documents;
using IamPolicyAnalyzers.Policies;

namespace IamPolicyAnalyzers.Analysis;

/// <summary>Denies for requests from outside a network, and the AWS services that make such requests for a caller inside.</summary>
internal static class NetworkDeny
{
    private static readonly string[] s_networkKeys =
        ["aws:SourceIp", "aws:SourceVpc", "aws:SourceVpce", "aws:SourceVpcArn", "aws:VpceOrgID", "aws:VpcSourceIp"];

    /// <summary>By which a Deny lets services through, or the principals that it is not meant for.</summary>
    private static readonly string[] s_exemptions =
        ["aws:ViaAWSService", "aws:PrincipalIsAWSService", "aws:CalledVia", "aws:PrincipalServiceName", "aws:PrincipalArn", "aws:PrincipalTag/", "aws:userid"];

    /// <summary>Services whose resources other services use for a caller.</summary>
    private static readonly string[] s_owners = ["s3", "kms", "sqs", "sns", "secretsmanager"];

    /// <summary>The first test by which a Deny excludes a network; null when there is none, or another test lets services or certain principals through.</summary>
    public static ConditionTest? TestOf(Statement statement)
    {
        if (statement is not { IsDeny: true, Condition: { IsUnknown: false } condition })
            return null;
        ConditionTest? first = null;
        foreach (var test in condition.Tests)
        {
            if (test.Key.HasUnknown || StartsWithAny(s_exemptions, test.Key.Characters))
                return null;

            if (first is null && test is { Operator.IsNegated: true, Everything: null } && IsNetworkKey(test.Key.Characters) && !IsNoNetwork(test))
                first = test;
        }

        return first;
    }

    /// <summary>True when a service may be the one that makes the request: not for signing in, nor for the resources that services leave alone.</summary>
    public static bool MeetsServices(PolicyContext context, Statement statement) =>
        statement.Action is { IsUnknown: false } action
        && (action.IsNot || !IsSigningIn(action))
        && (context.Type != PolicyType.ResourceBased || Array.IndexOf(s_owners, context.Policy.OnlyService) >= 0);

    private static bool IsSigningIn(ActionElement action)
    {
        foreach (var entry in action.Entries)
        {
            if (!entry.Prefix.Equals("sts".AsSpan(), StringComparison.OrdinalIgnoreCase) && !entry.Prefix.Equals("signin".AsSpan(), StringComparison.OrdinalIgnoreCase))
                return false;
        }

        return true;
    }

    /// <summary>True for ranges that hold every address, or none that a request can come from.</summary>
    private static bool IsNoNetwork(ConditionTest test) => test.OpenRange is not null || (SourceAddress.IsTestedBy(test) && SourceAddress.HasOnlyPrivate(test));

    private static bool IsNetworkKey(ReadOnlySpan<char> key)
    {
        foreach (var known in s_networkKeys)
        {
            if (key.Equals(known.AsSpan(), StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    private static bool StartsWithAny(string[] starts, ReadOnlySpan<char> key)
    {
        foreach (var start in starts)
        {
            if (key.StartsWith(start.AsSpan(), StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}
