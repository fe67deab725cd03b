using System;
using Microsoft.CodeAnalysis.Text;

namespace IamPolicyAnalyzers.Json;

// What the parser does with text that is not JSON. Each method is called at the first token that does not fit; it either takes the token, or
// changes what is expected so that the token fits.
internal ref partial struct JsonParser
{
    private void RecoverValue(char c)
    {
        if (InObject)
        {
            if (c == ':')
            {
                SkipToken("':' where a value is expected");
            }
            else
            {
                Report(JsonErrorKind.MissingValue, new(_colon, 1), "no value after ':'");
                AddMissing();
                _expect = Expect.CommaOrEnd;
            }
        }
        else if (InArray && c == ',')
        {
            SkipExtraComma();
        }
        else if (InArray && c == '}')
        {
            CloseMismatched(c);
        }
        else
        {
            SkipToken("'" + c + "' where a value is expected");
        }
    }

    private void RecoverName(char c)
    {
        if (c == ',')
        {
            SkipExtraComma();
        }
        else if (c == ']')
        {
            CloseMismatched(c);
        }
        else if (c == ':')
        {
            Report(JsonErrorKind.MissingName, new(_position, 1), "no name before ':'");
            AddMissing();
            _expect = Expect.Colon;
        }
        else if (c is '{' or '[')
        {
            if (!CloseBeforeSibling(c))
            {
                Report(JsonErrorKind.MissingName, new(_position, 1), "value without a name; in an object each value has one");
                AddMissing();
                _expect = Expect.Value;
            }
        }
        else if (IsOddQuote(c))
        {
            AddString(c, Expect.Colon);
        }
        else
        {
            int start = _position;
            int end = JsonScanner.SkipWord(_text, start, isName: true);
            if (!_outOfStep)
                ReportToken(JsonErrorKind.UnquotedName, TextSpan.FromBounds(start, end), "name without quotes; JSON wants double quotes");
            end = AddWord(end);
            _colon = None;
            _position = _lastEnd = end;
            _expect = Expect.Colon;
            _outOfStep = true;
        }
    }

    private void RecoverColon(char c)
    {
        if (c == '=')
        {
            ReportToken(JsonErrorKind.UnexpectedToken, new(_position, 1), "'=' after a name; JSON wants ':'");
            _colon = _position;
            InStep(Expect.Value);
            return;
        }

        var name = _rows[_count - 1];
        Report(JsonErrorKind.MissingColon, TextSpan.FromBounds(name.Start, name.End), "name without ':' and value");
        if (c is ',' or '}' or ']')
        {
            AddMissing();
            _expect = Expect.CommaOrEnd;
        }
        else
        {
            _expect = Expect.Value;
        }
    }

    private void RecoverCommaOrEnd(char c)
    {
        if (c == ':')
        {
            if (!ReadLastStringAsName())
                SkipToken("':' where a comma is expected");
        }
        else if (c is '}' or ']')
        {
            CloseMismatched(c);
        }
        else if (!CloseBeforeSibling(c))
        {
            Report(JsonErrorKind.MissingComma, new(_lastEnd - 1, 1), "no comma after this value");
            _expect = InObject ? Expect.Name : Expect.Value;
        }
    }

    /// <summary>A word that is no number and no literal.</summary>
    private void RecoverWord(int end)
    {
        var span = TextSpan.FromBounds(_position, end);
        var kind = JsonWord.Guess(_text.AsSpan(span.Start, span.Length));
        if (kind == JsonKind.Number)
        {
            ReportToken(JsonErrorKind.InvalidNumber, span, "number in a form that JSON does not have");
        }
        else if (kind != JsonKind.Missing)
        {
            ReportToken(JsonErrorKind.InvalidLiteral, span, "literal in capitals; JSON wants it in lower case");
        }
        else if (_open == None)
        {
            // The value of a text is a container or looks like JSON at least: this is something before it.
            Report(JsonErrorKind.UnexpectedToken, span, "text where a value is expected");
            _position = end;
            return;
        }
        else if (!_outOfStep)
        {
            ReportToken(JsonErrorKind.UnquotedString, span, "text without quotes; JSON wants double quotes");
        }

        if (kind == JsonKind.Missing)
            end = AddWord(end);
        else
            Add(kind, span.Start, span.End, JsonFlags.Errors);
        AfterValue(end);
    }

    /// <summary>Takes a word as a string, with the quote right after it: there the opening one was lost. Gives the end.</summary>
    private int AddWord(int end)
    {
        var flags = JsonFlags.Errors;
        if (end < _text.Length && _text[end] == '"')
        {
            flags |= JsonFlags.ClosingQuote;
            end++;
        }

        _endBeforeString = _lastEnd;
        Add(JsonKind.String, _position, end, flags);
        return end;
    }

    private void SkipToken(string message)
    {
        Report(JsonErrorKind.UnexpectedToken, new(_position, 1), message);
        _position++;
    }

    private void SkipExtraComma()
    {
        Report(JsonErrorKind.ExtraComma, new(_position, 1), "comma with nothing before it");
        _lastEnd = ++_position;
    }

    /// <summary>
    /// A colon right after a string that was taken for a value: it is the name of the next member. In an object the value was still to be typed,
    /// in an array the closing bracket.
    /// </summary>
    private bool ReadLastStringAsName()
    {
        var name = _rows[_count - 1];
        if (name.Kind != JsonKind.String || name.End != _lastEnd)
            return false;

        if (InObject)
        {
            // Without a colon before the string, the missing colon was reported already.
            if (_colon != None)
                Report(JsonErrorKind.MissingValue, new(_colon, 1), "no value after ':'");
            _count--;
            Add(JsonKind.Missing, _endBeforeString, _endBeforeString, JsonFlags.Errors);
        }
        else
        {
            int target = FindOpen(JsonKind.Object);
            if (target == None)
                return false;

            _count--;
            RetractMissingComma(_endBeforeString);
            Report(JsonErrorKind.MissingBracket, new(_endBeforeString - 1, 1), "array without ']'");
            while (_open != target)
                Close(_endBeforeString);
        }

        Add(name.Kind, name.Start, name.End, name.Flags);
        _colon = None;
        _expect = Expect.Colon;
        return true;
    }

    private readonly void RetractMissingComma(int end)
    {
        int last = _errors is null ? None : _errors.Count - 1;
        if (last != None && _errors![last].Kind == JsonErrorKind.MissingComma && _errors[last].Span.End == end)
            _errors.RemoveAt(last);
    }

    /// <summary>
    /// An opening bracket where an object wants a name, in an object that is an item. When it begins a line no deeper than the object does, it is
    /// the next item, and the object was never closed.
    /// </summary>
    private bool CloseBeforeSibling(char c)
    {
        if (c != '{' || !InObject)
            return false;
        int array = _rows[_open].Next;
        int indent = IndentOf(_position);
        if (array == None || _rows[array].Kind != JsonKind.Array || indent == None || indent > IndentOfLine(_rows[_open].Start))
            return false;

        Report(JsonErrorKind.MissingBracket, new(_lastEnd - 1, 1), "object without '}'");
        Close(_lastEnd);
        _expect = Expect.Value;
        return true;
    }

    /// <summary>A closing bracket of the other kind: one of the two is missing, too many, or mistyped. Indentation tells, where there is any.</summary>
    private void CloseMismatched(char c)
    {
        int indent = IndentOf(_position);
        int target = FindOpen(c == '}' ? JsonKind.Object : JsonKind.Array);
        int targetIndent = target == None || indent == None ? None : IndentOfLine(_rows[target].Start);
        if (indent != None && indent != targetIndent && indent == IndentOfLine(_rows[_open].Start))
        {
            Report(JsonErrorKind.UnexpectedToken, new(_position, 1), c == '}' ? "'}' closes an array; JSON wants ']'" : "']' closes an object; JSON wants '}'");
            Close(_position + 1);
            InStep(_open == None ? Expect.Nothing : Expect.CommaOrEnd);
        }
        else if (target == None || (targetIndent != None && indent > targetIndent))
        {
            SkipToken(c == '}' ? "'}' without '{'" : "']' without '['");
        }
        else
        {
            Report(JsonErrorKind.MissingBracket, new(_lastEnd - 1, 1), c == '}' ? "array without ']'" : "object without '}'");
            while (_open != target)
                Close(_lastEnd);
            Close();
        }

        _outOfStep = true;
    }

    /// <summary>The innermost open container of a kind.</summary>
    private readonly int FindOpen(JsonKind kind)
    {
        int row = _open;
        for (int level = 0; row != None && level < LevelsToSearch; level++)
        {
            if (_rows[row].Kind == kind)
                return row;
            row = _rows[row].Next;
        }

        return None;
    }

    /// <summary>How far in the first token of a line stands; nothing for another token.</summary>
    private readonly int IndentOf(int position)
    {
        int start = position;
        while (start > 0 && position - start < IndentToSearch && _text[start - 1] is ' ' or '\t')
            start--;
        return start == 0 || _text[start - 1] is '\n' or '\r' ? position - start : None;
    }

    /// <summary>How far in the line begins that a token stands on; nothing for a long line.</summary>
    private readonly int IndentOfLine(int position)
    {
        int first = position;
        for (int i = position; i >= 0 && position - i < IndentToSearch; i--)
        {
            if (i == 0 || _text[i - 1] is '\n' or '\r')
                return first - i;
            if (_text[i - 1] is not (' ' or '\t'))
                first = i - 1;
        }

        return None;
    }

    /// <summary>The text ends. It may end in the middle.</summary>
    private void ReadEnd()
    {
        if (_count == 0)
            Report(JsonErrorKind.NoValue, new(_text.Length, 0), "no value; JSON is one value");
        if (_open == None)
            return;

        Report(
            JsonErrorKind.MissingBracket,
            new(_text.Length, 0),
            InObject ? "end of the text in an object; JSON wants '}'" : "end of the text in an array; JSON wants ']'");
        if (_expect == Expect.Colon || (_expect == Expect.Value && InObject))
            AddMissing();
        while (_open != None)
            Close(_lastEnd);
    }

    /// <summary>The whole string or word that begins here, for an error to mark.</summary>
    private readonly TextSpan TokenAt(int position)
    {
        int end = _text[position] == '"' ? JsonScanner.SkipString(_text, position) : JsonScanner.SkipWord(_text, position, isName: false);
        return TextSpan.FromBounds(position, Math.Max(end, position + 1));
    }
}
