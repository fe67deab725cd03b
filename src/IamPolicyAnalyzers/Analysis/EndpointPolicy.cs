using System;
using System.Collections.Immutable;
using IamPolicyAnalyzers.Policies;

namespace IamPolicyAnalyzers.Analysis;

/// <summary>What EC2 refuses in a condition value of an endpoint policy.</summary>
internal enum EndpointFlaw : byte
{
    None,

    /// <summary>A part of an id that AWS has made.</summary>
    WildcardInId,

    /// <summary>An id under an operator for numbers.</summary>
    NumericId,

    /// <summary>A wildcard with fewer than six characters on either side.</summary>
    ShortPattern,

    /// <summary>An ARN with a part of an account number.</summary>
    MixedAccount,
}

/// <summary>The rules of EC2 for the policies of VPC endpoints.</summary>
/// <remarks>https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html</remarks>
internal static class EndpointPolicy
{
    private const int FewestBesideWildcard = 6;

    /// <summary>Nothing is wrong with a lone <c>*</c>, nor with a value that is not known.</summary>
    public static EndpointFlaw FlawOf(ConditionTest test, PolicyText value)
    {
        if (test.Operator is not { } read || test.Key.HasUnknown || value.HasUnknown || Glob.IsRunOnly(value.Pattern))
            return EndpointFlaw.None;
        if (Identifiers.IsMadeByAws(test) || test.IsOf("aws:SourceVpcArn"))
        {
            if (read.Family == OperatorFamily.Numeric)
                return EndpointFlaw.NumericId;
            if (read.HasWildcards && Glob.HasWildcard(value.Pattern))
                return EndpointFlaw.WildcardInId;
        }

        var arn = new ResourceArn(value);
        if (arn.IsArn)
            return read.HasWildcards && HasMixedAccount(arn) ? EndpointFlaw.MixedAccount : EndpointFlaw.None;
        return read is { Family: OperatorFamily.String, HasWildcards: true } && HasShortRun(value.Pattern) ? EndpointFlaw.ShortPattern : EndpointFlaw.None;
    }

    /// <summary>True for an ARN that gives a part of the account number.</summary>
    public static bool HasMixedAccount(ResourceArn arn)
    {
        var account = arn.Part(ArnPart.Account);
        return arn.IsArn && Glob.HasWildcard(account) && account.IndexOfAny("0123456789".AsSpan()) >= 0;
    }

    /// <summary>
    /// True for an Allow of a policy that is only guessed to be on a resource, and that reads like one of a VPC endpoint: it is about all resources, and
    /// about all services, about several of them, or about S3, which takes no <c>*</c> in the policy of a bucket.
    /// </summary>
    public static bool MayBe(PolicyContext context, Statement statement)
    {
        if (context.IsTypeKnown || statement is not { Action: { IsNot: false } action, Resource: { IsNot: false, Entries.Length: 1 } resource } || !resource.Entries[0].IsAll)
            return false;
        foreach (var entry in action.Entries)
        {
            if (entry.IsAll || entry.Prefix.Equals("s3".AsSpan(), StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return IsOfSeveralServices(context.Policy);
    }

    private static bool IsOfSeveralServices(PolicyDocument policy)
    {
        ActionPattern? first = null;
        foreach (var statement in policy.Statements)
        {
            foreach (var entry in statement.Action?.Entries ?? ImmutableArray<ActionPattern>.Empty)
            {
                if (!entry.IsWellFormed || entry.IsAll)
                    continue;
                first ??= entry;
                if (!entry.Prefix.Equals(first.Prefix, StringComparison.OrdinalIgnoreCase))
                    return true;
            }
        }

        return false;
    }

    /// <summary>True for a Deny that keeps to certain organizations, accounts or networks, or may do so.</summary>
    public static bool Narrows(Statement statement)
    {
        if (statement is not { IsDeny: true, Condition: { } condition })
            return false;
        foreach (var test in condition.Tests)
        {
            if (test.Key.HasUnknown || (ConditionKeyClasses.Of(test.Key.Text) & (ConditionKeyClass.Who | ConditionKeyClass.Scope)) != 0)
                return true;
        }

        return condition.IsUnknown;
    }

    /// <summary>True when some wildcard has fewer than six characters before it and fewer than six behind it, up to the next.</summary>
    private static bool HasShortRun(ReadOnlySpan<char> pattern)
    {
        var before = 0;
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] is not ('*' or '?'))
            {
                // What AWS fills in for a variable may be long enough.
                before = pattern[i] == Glob.Hole ? FewestBesideWildcard : before + 1;
                continue;
            }

            var next = i + 1;
            while (next < pattern.Length && pattern[next] is '*' or '?')
                next++;
            var after = 0;
            while (next + after < pattern.Length && pattern[next + after] is not ('*' or '?') && after < FewestBesideWildcard)
                after = pattern[next + after] == Glob.Hole ? FewestBesideWildcard : after + 1;
            if (before < FewestBesideWildcard && after < FewestBesideWildcard)
                return true;
            before = 0;
            i = next - 1;
        }

        return false;
    }
}
