using System;

namespace IamPolicyAnalyzers.Policies;

/// <summary>The forms in which an operator reads its values.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html</remarks>
internal static class ConditionValue
{
    /// <summary>Of seconds; a longer number counts milliseconds, or is no time at all.</summary>
    private const int MaxDigits = 11;

    /// <summary>What a floating-point number holds exactly, with sign and point.</summary>
    private const int MaxDigitsOfNumber = 17;

    private const int PartsOfArn = 6;

    private static readonly DateTime s_epoch = new(1970, 1, 1);

    /// <summary>True when the operators of the family can read the text. Every family of text reads any.</summary>
    public static bool Fits(string text, OperatorFamily family) => family switch
    {
        OperatorFamily.Bool or OperatorFamily.Null =>
            text.Equals("true", StringComparison.OrdinalIgnoreCase) || text.Equals("false", StringComparison.OrdinalIgnoreCase),
        OperatorFamily.Numeric => IsNumber(text.AsSpan()),
        OperatorFamily.Date => TryReadDate(text.AsSpan(), out _),
        OperatorFamily.IpAddress => IpRange.TryParse(text, out _),
        OperatorFamily.Binary => IsBase64(text),
        OperatorFamily.Arn => Glob.IsRunOnly(text) || text.Split([':'], PartsOfArn).Length == PartsOfArn,
        _ => true,
    };

    /// <summary><c>-1.5</c></summary>
    public static bool IsNumber(ReadOnlySpan<char> text)
    {
        if (text.Length > 0 && text[0] is '+' or '-')
            text = text.Slice(1);
        var point = text.IndexOf('.');
        return point < 0 ? AreDigits(text) : AreDigits(text.Slice(0, point)) && AreDigits(text.Slice(point + 1));
    }

    /// <summary>The time that a number of seconds since 1970 stands for, as <c>2026-01-01T00:00:00Z</c>; null for one that is none.</summary>
    public static string? TimeOfSeconds(string text)
    {
        if (text.Length > MaxDigits || !AreDigits(text.AsSpan()))
            return null;
        long seconds = 0;
        foreach (var digit in text)
            seconds = (seconds * 10) + (digit - '0');
        return FormattableString.Invariant($"{s_epoch.AddSeconds(seconds):yyyy-MM-dd'T'HH:mm:ss'Z'}");
    }

    /// <summary>What the operators of numbers and dates compare: the number, or the seconds since 1970; false for a text that is neither.</summary>
    public static bool TryMeasure(string text, OperatorFamily family, out double measure)
    {
        measure = 0;
        return family switch
        {
            OperatorFamily.Numeric => IsNumber(text.AsSpan()) && TryReadNumber(text.AsSpan(), out measure),
            OperatorFamily.Date => TryReadDate(text.AsSpan(), out measure),
            _ => false,
        };
    }

    /// <summary>False for a number of more digits than can be told apart.</summary>
    private static bool TryReadNumber(ReadOnlySpan<char> text, out double number)
    {
        number = 0;
        var divisor = 1d;
        var isFraction = false;
        foreach (var c in text)
        {
            isFraction |= c == '.';
            if (c is < '0' or > '9')
                continue;
            number = (number * 10) + (c - '0');
            divisor *= isFraction ? 10 : 1;
        }

        number = (text[0] == '-' ? -number : number) / divisor;
        return text.Length <= MaxDigitsOfNumber;
    }

    /// <summary>A year, month, day or time of ISO 8601 as the W3C profiles it, and one that the calendar has.</summary>
    private static bool TryReadDate(ReadOnlySpan<char> text, out double seconds)
    {
        seconds = 0;
        int month = 1, day = 1;
        if (!TryTake(ref text, '\0', 4, out var year) || year == 0)
            return false;
        if (!text.IsEmpty && (!TryTake(ref text, '-', 2, out month) || month is < 1 or > 12))
            return false;
        if (!text.IsEmpty && (!TryTake(ref text, '-', 2, out day) || day < 1 || day > DateTime.DaysInMonth(year, month)))
            return false;
        if (!text.IsEmpty && !TryReadTime(text, out seconds))
            return false;
        seconds += (new DateTime(year, month, day) - s_epoch).TotalSeconds;
        return true;
    }

    /// <summary><c>T23:59:59.5+01:00</c>; seconds may be left out, the zone may not.</summary>
    private static bool TryReadTime(ReadOnlySpan<char> text, out double seconds)
    {
        seconds = 0;
        if (!TryTake(ref text, 'T', 2, out var hour) || hour > 23 || !TryTake(ref text, ':', 2, out var minute) || minute > 59)
            return false;
        seconds = (hour * 3600) + (minute * 60);
        if (!text.IsEmpty && text[0] == ':')
        {
            if (!TryTake(ref text, ':', 2, out var second) || second > 60)
                return false;
            seconds += second;
            if (!text.IsEmpty && text[0] == '.')
            {
                var end = text.IndexOfAny("Z+-".AsSpan());
                if (end < 0 || !AreDigits(text.Slice(1, end - 1)))
                    return false;
                seconds += TryReadNumber(text.Slice(0, end), out var fraction) ? fraction : 0;
                text = text.Slice(end);
            }
        }

        if (text.IsEmpty || text[0] == 'Z')
            return text.Length == 1;
        var sign = text[0] == '+' ? -1 : 1;
        if (text[0] is not ('+' or '-') || !TryTake(ref text, text[0], 2, out hour) || hour > 23 || !TryTake(ref text, ':', 2, out minute) || minute > 59)
            return false;
        seconds += sign * ((hour * 3600) + (minute * 60));
        return text.IsEmpty;
    }

    /// <summary>Takes a separator, if one is asked for, and a number of so many digits off the text.</summary>
    private static bool TryTake(ref ReadOnlySpan<char> text, char separator, int digits, out int number)
    {
        number = 0;
        var start = separator == '\0' ? 0 : 1;
        if (text.Length < start + digits || (start == 1 && text[0] != separator) || !AreDigits(text.Slice(start, digits)))
            return false;
        foreach (var digit in text.Slice(start, digits))
            number = (number * 10) + (digit - '0');
        text = text.Slice(start + digits);
        return true;
    }

    private static bool AreDigits(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (c is < '0' or > '9')
                return false;
        }

        return !text.IsEmpty;
    }

    private static bool IsBase64(string text)
    {
        var end = text.TrimEnd('=').Length;
        for (var i = 0; i < end; i++)
        {
            if (text[i] is not ((>= 'A' and <= 'Z') or (>= 'a' and <= 'z') or (>= '0' and <= '9') or '+' or '/'))
                return false;
        }

        return text.Length % 4 == 0 && text.Length - end <= 2;
    }
}
