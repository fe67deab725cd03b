using System;
using System.Text;

namespace IamPolicyAnalyzers.Json;

/// <summary>
/// Escapes in strings, as JSON has them. A backslash that begins none stands for itself, so that <c>C:\dir</c> reads as it was meant;
/// <c>\'</c> is read as well, which the parser reports.
/// </summary>
internal static class JsonEscape
{
    /// <summary>Reads the backslash at <paramref name="index"/>: the width of the escape and its character; width 1 for a backslash that begins none.</summary>
    public static int Read(ReadOnlySpan<char> text, int index, out char value)
    {
        value = '\\';
        if (index + 1 >= text.Length)
            return 1;

        switch (text[index + 1])
        {
            case '"' or '\\' or '/' or '\'':
                value = text[index + 1];
                return 2;
            case 'b':
                value = '\b';
                return 2;
            case 'f':
                value = '\f';
                return 2;
            case 'n':
                value = '\n';
                return 2;
            case 'r':
                value = '\r';
                return 2;
            case 't':
                value = '\t';
                return 2;
            case 'u' when index + 6 <= text.Length:
                int code = 0;
                for (int i = index + 2; i < index + 6; i++)
                {
                    int digit = HexDigit(text[i]);
                    if (digit < 0)
                        return 1;
                    code = (code << 4) | digit;
                }

                value = (char)code;
                return 6;
            default:
                return 1;
        }
    }

    /// <summary>As <see cref="Read"/>, at a place where there may be no backslash: then the width is 0.</summary>
    public static int ReadAt(string text, int index, out char value)
    {
        value = default;
        return index < text.Length && text[index] == '\\' ? Read(text.AsSpan(), index, out value) : 0;
    }

    public static int HexDigit(char c) => c switch
    {
        >= '0' and <= '9' => c - '0',
        >= 'a' and <= 'f' => c - 'a' + 10,
        >= 'A' and <= 'F' => c - 'A' + 10,
        _ => -1,
    };

    public static string Decode(ReadOnlySpan<char> encoded)
    {
        var decoded = new StringBuilder(encoded.Length);
        for (int i = 0; i < encoded.Length;)
        {
            i += ReadCharacter(encoded, i, out char value);
            decoded.Append(value);
        }

        return decoded.ToString();
    }

    /// <summary>The text as it stands between the quotes of a JSON string.</summary>
    public static string Encode(string text)
    {
        var encoded = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            switch (c)
            {
                case '"' or '\\':
                    encoded.Append('\\').Append(c);
                    break;
                case '\n':
                    encoded.Append("\\n");
                    break;
                case '\r':
                    encoded.Append("\\r");
                    break;
                case '\t':
                    encoded.Append("\\t");
                    break;
                case < ' ':
                    encoded.Append("\\u").Append(((int)c).ToString("x4"));
                    break;
                default:
                    encoded.Append(c);
                    break;
            }
        }

        return encoded.ToString();
    }

    public static bool DecodesTo(ReadOnlySpan<char> encoded, ReadOnlySpan<char> decoded)
    {
        int length = 0;
        for (int i = 0; i < encoded.Length; length++)
        {
            i += ReadCharacter(encoded, i, out char value);
            if (length == decoded.Length || decoded[length] != value)
                return false;
        }

        return length == decoded.Length;
    }

    /// <summary>How much of <paramref name="encoded"/> its first <paramref name="count"/> decoded characters take.</summary>
    public static int EncodedLength(ReadOnlySpan<char> encoded, int count)
    {
        int i = 0;
        for (; count > 0 && i < encoded.Length; count--)
            i += ReadCharacter(encoded, i, out _);
        return i;
    }

    /// <summary>Where each decoded character begins, counted from <paramref name="offset"/>, and where the last one ends.</summary>
    public static int[] Positions(ReadOnlySpan<char> encoded, int offset)
    {
        var positions = new int[encoded.Length + 1];
        int count = 0;
        for (int i = 0; i < encoded.Length; i += ReadCharacter(encoded, i, out _))
            positions[count++] = offset + i;
        positions[count++] = offset + encoded.Length;
        Array.Resize(ref positions, count);
        return positions;
    }

    private static int ReadCharacter(ReadOnlySpan<char> text, int index, out char value)
    {
        if (text[index] == '\\')
            return Read(text, index, out value);
        value = text[index];
        return 1;
    }
}
