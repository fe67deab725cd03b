using System;
using IamPolicyAnalyzers.Json;

namespace IamPolicyAnalyzers.CodeFixes;

/// <summary>How a file writes its JSON, so that what is added looks as if its author had written it.</summary>
internal sealed class JsonLayout
{
    /// <summary>A list that would make a line longer is written with one entry on each line.</summary>
    public const int MaxLineLength = 120;

    private const string DefaultIndent = "  ";

    private readonly string _text;

    public JsonLayout(JsonTree tree)
    {
        _text = tree.Text;
        NewLine = FirstNewLine(tree.Root.RawText);

        // To look for the start of the line from each place of a long one would take the square of its length.
        Indent = (HasLines ? IndentIn(tree.Root, depth: 0) : null) ?? DefaultIndent;
        Colon = ColonIn(tree.Root);
        Space = Colon.EndsWith(" ", StringComparison.Ordinal) ? " " : "";
    }

    /// <summary>The line end of the file; empty when its JSON stands on one line, which then stays one.</summary>
    public string NewLine { get; }

    /// <summary>One step of indentation: blanks or a tab.</summary>
    public string Indent { get; }

    /// <summary>What stands between a name and its value.</summary>
    public string Colon { get; }

    /// <summary>What follows a comma and stands inside the braces of an object written on one line.</summary>
    public string Space { get; }

    public bool HasLines => NewLine.Length > 0;

    /// <summary>True when only blanks stand before this place on its line.</summary>
    public bool IsFirstOnLine(int position)
    {
        var start = LineStart(position);
        return start + IndentAt(position).Length == position;
    }

    /// <summary>The blanks that the line of this place begins with.</summary>
    public string IndentAt(int position)
    {
        var start = LineStart(position);
        var end = start;
        while (end < position && _text[end] is ' ' or '\t')
            end++;
        return _text.Substring(start, end - start);
    }

    /// <summary>The length of the line when the text between these places becomes this long.</summary>
    public int LineLengthWith(int start, int end, int newLength)
    {
        var lineEnd = end;
        while (lineEnd < _text.Length && _text[lineEnd] is not ('\n' or '\r'))
            lineEnd++;
        return start - LineStart(start) + newLength + lineEnd - end;
    }

    private int LineStart(int position)
    {
        while (position > 0 && _text[position - 1] is not ('\n' or '\r'))
            position--;
        return position;
    }

    private static string FirstNewLine(ReadOnlySpan<char> text)
    {
        var at = text.IndexOfAny('\n', '\r');
        return at < 0 ? "" : text[at] == '\n' ? "\n" : at + 1 < text.Length && text[at + 1] == '\n' ? "\r\n" : "\r";
    }

    private string? IndentIn(JsonNode container, int depth)
    {
        // Deeper than this nobody indents otherwise than above.
        const int MaxDepth = 12;
        if (depth == MaxDepth)
            return null;

        var outer = IndentAt(container.Span.Start);
        foreach (var member in container.Members)
        {
            if (Step(member.Name) is { } step)
                return step;
        }

        foreach (var item in container.Items)
        {
            if (Step(item) is { } step)
                return step;
        }

        foreach (var member in container.Members)
        {
            if (IndentIn(member.Value, depth + 1) is { } step)
                return step;
        }

        foreach (var item in container.Items)
        {
            if (IndentIn(item, depth + 1) is { } step)
                return step;
        }

        return null;

        string? Step(JsonNode child)
        {
            if (!IsFirstOnLine(child.Span.Start))
                return null;
            var inner = IndentAt(child.Span.Start);
            return inner.Length > outer.Length && inner.StartsWith(outer, StringComparison.Ordinal) ? inner.Substring(outer.Length) : null;
        }
    }

    private string ColonIn(JsonNode node)
    {
        foreach (var member in node.Members)
        {
            if (member.Name.IsMissing || member.Value.IsMissing)
                continue;
            var between = _text.Substring(member.Name.Span.End, member.Value.Span.Start - member.Name.Span.End);
            if (between.Trim(' ') == ":" && between.Length <= 3)
                return between;
        }

        return ": ";
    }
}
