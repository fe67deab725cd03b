using System;
using IamPolicyAnalyzers.Json;

namespace IamPolicyAnalyzers.Documents;

/// <summary>A policy that a file holds as text: JSON in a string, also percent-encoded, as IAM returns documents.</summary>
internal static class NestedPolicy
{
    /// <summary>
    /// The document that a string, or a function that puts one together, writes where a policy belongs: the root of a tree of its own, whose spans are
    /// those of the file. False for what is no JSON object, as a path or a reference, and for a text that is broken until its placeholders are filled.
    /// </summary>
    public static bool TryRead(JsonNode value, out JsonNode document)
    {
        document = default;
        if (TryGetMap(value) is not { } map)
            return false;
        if (IsPercentEncoded(map.Text))
            map = map.PercentDecoded();
        if (!BeginsObject(map.Text))
            return false;

        var tree = JsonTree.Parse(map);
        document = tree.Root;
        return document.IsObject && (tree.Errors.IsEmpty || !HasPlaceholder(map.Text));
    }

    private static TextMap? TryGetMap(JsonNode value)
    {
        if (value.IsString)
            return MayBeObject(value) ? TextMap.Of(value) : null;
        if (Intrinsic.TryGetPieces(value, out var delimiter, out var pieces))
            return Join(delimiter.StringValue, pieces);
        return Intrinsic.TryGetText(value, out _, out var text) && text.IsString && MayBeObject(text) ? TextMap.Of(text) : null;
    }

    private static TextMap? Join(string delimiter, JsonNode pieces)
    {
        var text = new MappedText();
        var isFirst = true;
        foreach (var piece in pieces.Items)
        {
            if (isFirst && !(piece.IsString && MayBeObject(piece)))
                return null;
            if (!isFirst)
                text.Write(delimiter);
            if (piece.IsString)
                text.WriteValue(piece);
            else
                text.Write(Intrinsic.TextOrHole(piece), piece.Span);
            isFirst = false;
        }

        return isFirst ? null : text.ToMap();
    }

    /// <summary>Told without making a string: most strings are short names.</summary>
    private static bool MayBeObject(JsonNode text)
    {
        foreach (var c in text.RawText)
        {
            if (c is '{' or '%')
                return true;
            if (c is not (' ' or '"' or '\\' or 'n' or 'r' or 't'))
                return false;
        }

        return false;
    }

    private static bool IsPercentEncoded(string text) => text.TrimStart().StartsWith("%7B", StringComparison.OrdinalIgnoreCase);

    // Two braces begin a dynamic reference of CloudFormation, or a placeholder.
    private static bool BeginsObject(string text)
    {
        var at = 0;
        while (at < text.Length && char.IsWhiteSpace(text[at]))
            at++;
        return at < text.Length && text[at] == '{' && (at + 1 == text.Length || text[at + 1] != '{');
    }

    private static bool HasPlaceholder(string text) =>
        text.IndexOf("${", StringComparison.Ordinal) >= 0 || text.IndexOf("{{", StringComparison.Ordinal) >= 0 || text.IndexOf("<%", StringComparison.Ordinal) >= 0;
}
