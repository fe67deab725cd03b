using System;
using IamPolicyAnalyzers.Policies;

namespace IamPolicyAnalyzers.Analysis;

/// <summary>A day as options and the catalogue write it, <c>2026-09-26</c>. It is always given, never asked of a clock.</summary>
/// <param name="Number">Days since the first day of the year 1.</param>
internal readonly record struct CalendarDay(int Number)
{
    private const int MinutesOfDay = 24 * 60;

    public static int operator -(CalendarDay left, CalendarDay right) => left.Number - right.Number;

    public static bool operator <(CalendarDay left, CalendarDay right) => left.Number < right.Number;

    public static bool operator >(CalendarDay left, CalendarDay right) => left.Number > right.Number;

    public CalendarDay AddDays(int days) => new(Number + days);

    /// <summary>As options and policies write it.</summary>
    public override string ToString() => FormattableString.Invariant($"{new DateTime(Number * TimeSpan.TicksPerDay):yyyy-MM-dd}");

    /// <summary>
    /// The last day, of UTC, that a date in a Condition can mean: of a year or month alone its last. A number is one of seconds since 1970, where such
    /// are read. False for a text that is no date.
    /// </summary>
    public static bool TryParseLatest(string text, bool isEpochTime, out CalendarDay day)
    {
        if (isEpochTime && ConditionValue.TimeOfSeconds(text) is { } time)
            text = time;
        day = default;
        if (!ConditionValue.Fits(text, OperatorFamily.Date))
            return false;
        if (text.Length < "2026-01-01".Length)
        {
            var (year, month) = (Digits(text, 0, 4), text.Length == 4 ? 12 : Digits(text, 5, 2));
            return TryParse(FormattableString.Invariant($"{text.Substring(0, 4)}-{month:00}-{DateTime.DaysInMonth(year, month):00}"), out day);
        }

        if (!TryParse(text.Substring(0, 10), out day))
            return false;

        // West of Greenwich the day of UTC may already be the next one.
        var zone = text.IndexOf('-', 10);
        if (zone > 0 && MinutesAt(text, 11) + MinutesAt(text, zone + 1) >= MinutesOfDay)
            day = day.AddDays(1);
        return true;
    }

    public static bool TryParse(string text, out CalendarDay day)
    {
        day = default;
        if (text.Length != 10 || text[4] != '-' || text[7] != '-')
            return false;
        int year = Digits(text, 0, 4), month = Digits(text, 5, 2), ofMonth = Digits(text, 8, 2);
        if (year < 1 || month is < 1 or > 12 || ofMonth < 1 || ofMonth > DateTime.DaysInMonth(year, month))
            return false;
        day = new CalendarDay((int)(new DateTime(year, month, ofMonth).Ticks / TimeSpan.TicksPerDay));
        return true;
    }

    /// <summary>The minutes of <c>01:30</c>.</summary>
    private static int MinutesAt(string text, int start) => (Digits(text, start, 2) * 60) + Digits(text, start + 3, 2);

    /// <summary>The number that the digits make; -1 when one of them is none.</summary>
    private static int Digits(string text, int start, int length)
    {
        var number = 0;
        for (var i = start; i < start + length; i++)
        {
            if (text[i] is < '0' or > '9')
                return -1;
            number = (number * 10) + (text[i] - '0');
        }

        return number;
    }
}
