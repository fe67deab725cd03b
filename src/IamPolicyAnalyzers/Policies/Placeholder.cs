using System;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;

namespace IamPolicyAnalyzers.Policies;

/// <summary>Text that holds the place of a value somebody still has to write: <c>REPLACE_ME</c>, <c>&lt;region&gt;</c>, <c>YOUR-BUCKET</c>.</summary>
internal readonly struct Placeholder
{
    private const int FewestCapitalCrosses = 4;

    private const int FewestSmallCrosses = 6;

    // Nobody calls anything by these, wherever in a name they stand.
    private static readonly string[] s_requests = ["REPLACE_ME", "REPLACE-ME", "REPLACEME", "CHANGE_ME", "CHANGE-ME", "CHANGEME"];

    // Parts of a longer name they may be; alone they name nothing.
    private static readonly string[] s_words = ["ACCOUNT_ID", "ACCOUNT-ID", "ACCOUNTID", "AWS_ACCOUNT", "AWS-ACCOUNT", "TODO"];

    // The second, fourth and fifth part of an ARN: what AWS puts there has no such word in it.
    private static readonly string?[] s_wordsOfParts = [null, "partition", null, "region", "account", null];

    private readonly PolicyText _text;
    private readonly int _start;
    private readonly int _length;

    private Placeholder(PolicyText text, int start, int length)
    {
        _text = text;
        _start = start;
        _length = length;
    }

    public string Text => _text.Text.Substring(_start, _length);

    public TextSpan Span => _text.SpanOf(_start, _length);

    /// <summary>The placeholders of a value, in order; none of a text that is no value.</summary>
    public static ImmutableArray<Placeholder> In(PolicyText text)
    {
        if (!text.HasPlaceholder)
            return ImmutableArray<Placeholder>.Empty;
        var placeholders = ImmutableArray.CreateBuilder<Placeholder>();
        foreach (var (start, length) in text.PlaceholderPlaces())
            placeholders.Add(new Placeholder(text, start, length));
        return placeholders.ToImmutable();
    }

    /// <summary>True for one word in capitals with underscores, <c>QUEUE_ARN</c>, which names no resource and no principal.</summary>
    public static bool IsWordInCapitals(ReadOnlySpan<char> text)
    {
        var hasUnderscore = false;
        var previous = '_';
        foreach (var c in text)
        {
            if (c is not ((>= 'A' and <= 'Z') or (>= '0' and <= '9')) && (c != '_' || previous == '_'))
                return false;
            hasUnderscore |= c == '_';
            previous = c;
        }

        return hasUnderscore && previous != '_' && text[0] is >= 'A' and <= 'Z';
    }

    /// <summary>True when a placeholder stands anywhere in the text.</summary>
    public static bool IsIn(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (EndAt(text, i) >= 0)
                return true;
        }

        return false;
    }

    /// <summary>The end of the placeholder that begins here, or -1.</summary>
    public static int EndAt(ReadOnlySpan<char> text, int start)
    {
        var previous = start == 0 ? ':' : text[start - 1];
        switch (text[start])
        {
            case '<':
                return EndOfEnclosed(text, start, '>');
            case '[':
                return EndOfEnclosed(text, start, ']');
            case '{':
                // A path of API Gateway has its parameters in braces.
                return text.IndexOf(":execute-api:".AsSpan()) < 0 ? EndOfEnclosed(text, start, '}') : -1;
            case 'x' or 'X' when previous != text[start] && EndOfCrosses(text, start) is >= 0 and var end:
                return end;
            case var first when char.IsLetter(first) && !char.IsLetterOrDigit(previous) && (previous == ':' || MayBegin(text.Slice(start))):
                return EndOfWord(text, start);
            default:
                return -1;
        }
    }

    /// <summary>Told by two letters whether one of the words may begin here, parts of an ARN aside: asked of every word of every value.</summary>
    private static bool MayBegin(ReadOnlySpan<char> text) => text.Length > 1 && ((char)(text[0] | 0x20), (char)(text[1] | 0x20)) switch
    {
        ('r', 'e') or ('c', 'h') or ('a', 'c') or ('t', 'o') or ('y', 'o') or ('p', 'a') => true,
        ('a', 'w') => text.Length > 3 && (text[3] is '_' or '-'),
        _ => false,
    };

    private static int EndOfEnclosed(ReadOnlySpan<char> text, int start, char closing)
    {
        var length = text.Slice(start).IndexOf(closing);
        if (length < 2 || !char.IsLetter(text[start + 1]))
            return -1;
        var name = text.Slice(start + 1, length - 1);
        foreach (var c in name)
        {
            if (!IsOfName(c) && c != ' ')
                return -1;
        }

        // [a-z] is what somebody who takes the value for a regular expression writes.
        var isRange = closing == ']' && name.Length == 3 && name[1] == '-';
        return isRange ? -1 : start + length + 1;
    }

    private static int EndOfCrosses(ReadOnlySpan<char> text, int start)
    {
        var end = start;
        while (end < text.Length && text[end] == text[start])
            end++;
        var isLong = end - start >= (text[start] == 'X' ? FewestCapitalCrosses : FewestSmallCrosses);
        return isLong && (end == text.Length || !char.IsLetterOrDigit(text[end])) ? end : -1;
    }

    private static int EndOfWord(ReadOnlySpan<char> text, int start)
    {
        var end = start;
        while (end < text.Length && IsOfName(text[end]))
            end++;
        var word = text.Slice(start, end - start);
        foreach (var request in s_requests)
        {
            if (StartsWith(word, request) && (word.Length == request.Length || !char.IsLetterOrDigit(word[request.Length])))
                return end;
        }

        if (start > 0 && IsOfName(text[start - 1]))
            return -1;
        var isOfSomebody = (StartsWith(word, "YOUR_") || StartsWith(word, "YOUR-")) && word.Length > "YOUR_".Length;
        return isOfSomebody || IsKnownWord(word, isWhole: word.Length == text.Length) || IsWordOfPart(text, start, word) ? end : -1;
    }

    private static bool IsKnownWord(ReadOnlySpan<char> word, bool isWhole)
    {
        foreach (var known in s_words)
        {
            if (word.Equals(known.AsSpan(), isWhole && known != "TODO" ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    /// <summary>True for a whole part of an ARN that says what belongs there: <c>region</c>, <c>account-id</c>, <c>ACCOUNT</c>, <c>myAccount</c>.</summary>
    private static bool IsWordOfPart(ReadOnlySpan<char> text, int start, ReadOnlySpan<char> word)
    {
        var end = start + word.Length;
        if (start == 0 || text[start - 1] != ':' || end == text.Length || text[end] != ':' || !text.StartsWith("arn:".AsSpan()))
            return false;
        var (part, depth) = (0, 0);
        foreach (var c in text.Slice(0, start))
        {
            depth += c switch { '{' => 1, '}' => -1, _ => 0 };
            part += c == ':' && depth == 0 ? 1 : 0;
        }

        return part < s_wordsOfParts.Length
            && s_wordsOfParts[part] is { } expected
            && (word.IndexOf(expected.AsSpan(), StringComparison.OrdinalIgnoreCase) >= 0 || (part >= (int)ArnPart.Region && IsInTemplateCase(word)));
    }

    /// <summary>True for letters of which one is a capital, or with an underscore: AWS writes the names of its own accounts in small letters.</summary>
    private static bool IsInTemplateCase(ReadOnlySpan<char> word)
    {
        var isInTemplateCase = false;
        foreach (var c in word)
        {
            if (char.IsDigit(c))
                return false;
            isInTemplateCase |= c == '_' || char.IsUpper(c);
        }

        return isInTemplateCase;
    }

    private static bool StartsWith(ReadOnlySpan<char> word, string head) => word.StartsWith(head.AsSpan(), StringComparison.OrdinalIgnoreCase);

    private static bool IsOfName(char c) => char.IsLetterOrDigit(c) || c is '_' or '-';
}
