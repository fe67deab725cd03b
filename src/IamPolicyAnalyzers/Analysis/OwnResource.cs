using System;
using IamPolicyAnalyzers.Documents;
using IamPolicyAnalyzers.Policies;

namespace IamPolicyAnalyzers.Analysis;

/// <summary>What a resource-based policy says about the resource that has it.</summary>
internal static class OwnResource
{
    private static readonly string[] s_keys = ["aws:ResourceAccount", "aws:ResourceOrgID", "aws:ResourceOrgPaths", "s3:ResourceAccount"];

    /// <summary>True when the test compares what is the same for every request: the account or organization of the one resource that the policy is on.</summary>
    /// <remarks>
    /// A variable makes it a question about the caller, and a Deny for all others one about what the account shares. A policy that is only guessed to be on
    /// a resource, and speaks of all resources, may be that of a VPC endpoint.
    /// </remarks>
    public static bool IsConstant(PolicyContext context, Statement statement, ConditionTest test)
    {
        if (context.Type != PolicyType.ResourceBased || !IsKey(test) || test.Operator is not { Family: not OperatorFamily.Null } read || (statement.IsDeny && read.IsNegated))
            return false;
        foreach (var value in test.Values)
        {
            if (!value.IsLiteral)
                return false;
        }

        return !test.Values.IsEmpty && test.Everything is null && (context.IsTypeKnown || !NamesAll(statement));
    }

    private static bool IsKey(ConditionTest test)
    {
        foreach (var key in s_keys)
        {
            if (test.Key.Characters.Equals(key.AsSpan(), StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    private static bool NamesAll(Statement statement)
    {
        if (statement.Resource is not { IsNot: false } resource)
            return true;
        foreach (var entry in resource.Entries)
        {
            if (entry.IsAll || entry.IsUnknown)
                return true;
        }

        return false;
    }
}
