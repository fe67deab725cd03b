using System;
using System.Collections.Generic;
using Microsoft.CodeAnalysis.Text;

namespace IamPolicyAnalyzers.Documents;

/// <summary>An access key, or the secret of one, that stands in a text.</summary>
/// <param name="Beginning">The first characters of the id of the key, which tell which key it is and no more; empty when the id is not known.</param>
internal readonly record struct WrittenKey(string Beginning, TextSpan Span, bool IsSecret)
{
    private const int IdLength = 20;
    private const int SecretLength = 40;
    private const int ShownLength = 8;

    /// <summary>How far around a secret its object is looked at, in characters.</summary>
    private const int Reach = 600;

    /// <summary>In text order. Keys that AWS's documentation shows are left out, and so are patterns and what only has the form.</summary>
    /// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-prefixes</remarks>
    public static IReadOnlyList<WrittenKey> FindIn(string text)
    {
        var found = new List<WrittenKey>();
        AddIds(text, "AKIA", found);
        AddIds(text, "ASIA", found);
        AddSecrets(text, found);
        found.Sort((a, b) => a.Span.Start.CompareTo(b.Span.Start));
        return found;
    }

    private static void AddIds(string text, string prefix, List<WrittenKey> found)
    {
        for (var at = text.IndexOf(prefix, StringComparison.Ordinal); at >= 0; at = text.IndexOf(prefix, at + 1, StringComparison.Ordinal))
        {
            if (IsId(text, at))
                found.Add(new WrittenKey(text.Substring(at, ShownLength), new TextSpan(at, IdLength), IsSecret: false));
        }
    }

    private static bool IsId(string text, int start)
    {
        var end = start + IdLength;
        if (end > text.Length || (end < text.Length && IsWord(text[end])) || !BeginsWord(text, start))
            return false;
        var isOneLetter = true;
        for (var i = start + "AKIA".Length; i < end; i++)
        {
            if (text[i] is not ((>= 'A' and <= 'Z') or (>= '0' and <= '9')))
                return false;
            isOneLetter &= text[i] == text[end - 1];
        }

        return !isOneLetter && string.CompareOrdinal(text, end - "EXAMPLE".Length, "EXAMPLE", 0, "EXAMPLE".Length) != 0;
    }

    /// <summary>A letter before may be that of an escape, as in <c>\nAKIA</c>.</summary>
    private static bool BeginsWord(string text, int start) =>
        start == 0 || !IsWord(text[start - 1]) || (start > 1 && text[start - 2] == '\\' && text[start - 1] is 'n' or 'r' or 't');

    private static bool IsWord(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_';

    private static void AddSecrets(string text, List<WrittenKey> found)
    {
        var start = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && IsOfSecret(text[i]))
                continue;
            if (i - start == SecretLength && IsApart(text, start, i) && IsRandom(text.AsSpan(start, SecretLength)) && TryPlace(text, start, i, out var id))
                found.Add(new WrittenKey(id, new TextSpan(start, SecretLength), IsSecret: true));
            start = i + 1;
        }
    }

    private static bool IsOfSecret(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '/' or '+';

    /// <summary>True when the text is no part of a longer word: of padded Base64, a file name, a token of another kind.</summary>
    private static bool IsApart(string text, int start, int end) =>
        (start == 0 || text[start - 1] is not ('-' or '_' or '.' or '%' or '$' or '#')) && (end == text.Length || text[end] is not ('-' or '_' or '.' or '=' or '*' or '?'));

    /// <summary>Neither a path nor a hash in hexadecimal digits: letters of both cases and digits that take turns often.</summary>
    private static bool IsRandom(ReadOnlySpan<char> text)
    {
        const int FewestTurns = 17;
        bool hasUpper = false, hasLower = false, hasDigit = false;
        var turns = 0;
        var last = 0;
        foreach (var c in text)
        {
            var kind = c is >= 'a' and <= 'z' ? 1 : c is >= 'A' and <= 'Z' ? 2 : c is >= '0' and <= '9' ? 3 : 4;
            (hasLower, hasUpper, hasDigit) = (hasLower || kind == 1, hasUpper || kind == 2, hasDigit || kind == 3);
            turns += kind == last ? 0 : 1;
            last = kind;
        }

        return hasUpper && hasLower && hasDigit && turns >= FewestTurns && !text.EndsWith("EXAMPLEKEY".AsSpan(), StringComparison.Ordinal);
    }

    /// <summary>True when the name before the text, or what stands beside it in its object, says that it is a secret.</summary>
    private static bool TryPlace(string text, int start, int end, out string id)
    {
        var from = start;
        for (var depth = 0; from > 0 && start - from < Reach; from--)
        {
            depth += text[from - 1] == '}' ? 1 : text[from - 1] == '{' ? -1 : 0;
            if (depth < 0)
                break;
        }

        var to = end;
        for (var depth = 0; to < text.Length && to - end < Reach; to++)
        {
            depth += text[to] == '{' ? 1 : text[to] == '}' ? -1 : 0;
            if (depth < 0)
                break;
        }

        var ids = new List<WrittenKey>();
        var around = text.Substring(from, to - from);
        AddIds(around, "AKIA", ids);
        AddIds(around, "ASIA", ids);
        id = ids.Count == 1 ? ids[0].Beginning : "";
        return ids.Count > 0 || SaysSecret(NameBefore(text, start)) || around.IndexOf("AWS_SECRET_ACCESS_KEY", StringComparison.Ordinal) >= 0;
    }

    private static string NameBefore(string text, int start)
    {
        var end = start;
        while (end > 0 && text[end - 1] is ' ' or '\t' or '\r' or '\n' or '"' or '\'' or '\\' or ':' or '=')
            end--;
        var from = end;
        while (from > 0 && end - from < Reach && (IsWord(text[from - 1]) || text[from - 1] is '-' or '.'))
            from--;
        return text.Substring(from, end - from);
    }

    private static bool SaysSecret(string name) => Has(name, "secret") || Has(name, "token") || Has(name, "key");

    private static bool Has(string name, string word) => name.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0;
}
