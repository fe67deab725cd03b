using System;
using System.Runtime.InteropServices;

namespace IamPolicyAnalyzers.Catalogue;

/// <summary>Comparison without case of catalogue text, whose names are ASCII, with text of a policy. Upper case is folded to lower.</summary>
internal static class CatalogueText
{
    public static int Compare(ReadOnlySpan<byte> name, ReadOnlySpan<char> text)
    {
        var common = Math.Min(name.Length, text.Length);
        for (var i = AlikeFours(name.Slice(0, common), text); i < common; i++)
        {
            // Nearly every character is spelt alike; only others need folding.
            if (name[i] == text[i])
                continue;
            var difference = Fold((char)name[i]) - Fold(text[i]);
            if (difference != 0)
                return difference;
        }

        return name.Length - text.Length;
    }

    public static bool Equals(ReadOnlySpan<byte> name, ReadOnlySpan<char> text) => name.Length == text.Length && Compare(name, text) == 0;

    public static bool StartsWith(ReadOnlySpan<byte> name, ReadOnlySpan<char> head, char next) =>
        name.Length > head.Length && name[head.Length] == next && Compare(name.Slice(0, head.Length), head) == 0;

    public static char Fold(char c) => c is >= 'A' and <= 'Z' ? (char)(c | 0x20) : c;

    /// <summary>How many characters from the first on are spelt alike, counted by fours.</summary>
    private static int AlikeFours(ReadOnlySpan<byte> name, ReadOnlySpan<char> text)
    {
        var alike = 0;
        for (; name.Length - alike >= 4; alike += 4)
        {
            ulong four = MemoryMarshal.Read<uint>(name.Slice(alike));
            four = (four | four << 16) & 0x0000_FFFF_0000_FFFF;
            four = (four | four << 8) & 0x00FF_00FF_00FF_00FF;
            if (four != MemoryMarshal.Read<ulong>(MemoryMarshal.AsBytes(text.Slice(alike))))
                break;
        }

        return alike;
    }

    /// <summary>Writes the name into <paramref name="buffer"/>, which must be long enough, and returns the part written.</summary>
    public static ReadOnlySpan<char> Decode(ReadOnlySpan<byte> name, Span<char> buffer)
    {
        for (var i = 0; i < name.Length; i++)
            buffer[i] = (char)name[i];
        return buffer.Slice(0, name.Length);
    }
}
