using IamPolicyAnalyzers.Json;
using Microsoft.CodeAnalysis.Text;

namespace IamPolicyAnalyzers.Tool.LanguageServer.Completion;

/// <summary>
/// The string or word in which the cursor stands, or the empty place where one may be written. Told from its line alone: a string of JSON has no line
/// break, so that this holds in text which is no JSON yet.
/// </summary>
/// <param name="Content">What stands there, without quotes.</param>
/// <param name="Typed">The part of it before the cursor.</param>
internal readonly record struct CompletionSlot(TextSpan Content, TextSpan Typed, bool HasOpeningQuote, bool HasClosingQuote)
{
    /// <summary>The content with the quotes it has.</summary>
    public TextSpan Whole => TextSpan.FromBounds(Content.Start - (HasOpeningQuote ? 1 : 0), Content.End + (HasClosingQuote ? 1 : 0));

    /// <summary>Null right behind a string, where nothing can be written, and where a quote is missing before so that nobody can tell what is a string.</summary>
    public static CompletionSlot? At(string text, int offset)
    {
        var quote = OpeningQuoteBefore(text, offset);
        if (quote < 0)
            return WordAt(text, offset);
        var start = quote + 1;
        var closing = ClosingQuoteFrom(text, start, offset);
        var end = closing >= 0 ? closing : WordEnd(text, offset);
        return new CompletionSlot(TextSpan.FromBounds(start, end), TextSpan.FromBounds(start, offset), HasOpeningQuote: true, closing >= 0);
    }

    /// <summary>The quote of the string that the offset is in, or -1.</summary>
    private static int OpeningQuoteBefore(string text, int offset)
    {
        var start = offset;
        while (start > 0 && text[start - 1] is not ('\n' or '\r'))
            start--;
        var open = -1;
        for (var i = start; i < offset; i++)
        {
            if (text[i] == '\\' && open >= 0)
                i++;
            else if (text[i] == '"')
                open = open < 0 ? i : -1;
        }

        return open;
    }

    /// <summary>The quote that ends the string; -1 when the next one on the line begins another string.</summary>
    private static int ClosingQuoteFrom(string text, int start, int offset)
    {
        var hasComma = false;
        for (var i = start; i < text.Length && text[i] is not ('\n' or '\r'); i++)
        {
            if (text[i] == '\\')
            {
                i++;
            }
            else if (text[i] == '"' && i >= offset)
            {
                var next = JsonScanner.SkipWhitespace(text, i + 1);
                return next == text.Length || text[next] is ',' or ':' or ']' or '}' || (text[next] == '"' && !hasComma) ? i : -1;
            }
            else
            {
                hasComma |= i >= offset && text[i] == ',';
            }
        }

        return -1;
    }

    private static CompletionSlot? WordAt(string text, int offset)
    {
        var start = offset;
        while (start > 0 && IsOfWord(text[start - 1]))
            start--;

        // The colon after a name is no part of the value.
        while (start < offset && text[start] == ':')
            start++;
        if (start > 0 && text[start - 1] == '"')
            return null;
        return new CompletionSlot(TextSpan.FromBounds(start, start < offset ? WordEnd(text, offset) : offset), TextSpan.FromBounds(start, offset), false, false);
    }

    private static int WordEnd(string text, int offset)
    {
        while (offset < text.Length && IsOfWord(text[offset]))
            offset++;
        return offset;
    }

    private static bool IsOfWord(char c) => char.IsLetterOrDigit(c) || c is ':' or '*' or '?' or '/' or '.' or '_' or '-';
}
