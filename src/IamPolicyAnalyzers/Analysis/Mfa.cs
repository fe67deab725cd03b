using System;
using IamPolicyAnalyzers.Catalogue;
using IamPolicyAnalyzers.Policies;

namespace IamPolicyAnalyzers.Analysis;

/// <summary>Why a test of a second factor does not do what it is there for.</summary>
internal enum MfaFlaw : byte
{
    None,

    /// <summary>A Deny that is not true for requests without the key.</summary>
    MissesAccessKeys,

    /// <summary>An Allow that is true for requests without the key.</summary>
    AdmitsAccessKeys,

    /// <summary>An Allow for those who have used no second factor.</summary>
    AsksForNone,

    /// <summary>An Allow that asks whether the key is there, which every session has.</summary>
    AsksForKey,
}

/// <summary>Tests of a second factor. Requests signed with long-term keys carry neither key.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_mfa_configure-api-require.html</remarks>
internal static class Mfa
{
    public const string Present = "aws:MultiFactorAuthPresent";

    private const string Age = "aws:MultiFactorAuthAge";

    /// <summary>With more of them, one is taken to be the one that is looked for.</summary>
    private const int MaxDenials = 32;

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

    /// <summary>What is wrong with a test of the second factor; nothing with other tests, nor where another test or statement makes up for it.</summary>
    public static MfaFlaw FlawOf(Statement statement, ConditionTest test, PolicyContext context)
    {
        if (!IsMfaTest(test) || test.Values.Length != 1 || !test.Values[0].IsLiteral || statement.Condition is not { IsUnknown: false } condition)
            return MfaFlaw.None;
        if (statement.IsAllow)
            return IsForRegistration(statement.Action) ? MfaFlaw.None : FlawOfAllow(test, condition);
        return statement.IsDeny && MissesAccessKeys(test) && !IsForSessions(condition) && !IsMadeUpFor(statement, context) ? MfaFlaw.MissesAccessKeys : MfaFlaw.None;
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

    private static MfaFlaw FlawOfAllow(ConditionTest test, ConditionBlock condition)
    {
        var isKeyWanted = false;
        var hasOther = false;
        foreach (var other in condition.Tests)
        {
            if (IsMfaTest(other) && IsSoundInAllow(other))
                return MfaFlaw.None;
            isKeyWanted |= WantsKey(other);
            hasOther |= other != test && IsMfaTest(other);
        }

        return test.Operator switch
        {
            { Family: OperatorFamily.Null } => hasOther ? MfaFlaw.None : MfaFlaw.AsksForKey,
            { Family: OperatorFamily.Bool } when test.Has("false") => MfaFlaw.AsksForNone,
            { Family: OperatorFamily.Bool or OperatorFamily.Numeric, IsIfExists: true, Order: <= 0 } => isKeyWanted ? MfaFlaw.None : MfaFlaw.AdmitsAccessKeys,
            _ => MfaFlaw.None,
        };
    }

    /// <summary>True when only a request with a second factor passes, or one whose second factor is fresh.</summary>
    private static bool IsSoundInAllow(ConditionTest test) =>
        test.Operator is { IsIfExists: false } read && (read.Family == OperatorFamily.Numeric ? read.Order < 0 : read.Family == OperatorFamily.Bool && test.Has("true"));

    private static bool MissesAccessKeys(ConditionTest test) =>
        test.Operator is { IsIfExists: false, Set: SetOperator.None } read
        && (read.Family == OperatorFamily.Bool ? test.Has("false") : read.Family == OperatorFamily.Numeric && read.Order > 0);

    /// <summary>True when the Deny is meant for temporary credentials, all of which carry the key.</summary>
    private static bool IsForSessions(ConditionBlock condition)
    {
        foreach (var test in condition.Tests)
        {
            if (WantsKey(test) || (IsTokenTime(test) && test.Operator is { IsPositive: true }))
                return true;
        }

        return false;
    }

    private static bool WantsKey(ConditionTest test) =>
        test.Operator is { Family: OperatorFamily.Null } && test.Has("false") && (IsMfaTest(test) || IsTokenTime(test));

    private static bool IsTokenTime(ConditionTest test) => test.Key.Text.Equals("aws:TokenIssueTime", StringComparison.OrdinalIgnoreCase);

    /// <summary>True when another Deny refuses the same actions to requests without the key, or may do so.</summary>
    private static bool IsMadeUpFor(Statement statement, PolicyContext context)
    {
        if (statement.Action is not { IsUnknown: false } action)
            return true;
        var actions = context.Catalogue.ActionsOf(action);
        var compared = 0;
        foreach (var other in context.Policy.Statements)
        {
            if (other is not { MayDeny: true, Condition: { IsUnknown: false, Tests.IsEmpty: false } condition } || !HoldsWithoutMfa(condition))
                continue;
            if (++compared > MaxDenials || other.Action is not { IsUnknown: false } denied || actions.IsSubsetOf(context.Catalogue.ActionsOf(denied)))
                return true;
        }

        return false;
    }

    /// <summary>True when nothing is allowed but to register a device, or to get a session with one, which somebody without MFA has to be able to do.</summary>
    private static bool IsForRegistration(ActionElement? action)
    {
        if (action is not { IsNot: false, Entries.IsEmpty: false })
            return false;
        foreach (var entry in action.Entries)
        {
            if (!entry.IsUnknown && entry.Text.IndexOf("MFADevice", StringComparison.OrdinalIgnoreCase) < 0 && !entry.Matches("sts:GetSessionToken"))
                return false;
        }

        return true;
    }

    private static bool HoldsWithoutMfa(ConditionTest test) => IsMfaTest(test) && test.Operator is { } read && read.Family switch
    {
        OperatorFamily.Null => test.MayHave("true"),
        OperatorFamily.Numeric => read.IsIfExists && read.Base.StartsWith("NumericGreaterThan", StringComparison.Ordinal),
        _ => read.IsIfExists && !read.IsNegated && test.MayHave("false"),
    };

    private static bool IsMfaTest(ConditionTest test) =>
        test.Key.Text.Equals(Present, StringComparison.OrdinalIgnoreCase) || test.Key.Text.Equals(Age, StringComparison.OrdinalIgnoreCase);
}
