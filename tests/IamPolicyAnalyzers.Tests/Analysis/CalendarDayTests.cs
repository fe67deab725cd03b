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
}
