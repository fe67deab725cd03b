using System;

namespace IamPolicyAnalyzers.Json;

/// <summary>Where tokens end, told from characters alone. These loops see every character of a file, so they take four at a time where that pays.</summary>
internal static unsafe class JsonScanner
{
    // Four UTF-16 characters in one word, and arithmetic on each that never carries into the next: the tests hold for ASCII only.
    private const ulong NotAscii = 0xFF80_FF80_FF80_FF80;
    private const ulong LowBit = 0x0001_0001_0001_0001;
    private const ulong TopBit = 0x0080_0080_0080_0080;
    private const ulong AllButTopBit = 0x007F_007F_007F_007F;
    private const ulong FromSpaceOn = 0x0060_0060_0060_0060;
    private const ulong Spaces = 0x0020_0020_0020_0020;
    private const ulong Quotes = 0x0022_0022_0022_0022;
    private const ulong Backslashes = 0x005C_005C_005C_005C;

    /// <summary>Past the white space of JSON that begins at <paramref name="position"/>.</summary>
    public static int SkipWhitespace(string text, int position)
    {
        fixed (char* start = text)
        {
            char* p = start + position;
            char* end = start + text.Length;
            while (p < end)
            {
                char c = *p;
                if (c == ' ')
                {
                    while (end - p >= 4 && *(ulong*)p == Spaces)
                        p += 4;
                    while (p < end && *p == ' ')
                        p++;
                }
                else if (c is '\n' or '\r' or '\t')
                {
                    p++;
                }
                else
                {
                    break;
                }
            }

            return (int)(p - start);
        }
    }

    /// <summary>
    /// Past the characters from <paramref name="position"/> on that a double-quoted string holds as they are: the first quote, backslash, control
    /// character or surrogate, or the end of the text.
    /// </summary>
    public static int SkipPlain(string text, int position)
    {
        fixed (char* start = text)
        {
            char* p = start + position;
            char* end = start + text.Length;
            while (end - p >= 4)
            {
                ulong four = *(ulong*)p;
                ulong plain = (four + FromSpaceOn) & ((four ^ Quotes) + AllButTopBit) & ((four ^ Backslashes) + AllButTopBit);
                ulong odd = (~plain & TopBit) | (four & NotAscii);
                if (odd == 0)
                {
                    p += 4;
                    continue;
                }

                p += FirstOf(odd);
                if (!IsPlain(*p))
                    return (int)(p - start);
                p++;
            }

            while (p < end && IsPlain(*p))
                p++;
            return (int)(p - start);
        }
    }

    private static bool IsPlain(char c) => c >= ' ' && c != '"' && c != '\\' && !char.IsSurrogate(c);

    /// <summary>The first of four characters that has a bit set, other than the lowest.</summary>
    private static int FirstOf(ulong four)
    {
        if (!BitConverter.IsLittleEndian)
            return 0;

        // The bits below the lowest one that is set; then one bit for each character that has any of them, summed up in the top one.
        ulong below = (four & (0 - four)) - 1;
        return (int)(((below & LowBit) * LowBit) >> 48) - 1;
    }

    /// <summary>Past the string whose opening quote stands at <paramref name="position"/>, or to the end of its line.</summary>
    public static int SkipString(string text, int position)
    {
        position++;
        while (true)
        {
            position = SkipPlain(text, position);
            if (position == text.Length || text[position] is '\n' or '\r')
                return position;
            if (text[position] == '"')
                return position + 1;
            bool isEscape = text[position] == '\\' && position + 1 < text.Length && text[position + 1] is '"' or '\\';
            position += isEscape ? 2 : 1;
        }
    }

    /// <summary>Past a bare word: what stands up to white space, a bracket, a comma, a double quote or, where a name may stand, a colon.</summary>
    public static int SkipWord(string text, int position, bool isName)
    {
        while (position < text.Length)
        {
            char c = text[position];
            if (c <= ' ' || c is ',' or '{' or '}' or '[' or ']' or '"')
                break;

            // Inside a value a colon belongs to the word when the word goes on after it: s3:GetObject, arn:aws:s3:::logs.
            if (c == ':' && (isName || position + 1 == text.Length || text[position + 1] is <= ' ' or ',' or '{' or '}' or '[' or ']' or '"'))
                break;
            if (c > '~' && (IsForeignSpace(c) || IsCurlyDouble(c) || IsCurlySingle(c)))
                break;
            position++;
        }

        return position;
    }

    /// <summary>White space to a reader, but not to JSON; also what is not to be seen at all.</summary>
    public static bool IsForeignSpace(char c) => c is '\uFEFF' or '\u200B' || (c > '~' && char.IsWhiteSpace(c));

    public static bool IsCurlyDouble(char c) => c is '\u201C' or '\u201D' or '\u201E';

    public static bool IsCurlySingle(char c) => c is '\u2018' or '\u2019' or '\u201A';
}
