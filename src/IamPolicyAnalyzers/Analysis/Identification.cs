using System;
using IamPolicyAnalyzers.Policies;

namespace IamPolicyAnalyzers.Analysis;

/// <summary>Whether a Condition says whose requests it means, by an identifier that strangers do not have.</summary>
internal static class Identification
{
    /// <summary>True when some test keeps strangers out, or nobody can say.</summary>
    public static bool IsBy(ConditionBlock? condition)
    {
        if (condition is null or { IsUnknown: true })
            return condition is not null;
        foreach (var test in condition.Tests)
        {
            if (test.Key.HasUnknown || (IsWho(test) && ConditionStrength.IsLimit(test) && !HasOpenValue(test)))
                return true;
        }

        return false;
    }

    /// <summary>True when a Deny for everyone is about all but certain callers of the action, or may be.</summary>
    public static bool IsDenialOfOthers(Statement statement, string action)
    {
        if (statement is not { IsDeny: true, Principal: { } principal, Action: { } actions } || !TrustActions.IsNamed(actions, action))
            return false;
        if (principal.IsNot || principal.IsUnknown || statement.Condition is { IsUnknown: true })
            return true;
        if (!principal.IncludesEveryone || statement.Condition is not { } condition)
            return principal.IncludesEveryone;
        foreach (var test in condition.Tests)
        {
            if (test.Key.HasUnknown || (IsWho(test) && test.Operator is { IsNegated: true }))
                return true;
        }

        return false;
    }

    private static bool IsWho(ConditionTest test) => (ConditionKeyClasses.Of(test.Key.Text) & ConditionKeyClass.Who) != 0;

    private static bool HasOpenValue(ConditionTest test)
    {
        if (test.Operator is not { HasWildcards: true })
            return false;
        foreach (var value in test.Values)
        {
            if (!value.HasUnknown && IsOpen(value))
                return true;
        }

        return false;
    }

    /// <summary>True for an ARN of any account, and for another text whose beginning anybody's may have.</summary>
    private static bool IsOpen(PolicyText value)
    {
        var arn = new ResourceArn(value);
        return arn.IsArn
            ? arn.Part(ArnPart.Account).Length > 0 && Glob.IsRunOnly(arn.Part(ArnPart.Account))
            : value.Pattern.Length > 0 && value.Pattern[0] is '*' or '?' || value.Text.StartsWith("o-*", StringComparison.Ordinal);
    }
}
