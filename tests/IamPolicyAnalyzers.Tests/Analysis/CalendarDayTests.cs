using System;
using System.Globalization;
using IamPolicyAnalyzers.Analysis;
using Xunit;

namespace IamPolicyAnalyzers.Tests.Analysis;

public sealed class CalendarDayTests
{
    [Theory]
    [InlineData("0001-01-01")]
    [InlineData("2024-02-29")]
    [InlineData("2026-09-26")]
    [InlineData("9999-12-31")]
    public void Reads_a_day(string text)
    {
        Assert.True(CalendarDay.TryParse(text, out var day));
        Assert.Equal(DateTime.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture), new DateTime(1, 1, 1).AddDays(day.Number));
    }

    [Theory]
    [InlineData("")]
    [InlineData("soon")]
    [InlineData("2026-9-26")]
    [InlineData("2026-02-29")]
    [InlineData("2026-13-01")]
    [InlineData("2026-00-01")]
    [InlineData("2026-01-00")]
    [InlineData("0000-01-01")]
    [InlineData("2026-01-011")]
    [InlineData("2026/01/01")]
    [InlineData("٢٠٢٦-01-01")]
    public void Reads_nothing_else(string text) => Assert.False(CalendarDay.TryParse(text, out _));

    [Theory]
    [InlineData("2026", "2026-12-31")]
    [InlineData("2024-02", "2024-02-29")]
    [InlineData("2026-01-31", "2026-01-31")]
    [InlineData("2026-01-31T23:59:59Z", "2026-01-31")]
    [InlineData("2026-01-31T23:30+01:00", "2026-01-31")]
    [InlineData("2026-01-31T22:59:59.5-01:00", "2026-01-31")]
    [InlineData("2026-01-31T23:00-01:00", "2026-02-01")]
    [InlineData("2026-12-31T12:45:00-11:15", "2027-01-01")]
    public void Reads_the_last_day_of_a_date(string text, string day)
    {
        Assert.True(CalendarDay.TryParseLatest(text, isEpochTime: false, out var latest));
        Assert.Equal(day, latest.ToString());
    }

    [Theory]
    [InlineData("1767225600", "2026-01-01")]
    [InlineData("0", "1970-01-01")]
    [InlineData("2026-01-31", "2026-01-31")]
    public void Reads_seconds_where_they_are_a_time(string text, string day)
    {
        Assert.True(CalendarDay.TryParseLatest(text, isEpochTime: true, out var latest));
        Assert.Equal(day, latest.ToString());
    }

    [Theory]
    [InlineData("1767225600")]
    [InlineData("someday")]
    [InlineData("")]
    public void Reads_no_other_date(string text) => Assert.False(CalendarDay.TryParseLatest(text, isEpochTime: false, out _));
}
