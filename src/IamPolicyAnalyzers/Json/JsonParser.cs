using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis.Text;

namespace IamPolicyAnalyzers.Json;

/// <summary>
/// Reads a text into the rows of a tree, one token at a time and without recursion. What is not JSON is reported and then read as a person
/// would read it: <c>Recover…</c> says how.
/// </summary>
internal ref partial struct JsonParser
{
    // How far a recovery looks around: up from container to container, and back along a line. A bound keeps the whole linear.
    private const int LevelsToSearch = 32;
    private const int IndentToSearch = 256;

    private const int StepsBetweenCancellationChecks = 4096;
    private const int None = -1;

    private readonly string _text;
    private readonly TextMap? _map;
    private readonly CancellationToken _cancellationToken;

    private JsonRow[] _rows;
    private int _count;

    private int _position;
    private int _steps;
    private Expect _expect = Expect.Value;

    // The row of the innermost container being read. While a container is open, its Next is the row of the one around it.
    private int _open = None;
    private JsonKind _openKind;
    private int _depth;

    // The comma after which nothing has come yet; the colon of the member being read.
    private int _comma = None;
    private int _colon = None;

    // The end of the last token that was not skipped, and of the one before the last string.
    private int _lastEnd;
    private int _endBeforeString;

    // INVARIANT: set only after an error was reported. What goes wrong until the parser is back in step follows from that error, and is not reported.
    private bool _outOfStep;

    // How many things went wrong, reported or not; the first of the reported ones are kept.
    private int _wrongs;
    private List<JsonError>? _errors;
    private TextSpan? _tooDeep;

    // From here on no block comment ends, so that looking for the end is not done again and again.
    private int _noCommentEndFrom = int.MaxValue;

    private JsonParser(string text, TextMap? map, CancellationToken cancellationToken)
    {
        _text = text;
        _map = map;
        _cancellationToken = cancellationToken;
        _rows = new JsonRow[Math.Min(text.Length / 16, 40) + 8];
    }

    /// <summary>What the parser wants next.</summary>
    private enum Expect : byte
    {
        /// <summary>The value of the text, of a member, or an item of an array.</summary>
        Value,
        Name,
        Colon,
        CommaOrEnd,
        Nothing,
    }

    private readonly bool InObject => _openKind == JsonKind.Object;

    private readonly bool InArray => _openKind == JsonKind.Array;

    public static JsonTree Parse(string text, TextMap? map, CancellationToken cancellationToken)
    {
        var parser = new JsonParser(text, map, cancellationToken);
        parser.ReadText();
        return parser.ToTree();
    }

    private void ReadText()
    {
        if (_map is null && _text.Length > 0 && _text[0] == '\uFEFF')
            _position = 1;
        _lastEnd = _position;

        while (true)
        {
            if (++_steps % StepsBetweenCancellationChecks == 0)
                _cancellationToken.ThrowIfCancellationRequested();

            char c = _position < _text.Length ? _text[_position] : default;
            if (c is <= ' ' or '/' or '#' or > '~')
                c = SkipToToken();
            if (_position == _text.Length)
            {
                ReadEnd();
                return;
            }

            switch (_expect)
            {
                case Expect.Value:
                    ReadValue(c);
                    break;
                case Expect.Name:
                    ReadName(c);
                    break;
                case Expect.Colon:
                    ReadColon(c);
                    break;
                case Expect.CommaOrEnd:
                    ReadCommaOrEnd(c);
                    break;
                default:
                    Report(JsonErrorKind.TextAfterValue, TokenAt(_position), "text after the end of the value; JSON is one value");
                    return;
            }
        }
    }

    private void ReadValue(char c)
    {
        switch (c)
        {
            case '"':
                AddString(c, Expect.CommaOrEnd);
                break;
            case '{' or '[':
                Open(c);
                break;
            case ']' when InArray:
                Close();
                break;
            case ',' or ':' or ']' or '}':
                RecoverValue(c);
                break;
            default:
                ReadWord(c);
                break;
        }
    }

    private void ReadName(char c)
    {
        switch (c)
        {
            case '"':
                AddString(c, Expect.Colon);
                break;
            case '}':
                Close();
                break;
            default:
                RecoverName(c);
                break;
        }
    }

    private void ReadColon(char c)
    {
        if (c == ':')
        {
            _colon = _position;
            InStep(Expect.Value);
        }
        else
        {
            RecoverColon(c);
        }
    }

    private void ReadCommaOrEnd(char c)
    {
        if (c == ',')
        {
            _comma = _position;
            InStep(InObject ? Expect.Name : Expect.Value);
        }
        else if (c == (InObject ? '}' : ']'))
        {
            Close();
        }
        else
        {
            RecoverCommaOrEnd(c);
        }
    }

    /// <summary>Takes one character that is where it belongs.</summary>
    private void InStep(Expect next)
    {
        _lastEnd = ++_position;
        _expect = next;
        _outOfStep = false;
    }

    // ---- Containers

    private void Open(char bracket)
    {
        var kind = bracket == '{' ? JsonKind.Object : JsonKind.Array;
        if (_depth == JsonTree.MaxDepth)
        {
            SkipContainer(kind);
            return;
        }

        int row = Add(kind, _position, _position + 1, JsonFlags.None);
        _rows[row].Next = _open;
        _open = row;
        _openKind = kind;
        _depth++;
        _comma = None;
        InStep(kind == JsonKind.Object ? Expect.Name : Expect.Value);
    }

    /// <summary>Closes the innermost container with the bracket here.</summary>
    private void Close()
    {
        if (_comma != None)
            Report(JsonErrorKind.TrailingComma, new(_comma, 1), _text[_position] == '}' ? "trailing comma before '}'" : "trailing comma before ']'");
        Close(_position + 1);
        InStep(_open == None ? Expect.Nothing : Expect.CommaOrEnd);
    }

    /// <summary>Closes the innermost container at <paramref name="end"/>, whatever stands there.</summary>
    private void Close(int end)
    {
        ref var row = ref _rows[_open];
        int outer = row.Next;
        row.End = end;
        row.Next = _count;
        _open = outer;
        _openKind = outer == None ? JsonKind.Missing : _rows[outer].Kind;
        _depth--;
        _comma = None;
    }

    /// <summary>A container too deep to read becomes a node without content.</summary>
    private void SkipContainer(JsonKind kind)
    {
        int start = _position;
        int depth = 0;
        do
        {
            if (++_steps % StepsBetweenCancellationChecks == 0)
                _cancellationToken.ThrowIfCancellationRequested();

            char c = _text[_position];
            depth += c is '{' or '[' ? 1 : c is '}' or ']' ? -1 : 0;
            _position = c == '"' ? JsonScanner.SkipString(_text, _position) : _position + 1;
        }
        while (depth > 0 && _position < _text.Length);

        _tooDeep ??= ToFile(new(start, 1));
        MarkOpenContainers();
        Add(kind, start, _position, JsonFlags.Errors);
        _lastEnd = _position;
        _expect = Expect.CommaOrEnd;
        _outOfStep = false;
    }

    // ---- Rows and errors

    private int Add(JsonKind kind, int start, int end, JsonFlags flags)
    {
        int index = _count;
        if (index == _rows.Length)
            Grow();
        ref var row = ref _rows[index];
        row.Start = start;
        row.End = end;
        row.Next = index + 1;
        row.Kind = kind;
        row.Flags = flags;
        _count = index + 1;
        _comma = None;
        return index;
    }

    /// <summary>Makes room for the rest of the text as it is likely to be: as dense as what was read.</summary>
    private void Grow()
    {
        long likely = (long)_count * _text.Length / Math.Max(_position, 1);
        Array.Resize(ref _rows, (int)Math.Min(Math.Max(likely, _count + (_count / 4)) + (_count / 8) + 8, int.MaxValue / 2));
    }

    /// <summary>A name or a value that ought to follow the last token.</summary>
    private void AddMissing() => Add(JsonKind.Missing, _lastEnd, _lastEnd, JsonFlags.Errors);

    /// <summary>Something wrong in how tokens follow each other.</summary>
    private void Report(JsonErrorKind kind, TextSpan span, string message)
    {
        if (_outOfStep)
        {
            _wrongs++;
            MarkOpenContainers();
            return;
        }

        ReportToken(kind, span, message);
        _outOfStep = true;
    }

    /// <summary>Something wrong with one token alone.</summary>
    private void ReportToken(JsonErrorKind kind, TextSpan span, string message)
    {
        _wrongs++;
        MarkOpenContainers();
        _errors ??= [];
        if (_errors.Count < JsonTree.MaxErrors)
            _errors.Add(new(kind, span, message));
    }

    private void ReportCharacter(JsonErrorKind kind, int position, string format)
    {
        bool isKept = _errors is null || _errors.Count < JsonTree.MaxErrors;
        ReportToken(kind, new(position, 1), isKept ? string.Format(format, "U+" + ((int)_text[position]).ToString("X4")) : format);
    }

    private void ReportOddQuotes(char quote, TextSpan span)
    {
        if (quote == '\'')
            ReportToken(JsonErrorKind.SingleQuotes, span, "single quotes; JSON wants double quotes");
        else
            ReportToken(JsonErrorKind.CurlyQuotes, span, "typographic quotes; JSON wants straight double quotes");
    }

    private readonly void MarkOpenContainers()
    {
        // INVARIANT: what is around a marked container is marked, so each is passed once.
        for (int row = _open; row != None && (_rows[row].Flags & JsonFlags.Errors) == 0; row = _rows[row].Next)
            _rows[row].Flags |= JsonFlags.Errors;
    }

    private readonly TextSpan ToFile(TextSpan span) => _map is null ? span : _map.ToOuter(span);

    private JsonTree ToTree()
    {
        // A tree may live as long as an editor is open.
        if (_count < _rows.Length - (_rows.Length / 4))
            Array.Resize(ref _rows, _count);

        var errors = ImmutableArray<JsonError>.Empty;
        if (_errors is not null)
        {
            var map = _map;
            errors = _errors.OrderBy(error => error.Span.Start)
                .Select(error => map is null ? error : error with { Span = map.ToOuter(error.Span) })
                .ToImmutableArray();
        }

        return new(_text, _map, _rows, _count, errors, _tooDeep);
    }
}
