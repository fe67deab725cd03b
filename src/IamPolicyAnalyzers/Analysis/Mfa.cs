using System;
using IamPolicyAnalyzers.Catalogue;
using IamPolicyAnalyzers.Policies;

namespace IamPolicyAnalyzers.Analysis;

/// <summary>Tests of a second factor. Requests signed with long-term keys carry neither key.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_mfa_configure-api-require.html</remarks>
internal static class Mfa
{
    public const string Present = "aws:MultiFactorAuthPresent";

    private const string Age = "aws:MultiFactorAuthAge";

    private static readonly ActionSet s_selfService = ActionCatalogue.Instance.Match("iam".AsSpan(), "*MFADevice".AsSpan());

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

    /// <summary>True when a Deny of the policy refuses every caller without a second factor, as a trust policy can.</summary>
    public static bool IsRequiredBy(PolicyDocument policy)
    {
        foreach (var statement in policy.Statements)
        {
            if (statement is { IsDeny: true, Condition: { IsUnknown: false, Tests.IsEmpty: false } condition } && HoldsWithoutMfa(condition))
                return true;
        }

        return false;
    }

    /// <summary>What users need on their own user to register and replace their device, which cannot ask for the device.</summary>
    public static ActionSet SelfServiceOf(Grant grant)
    {
        foreach (var resource in grant.Resource.Entries)
        {
            if (grant.Resource.IsNot || resource.Text.IndexOf("${aws:username}", StringComparison.OrdinalIgnoreCase) < 0)
                return ActionSet.Empty;
        }

        return s_selfService;
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
