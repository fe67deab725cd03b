using IamPolicyAnalyzers.Policies;

namespace IamPolicyAnalyzers.Analysis;

/// <summary>The day on which a Condition ends, as its own tests of the time of the request say.</summary>
/// <param name="Value">The date as the policy writes it.</param>
/// <param name="Day">The last day on which a request can pass.</param>
internal readonly record struct Expiry(PolicyText Value, CalendarDay Day)
{
    public const string CurrentTime = "aws:CurrentTime";

    /// <summary>The earliest end of the tests, all of which have to hold; null when nothing ends for certain.</summary>
    public static Expiry? Of(ConditionBlock? condition)
    {
        if (condition is not { IsUnknown: false })
            return null;
        Expiry? earliest = null;
        foreach (var test in condition.Tests)
        {
            if (Of(test) is { } end && (earliest is not { } first || end.Day < first.Day))
                earliest = end;
        }

        return earliest;
    }

    /// <summary>True when the Condition asks that a time be before another, or may do so: the time of the request, or that of the caller's session.</summary>
    public static bool MayEnd(ConditionBlock? condition)
    {
        if (condition is null)
            return false;
        foreach (var test in condition.Tests)
        {
            if (test.Key.HasUnknown || (Ends(test, isExact: false) && (IsTime(test) || test.IsOf("aws:TokenIssueTime"))))
                return true;
        }

        return condition.IsUnknown;
    }

    /// <summary>The latest of the values, which are alternatives.</summary>
    private static Expiry? Of(ConditionTest test)
    {
        if (test.Operator is not { IsPositive: true } || !IsTime(test) || !Ends(test, isExact: true))
            return null;
        Expiry? latest = null;
        foreach (var value in test.Values)
        {
            if (!value.IsLiteral || !CalendarDay.TryParseLatest(value.Text, ConditionFit.IsEpochTime(test), out var day))
                return null;
            if (latest is not { } last || day > last.Day)
                latest = new(value, day);
        }

        return latest;
    }

    private static bool IsTime(ConditionTest test) => test.IsOf(CurrentTime) || ConditionFit.IsEpochTime(test);

    /// <param name="isExact">Whether a single moment counts as an end, too.</param>
    private static bool Ends(ConditionTest test, bool isExact) => test.Operator is { } read && read.Base switch
    {
        "DateLessThan" or "DateLessThanEquals" => true,
        "NumericLessThan" or "NumericLessThanEquals" => !test.IsOf(CurrentTime),
        "DateEquals" => isExact,
        "NumericEquals" => isExact && !test.IsOf(CurrentTime),
        _ => false,
    };
}
