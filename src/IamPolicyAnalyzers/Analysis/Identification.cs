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
            if (test.Key.HasUnknown || (IsWho(test) && IsLimit(test, condition) && FirstOpenValue(test) is null))
                return true;
        }

        return false;
    }

    /// <summary>True when a Deny for everyone is about all but certain callers of the action, or may be.</summary>
    public static bool IsDenialOfOthers(Statement statement, string action) =>
        statement.Action is { } actions && TrustActions.IsNamed(actions, action) && IsDenialOfOthers(statement);

    /// <summary>True when a Deny for everyone is about all but certain callers, or may be.</summary>
    public static bool IsDenialOfOthers(Statement statement)
    {
        if (statement is not { MayDeny: true, Principal: { } principal })
            return false;
        if (principal.IsNot || principal.IsUnknown || statement.Condition is { IsUnknown: true })
            return true;
        if (!principal.MayIncludeEveryone || statement.Condition is not { } condition)
            return principal.MayIncludeEveryone;
        foreach (var test in condition.Tests)
        {
            if (test.Key.HasUnknown || (IsWho(test) && test.Operator is { } read && (read.IsNegated || (read.Family == OperatorFamily.Null && !test.Has("false")))))
                return true;
        }

        return condition.HoldsAlways;
    }

    /// <summary>True when the test asks who calls, or from which network, however it asks.</summary>
    public static bool IsWho(ConditionTest test) => (ConditionKeyClasses.Of(test.Key.Text) & ConditionKeyClass.Who) != 0;

    /// <summary>The first value that strangers have, or may come to have, as well.</summary>
    public static PolicyText? FirstOpenValue(ConditionTest test)
    {
        foreach (var value in test.Values)
        {
            if (!value.HasUnknown && IsOpen(test, value))
                return value;
        }

        return null;
    }

    /// <summary>True when requests without the key fail, by this test or by one beside it, and some with the key fail too.</summary>
    private static bool IsLimit(ConditionTest test, ConditionBlock condition) =>
        ConditionStrength.IsLimit(test)
        || (test is { Operator: { IsNegated: false, HoldsWithoutKey: true, Family: not OperatorFamily.Null }, Values.IsEmpty: false, AdmitsEverything: false }
            && condition.RequiresKey(test.Key.Text));

    private static bool IsOpen(ConditionTest test, PolicyText value)
    {
        if (test.Operator is { Family: OperatorFamily.IpAddress })
            return IpRange.TryParse(value.Text, out var range) && range.IsVast;
        if (Identifiers.AreTestedBy(test) && Identifiers.FlawOf(test, value) != IdentifierFlaw.None)
            return true;
        return test.Operator is { HasWildcards: true } && IsOpenText(value);
    }

    /// <summary>True for an ARN of any account, and for another text whose beginning anybody's may have.</summary>
    private static bool IsOpenText(PolicyText value)
    {
        var arn = new ResourceArn(value);
        if (!arn.IsArn)
            return (value.Pattern.Length > 0 && value.Pattern[0] is '*' or '?') || value.Text.StartsWith("o-*", StringComparison.Ordinal);

        // The names of buckets belong to one account each, and their ARNs name none.
        return Glob.IsRunOnly(arn.Part(ArnPart.Account)) && !(arn.PartText(ArnPart.Service) == "s3" && arn.Part(ArnPart.Resource) is { Length: > 0 } name && name[0] is not ('*' or '?'));
    }
}
