using System;

namespace IamPolicyAnalyzers.Catalogue;

/// <summary>Comparison without case of catalogue text, whose names are ASCII, with text of a policy. Upper case is folded to lower.</summary>
internal static class CatalogueText
{
    public static int Compare(ReadOnlySpan<byte> name, ReadOnlySpan<char> text)
    {
        var common = Math.Min(name.Length, text.Length);
        for (var i = 0; i < common; i++)
        {
            var difference = Fold((char)name[i]) - Fold(text[i]);
            if (difference != 0)
                return difference;
        }

        return name.Length - text.Length;
    }

    public static bool Equals(ReadOnlySpan<byte> name, ReadOnlySpan<char> text) => name.Length == text.Length && Compare(name, text) == 0;

    /// <summary>Compares <paramref name="name"/> with <paramref name="prefix"/><c>:</c><paramref name="text"/>.</summary>
    public static int CompareFullName(ReadOnlySpan<byte> name, ReadOnlySpan<char> prefix, ReadOnlySpan<char> text)
    {
        var head = name.Slice(0, Math.Min(name.Length, prefix.Length));
        if (Compare(head, prefix) is var byPrefix && byPrefix != 0)
            return byPrefix;
        if (name.Length == prefix.Length)
            return -1;
        return name[prefix.Length] == ':' ? Compare(name.Slice(prefix.Length + 1), text) : name[prefix.Length] - ':';
    }

    public static char Fold(char c) => c is >= 'A' and <= 'Z' ? (char)(c | 0x20) : c;

    /// <summary>Writes the name into <paramref name="buffer"/>, which must be long enough, and returns the part written.</summary>
    public static ReadOnlySpan<char> Decode(ReadOnlySpan<byte> name, Span<char> buffer)
    {
        for (var i = 0; i < name.Length; i++)
            buffer[i] = (char)name[i];
        return buffer.Slice(0, name.Length);
    }
}
