using System;
using IamPolicyAnalyzers.Policies;

namespace IamPolicyAnalyzers.Analysis;

/// <summary>Tests of a second factor. Requests signed with long-term keys carry neither key.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_mfa_configure-api-require.html</remarks>
internal static class Mfa
{
    public const string Present = "aws:MultiFactorAuthPresent";

    private const string Age = "aws:MultiFactorAuthAge";

    /// <summary>True when the Condition says something about the second factor, or may do so.</summary>
    public static bool IsTested(ConditionBlock? condition)
    {
        if (condition is null)
            return false;
        foreach (var test in condition.Tests)
        {
            if (IsMfaTest(test))
                return true;
        }

        return condition.IsUnknown;
    }

    /// <summary>True when every request without a second factor passes: <c>BoolIfExists false</c>, <c>Null true</c> or an age limit with IfExists, and nothing else.</summary>
    public static bool HoldsWithoutMfa(ConditionBlock condition)
    {
        foreach (var test in condition.Tests)
        {
            if (!HoldsWithoutMfa(test) && !test.HoldsAlways)
                return false;
        }

        return true;
    }

    private static bool HoldsWithoutMfa(ConditionTest test) => IsMfaTest(test) && test.Operator is { } read && read.Family switch
    {
        OperatorFamily.Null => test.Has("true"),
        OperatorFamily.Numeric => read.IsIfExists && read.Base.StartsWith("NumericGreaterThan", StringComparison.Ordinal),
        _ => read.IsIfExists && !read.IsNegated && test.Has("false"),
    };

    private static bool IsMfaTest(ConditionTest test) =>
        test.Key.Text.Equals(Present, StringComparison.OrdinalIgnoreCase) || test.Key.Text.Equals(Age, StringComparison.OrdinalIgnoreCase);
}
