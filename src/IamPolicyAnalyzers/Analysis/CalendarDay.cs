using System;

namespace IamPolicyAnalyzers.Analysis;

/// <summary>A day as options and the catalogue write it, <c>2026-09-26</c>. It is always given, never asked of a clock.</summary>
/// <param name="Number">Days since the first day of the year 1.</param>
internal readonly record struct CalendarDay(int Number)
{
    public static int operator -(CalendarDay left, CalendarDay right) => left.Number - right.Number;

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
