using IamPolicyAnalyzers.Policies;
using Xunit;

namespace IamPolicyAnalyzers.Tests.Policies;

public sealed class ConditionValueTests
{
    [Theory]
    [InlineData("1970", 0)]
    [InlineData("1970-01", 0)]
    [InlineData("1970-01-02", 86_400)]
    [InlineData("1970-01-01T01:00Z", 3_600)]
    [InlineData("1970-01-01T00:00:01.5Z", 1.5)]
    [InlineData("1970-01-01T01:00:00+01:00", 0)]
    [InlineData("1969-12-31T23:30:00-00:30", 0)]
    [InlineData("2026-01-31T23:59:59Z", 1_769_903_999)]
    public void Measures_times_in_seconds(string text, double expected)
    {
        Assert.True(ConditionValue.TryMeasure(text, OperatorFamily.Date, out var seconds));
        Assert.Equal(expected, seconds);
    }

    [Theory]
    [InlineData("900", 900)]
    [InlineData("-0.25", -0.25)]
    [InlineData("+12.5", 12.5)]
    public void Measures_numbers(string text, double expected)
    {
        Assert.True(ConditionValue.TryMeasure(text, OperatorFamily.Numeric, out var number));
        Assert.Equal(expected, number);
    }

    [Theory]
    [InlineData("ten", OperatorFamily.Numeric)]
    [InlineData("123456789012345678901234567890", OperatorFamily.Numeric)]
    [InlineData("2026-02-30", OperatorFamily.Date)]
    [InlineData("2026-01-31T23:59:59", OperatorFamily.Date)]
    [InlineData("900", OperatorFamily.String)]
    public void Measures_nothing_else(string text, object family) => Assert.False(ConditionValue.TryMeasure(text, (OperatorFamily)family, out _));
}
