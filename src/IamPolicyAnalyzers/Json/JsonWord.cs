using System;

namespace IamPolicyAnalyzers.Json;

/// <summary>Judges words without quotes.</summary>
internal static class JsonWord
{
    /// <summary>What JSON has in the word; missing when it has nothing like it.</summary>
    public static JsonKind Judge(ReadOnlySpan<char> word) => word[0] switch
    {
        't' when word.SequenceEqual("true".AsSpan()) => JsonKind.True,
        'f' when word.SequenceEqual("false".AsSpan()) => JsonKind.False,
        'n' when word.SequenceEqual("null".AsSpan()) => JsonKind.Null,
        '-' or (>= '0' and <= '9') when IsNumber(word) => JsonKind.Number,
        _ => JsonKind.Missing,
    };

    /// <summary>What a writer of another language means by a word that JSON does not have; missing when it is no number and no literal there either.</summary>
    public static JsonKind Guess(ReadOnlySpan<char> word)
    {
        if (word.Equals("true".AsSpan(), StringComparison.OrdinalIgnoreCase))
            return JsonKind.True;
        if (word.Equals("false".AsSpan(), StringComparison.OrdinalIgnoreCase))
            return JsonKind.False;
        if (word.Equals("null".AsSpan(), StringComparison.OrdinalIgnoreCase))
            return JsonKind.Null;
        return IsNumberElsewhere(word) ? JsonKind.Number : JsonKind.Missing;
    }

    /// <summary>True when the text is a number as JSON writes it.</summary>
    private static bool IsNumber(ReadOnlySpan<char> text)
    {
        int i = 0;
        if (i < text.Length && text[i] == '-')
            i++;

        int integer = SkipDigits(text, i);
        if (integer == i || (text[i] == '0' && integer > i + 1))
            return false;
        i = integer;

        if (i < text.Length && text[i] == '.')
        {
            int fraction = SkipDigits(text, i + 1);
            if (fraction == i + 1)
                return false;
            i = fraction;
        }

        if (i < text.Length && text[i] is 'e' or 'E')
        {
            i++;
            if (i < text.Length && text[i] is '+' or '-')
                i++;
            int exponent = SkipDigits(text, i);
            if (exponent == i)
                return false;
            i = exponent;
        }

        return i == text.Length;
    }

    // +1, .5, 5., 007, 0x1F, NaN, -Infinity; but no date and no address.
    private static bool IsNumberElsewhere(ReadOnlySpan<char> word)
    {
        if (word[0] is '+' or '-')
            word = word.Slice(1);
        if (word.SequenceEqual("NaN".AsSpan()) || word.SequenceEqual("Infinity".AsSpan()))
            return true;

        if (word.Length > 2 && word[0] == '0' && word[1] is 'x' or 'X')
        {
            foreach (char c in word.Slice(2))
            {
                if (JsonEscape.HexDigit(c) < 0)
                    return false;
            }

            return true;
        }

        int integer = SkipDigits(word, 0);
        int fraction = integer < word.Length && word[integer] == '.' ? SkipDigits(word, integer + 1) : integer;
        if (fraction <= 1 && integer == 0)
            return false;
        if (fraction == word.Length)
            return true;
        if (word[fraction] is not ('e' or 'E'))
            return false;
        int exponent = fraction + 1;
        if (exponent < word.Length && word[exponent] is '+' or '-')
            exponent++;
        return exponent < word.Length && SkipDigits(word, exponent) == word.Length;
    }

    private static int SkipDigits(ReadOnlySpan<char> text, int index)
    {
        while (index < text.Length && text[index] is >= '0' and <= '9')
            index++;
        return index;
    }
}
