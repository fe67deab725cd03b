using System;
using Microsoft.CodeAnalysis.Text;

namespace IamPolicyAnalyzers.Json;

// Single tokens: strings, words, and what stands between tokens.
internal ref partial struct JsonParser
{
    private static readonly char[] LineEnds = ['\n', '\r'];

    /// <summary>Goes to the next token and gives its first character; past what is no token.</summary>
    private char SkipToToken()
    {
        while (true)
        {
            _position = JsonScanner.SkipWhitespace(_text, _position);
            if (_position == _text.Length)
                return default;

            char c = _text[_position];
            if (c is '/' or '#')
            {
                if (!SkipComment(c))
                    return c;
            }
            else if (IsForeign(c))
            {
                SkipForeign();
            }
            else
            {
                return c;
            }
        }
    }

    private void ReadWord(char c)
    {
        if (IsOddQuote(c))
        {
            AddString(c, Expect.CommaOrEnd);
            return;
        }

        int start = _position;
        int end = JsonScanner.SkipWord(_text, start, isName: false);
        var kind = JsonWord.Judge(_text.AsSpan(start, end - start));
        if (kind == JsonKind.Missing)
        {
            RecoverWord(end);
            return;
        }

        Add(kind, start, end, JsonFlags.None);
        AfterValue(end);
    }

    private void AfterValue(int end)
    {
        _position = _lastEnd = end;
        _expect = _open == None ? Expect.Nothing : Expect.CommaOrEnd;
        _outOfStep = false;
    }

    private void AddString(char quote, Expect next)
    {
        int start = _position;
        int wrongs = _wrongs;
        var flags = JsonFlags.OpeningQuote;

        // INVARIANT: only as far as this string goes; in other quotes a plain run may be the rest of the text.
        int end = quote == '"' ? JsonScanner.SkipPlain(_text, start + 1) : start + 1;
        if (quote == '"' && end < _text.Length && _text[end] == '"')
        {
            flags |= JsonFlags.ClosingQuote;
            end++;
        }
        else
        {
            end = ReadOddString(quote, end, ref flags);
        }

        if (_wrongs != wrongs)
            flags |= JsonFlags.Errors;
        bool isUnclosed = (flags & JsonFlags.ClosingQuote) == 0;
        _endBeforeString = _lastEnd;
        Add(JsonKind.String, start, end, flags);
        if (next == Expect.CommaOrEnd)
        {
            AfterValue(end);
        }
        else
        {
            _colon = None;
            _position = _lastEnd = end;
            _expect = next;
        }

        // The quote that is missing may have swallowed what should come next.
        if (isUnclosed)
            _outOfStep = true;
    }

    /// <summary>Reads on in a string that has more than plain characters, from its first character that needs a look.</summary>
    private int ReadOddString(char quote, int position, ref JsonFlags flags)
    {
        int start = _position;
        while (position < _text.Length)
        {
            char c = _text[position];
            if (Closes(quote, c))
            {
                flags |= JsonFlags.ClosingQuote;
                position++;
                if (quote != '"')
                    ReportOddQuotes(quote, TextSpan.FromBounds(start, position));
                return position;
            }

            switch (c)
            {
                case '\\':
                    flags |= JsonFlags.Escapes;
                    position += ReadEscape(position, quote);
                    break;
                case '\n' or '\r':
                    return EndBrokenString(start, position);
                case < ' ':
                    ReportCharacter(JsonErrorKind.ControlCharacter, position, "{0} in a string; JSON wants it escaped");
                    position++;
                    break;
                default:
                    if (!char.IsSurrogate(c))
                    {
                        position++;
                    }
                    else if (char.IsHighSurrogate(c) && position + 1 < _text.Length && char.IsLowSurrogate(_text[position + 1]))
                    {
                        position += 2;
                    }
                    else
                    {
                        ReportCharacter(JsonErrorKind.LoneSurrogate, position, "{0} alone; it is half of a character");
                        position++;
                    }

                    break;
            }
        }

        return EndBrokenString(start, position);
    }

    /// <summary>How far the escape goes that begins here.</summary>
    private int ReadEscape(int position, char quote)
    {
        int width = JsonEscape.Read(_text.AsSpan(), position, out char value);
        if (width == 1)
        {
            bool isLast = position + 1 == _text.Length || _text[position + 1] is '\n' or '\r';
            ReportToken(JsonErrorKind.InvalidEscape, new(position, isLast ? 1 : 2), "backslash that begins no escape; JSON wants a backslash doubled");
        }
        else if (width == 2 && value == '\'' && quote != '\'')
        {
            ReportToken(JsonErrorKind.InvalidEscape, new(position, 2), "escaped single quote; JSON wants it without the backslash");
        }
        else if (char.IsHighSurrogate(value) && JsonEscape.ReadAt(_text, position + width, out char low) == 6 && char.IsLowSurrogate(low))
        {
            width += 6;
        }
        else if (char.IsSurrogate(value))
        {
            ReportToken(JsonErrorKind.LoneSurrogate, new(position, width), "escape of half a character; JSON wants both halves of the surrogate pair");
        }

        return width;
    }

    /// <summary>The end of a string that its line ends. A comma there was meant to follow the string.</summary>
    private int EndBrokenString(int start, int lineEnd)
    {
        int end = lineEnd;
        while (end > start + 1 && _text[end - 1] is ' ' or '\t')
            end--;
        if (end > start + 1 && _text[end - 1] == ',')
            end--;
        ReportToken(JsonErrorKind.UnclosedString, TextSpan.FromBounds(start, end), "string without closing quote");
        return end;
    }

    private static bool IsOddQuote(char c) => c == '\'' || (c > '~' && (JsonScanner.IsCurlyDouble(c) || JsonScanner.IsCurlySingle(c)));

    private static bool Closes(char quote, char c) =>
        quote is '"' or '\'' ? c == quote : JsonScanner.IsCurlyDouble(quote) ? JsonScanner.IsCurlyDouble(c) : JsonScanner.IsCurlySingle(c);

    /// <summary>Skips a comment, when there is one here.</summary>
    private bool SkipComment(char c)
    {
        int start = _position;
        char next = start + 1 < _text.Length ? _text[start + 1] : default;
        if (c == '/' && next is not ('/' or '*'))
            return false;

        int end = None;
        if (next == '*' && c == '/' && start < _noCommentEndFrom)
        {
            end = _text.IndexOf("*/", start + 2, StringComparison.Ordinal);
            if (end == None)
                _noCommentEndFrom = start;
        }

        if (end != None)
            end += 2;
        else if ((end = _text.IndexOfAny(LineEnds, start)) == None)
            end = _text.Length;

        ReportToken(JsonErrorKind.Comment, TextSpan.FromBounds(start, end), "comment; JSON has none");
        _position = end;
        return true;
    }

    private void SkipForeign()
    {
        int start = _position;
        while (_position < _text.Length && IsForeign(_text[_position]))
            _position++;
        ReportCharacter(JsonErrorKind.UnexpectedCharacter, start, "{0} between tokens; JSON has no such character there");
    }

    private static bool IsForeign(char c) => c is < ' ' and not ('\t' or '\n' or '\r') || JsonScanner.IsForeignSpace(c);
}
