using System;
using IamPolicyAnalyzers.Policies;

namespace IamPolicyAnalyzers.Analysis;

/// <summary>Tests of <c>aws:SourceIp</c>, which holds the public address that a request comes from; one through a VPC endpoint has none.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-sourceip</remarks>
internal static class SourceAddress
{
    public static bool IsTestedBy(ConditionTest test) =>
        test.Operator is { Family: OperatorFamily.IpAddress } && test.Key.Characters.Equals("aws:SourceIp".AsSpan(), StringComparison.OrdinalIgnoreCase);

    /// <summary>True when each value is an address or range of a private network.</summary>
    public static bool HasOnlyPrivate(ConditionTest test)
    {
        foreach (var value in test.Values)
        {
            if (!IsPrivate(value))
                return false;
        }

        return !test.Values.IsEmpty;
    }

    /// <summary>True when some address that AWS may see is meant, for certain.</summary>
    public static bool HasPublic(ConditionTest test)
    {
        foreach (var (_, range) in test.Ranges())
        {
            if (!range.IsPrivate)
                return true;
        }

        return false;
    }

    public static bool IsPrivate(PolicyText value) => value.IsLiteral && IpRange.TryParse(value.Text, out var range) && range.IsPrivate;
}
