using System;
using Microsoft.CodeAnalysis.Text;

namespace IamPolicyAnalyzers.Json;

/// <summary>Text that a string holds encoded in Base64 (RFC 4648).</summary>
internal static class Base64Text
{
    /// <summary>
    /// The decoded text, one character for each byte, with the way back to the file; null when the string holds anything but Base64. A character
    /// that begins within a letter of the encoding stands at that letter.
    /// </summary>
    public static TextMap? Decode(TextMap encoded)
    {
        var text = encoded.Text;
        var decoded = new char[(text.Length / 4 * 3) + 3];
        var positions = new int[decoded.Length + 1];
        int count = 0, bits = 0, bitCount = 0, end = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is '=' or '\r' or '\n' or ' ')
                continue;
            if (ValueOf(text[i]) is not (>= 0 and var value))
                return null;

            if (bitCount == 0)
                positions[count] = encoded.ToOuter(new TextSpan(i, 0)).Start;
            bits = ((bits << 6) | value) & 0xFFFF;
            bitCount += 6;
            end = encoded.ToOuter(new TextSpan(i, 1)).End;
            if (bitCount < 8)
                continue;
            bitCount -= 8;
            decoded[count++] = (char)((bits >> bitCount) & 0xFF);

            // The rest of the letter begins the next character.
            if (bitCount > 0)
                positions[count] = encoded.ToOuter(new TextSpan(i, 0)).Start;
        }

        positions[count] = end;
        return new TextMap(new string(decoded, 0, count), positions.AsSpan(0, count + 1));
    }

    private static int ValueOf(char c) => c switch
    {
        >= 'A' and <= 'Z' => c - 'A',
        >= 'a' and <= 'z' => c - 'a' + 26,
        >= '0' and <= '9' => c - '0' + 52,
        '+' => 62,
        '/' => 63,
        _ => -1,
    };
}
