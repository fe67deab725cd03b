using System;
using System.Collections.Generic;
using IamPolicyAnalyzers.Tool.LanguageServer.Protocol;
using Microsoft.CodeAnalysis.Text;
using Range = IamPolicyAnalyzers.Tool.LanguageServer.Protocol.Range;

namespace IamPolicyAnalyzers.Tool.LanguageServer.Workspace;

/// <summary>
/// From lines and characters, as the protocol counts them, to offsets in the text and back. Lines end at <c>\n</c>, <c>\r\n</c> and <c>\r</c> alone;
/// <see cref="TextLine"/> breaks them at other characters, too.
/// </summary>
internal sealed class TextPositions
{
    private readonly string _text;
    private readonly List<int> _starts = [0];

    public TextPositions(string text)
    {
        _text = text;
        for (var at = 0; text.AsSpan(at).IndexOfAny('\r', '\n') is var next and >= 0;)
        {
            at += next + 1;
            if (text[at - 1] == '\r' && at < text.Length && text[at] == '\n')
                at++;
            _starts.Add(at);
        }
    }

    public Range Of(TextSpan span) => new(Of(span.Start), Of(span.End));

    public Position Of(int offset)
    {
        offset = Math.Clamp(offset, 0, _text.Length);
        var line = _starts.BinarySearch(offset);
        line = line >= 0 ? line : ~line - 1;
        return new(line, offset - _starts[line]);
    }

    /// <summary>The offset of a place. One behind the end of its line means that end, one behind the last line the end of the text.</summary>
    public int OffsetOf(Position position)
    {
        if (position.Line < 0)
            return 0;
        if (position.Line >= _starts.Count)
            return _text.Length;
        var start = _starts[position.Line];
        var end = position.Line + 1 < _starts.Count ? _starts[position.Line + 1] : _text.Length;
        while (end > start && _text[end - 1] is '\r' or '\n')
            end--;
        return (int)Math.Clamp(start + (long)position.Character, start, end);
    }

    public TextSpan SpanOf(Range range)
    {
        var (start, end) = (OffsetOf(range.Start), OffsetOf(range.End));
        return TextSpan.FromBounds(Math.Min(start, end), Math.Max(start, end));
    }
}
