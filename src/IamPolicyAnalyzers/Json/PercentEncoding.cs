using System;
using System.Text;

namespace IamPolicyAnalyzers.Json;

/// <summary>The encoding of URLs: <c>%7B</c> for each byte of UTF-8 that a URL may not hold.</summary>
/// <remarks>https://www.rfc-editor.org/rfc/rfc3986#section-2.1</remarks>
internal static class PercentEncoding
{
    private const string Digits = "0123456789ABCDEF";

    /// <param name="positions">Where each decoded character begins in <paramref name="encoded"/>, and where the last one ends.</param>
    public static string Decode(string encoded, out int[] positions)
    {
        var decoded = new StringBuilder(encoded.Length);
        positions = new int[encoded.Length + 1];
        for (int i = 0; i < encoded.Length;)
        {
            int width = ReadCharacter(encoded, i, out int codePoint);

            // The second half of a pair begins where the bytes of the pair do their second half.
            positions[decoded.Length] = i;
            if (codePoint > char.MaxValue)
            {
                positions[decoded.Length + 1] = i + (width / 2);
                decoded.Append(char.ConvertFromUtf32(codePoint));
            }
            else
            {
                decoded.Append((char)codePoint);
            }

            i += width;
        }

        positions[decoded.Length] = encoded.Length;
        Array.Resize(ref positions, decoded.Length + 1);
        return decoded.ToString();
    }

    public static string Encode(string text)
    {
        var encoded = new StringBuilder(text.Length);
        foreach (var value in Encoding.UTF8.GetBytes(text))
        {
            if (value is (>= (byte)'a' and <= (byte)'z') or (>= (byte)'A' and <= (byte)'Z') or (>= (byte)'0' and <= (byte)'9') or (byte)'-' or (byte)'.' or (byte)'_' or (byte)'~')
                encoded.Append((char)value);
            else
                encoded.Append('%').Append(Digits[value >> 4]).Append(Digits[value & 0xF]);
        }

        return encoded.ToString();
    }

    /// <summary>The width of the encoded character, and the character; width 1 for one that stands for itself.</summary>
    private static int ReadCharacter(string text, int index, out int codePoint)
    {
        const int Width = 3;
        codePoint = text[index];
        int first = ByteAt(text, index);
        int count = first switch
        {
            < 0 => 0,
            < 0x80 => 1,
            >= 0xC2 and < 0xE0 => 2,
            >= 0xE0 and < 0xF0 => 3,
            >= 0xF0 and < 0xF5 => 4,
            _ => 0,
        };
        if (count == 0)
            return 1;

        int read = count == 1 ? first : first & (0x7F >> count);
        for (int i = 1; i < count; i++)
        {
            int next = ByteAt(text, index + (i * Width));
            if (next is < 0x80 or > 0xBF)
                return 1;
            read = (read << 6) | (next & 0x3F);
        }

        if (read is >= 0xD800 and <= 0xDFFF || read > 0x10FFFF || (count == 3 && read < 0x800) || (count == 4 && read < 0x10000))
            return 1;
        codePoint = read;
        return count * Width;
    }

    private static int ByteAt(string text, int index)
    {
        if (index + 2 >= text.Length || text[index] != '%')
            return -1;
        int high = JsonEscape.HexDigit(text[index + 1]), low = JsonEscape.HexDigit(text[index + 2]);
        return high < 0 || low < 0 ? -1 : (high << 4) | low;
    }
}
