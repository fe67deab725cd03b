using System;
using System.Collections.Generic;
using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace IamPolicyAnalyzers.Json;

/// <summary>
/// JSON that says in other words, or in another order, what stands in a file, so that it can be read as JSON is. What is copied keeps the place of
/// every character; what is added has the place it is added for.
/// </summary>
internal sealed class MappedText
{
    private readonly StringBuilder _text = new();
    private readonly List<int> _positions = [];

    /// <summary>A tree of one value that stands for <paramref name="place"/>.</summary>
    public static JsonNode Parse(string json, TextSpan place)
    {
        var text = new MappedText();
        text.Write(json, place);
        return text.ToTree().Root;
    }

    public JsonTree ToTree()
    {
        _positions.Add(_positions.Count == 0 ? 0 : _positions[_positions.Count - 1]);
        return JsonTree.Parse(new TextMap(_text.ToString(), _positions.ToArray()));
    }

    /// <summary>Punctuation that the file need not have: it takes no room after the last token.</summary>
    public void Write(char c) => Add(c, _positions.Count == 0 ? 0 : _positions[_positions.Count - 1]);

    /// <summary>Text that the whole of a place stands for.</summary>
    public void Write(string text, TextSpan place)
    {
        // A node begins at its first character and ends where the next one begins, so each character needs a successor of its own.
        for (var i = 0; i < text.Length; i++)
            Add(text[i], Math.Min(place.Start + i, place.End));
        End(place.End);
    }

    /// <summary>A string whose content stands for a place.</summary>
    public void WriteString(string content, TextSpan place)
    {
        Add('"', place.Start);
        for (var i = 0; i < content.Length; i++)
            AddEscaped(content[i], Math.Min(place.Start + i, place.End));
        Add('"', place.End);
        End(place.End);
    }

    /// <summary>A string whose characters have places of their own.</summary>
    /// <param name="positions">Where each character begins, and where the last one ends.</param>
    public void WriteString(string content, IReadOnlyList<int> positions)
    {
        Add('"', positions[0] - 1);
        for (var i = 0; i < content.Length; i++)
            AddEscaped(content[i], positions[i]);
        Add('"', positions[content.Length]);
        End(positions[content.Length] + 1);
    }

    /// <summary>A node as it is written. It must have no errors.</summary>
    public void Copy(JsonNode node)
    {
        var raw = node.RawText;
        for (var i = 0; i < raw.Length; i++)
            Add(raw[i], node.SpanOfRaw(i, 0).Start);
        End(node.SpanOfRaw(raw.Length, 0).Start);
    }

    /// <summary>The opening bracket of a container, or the first character of another node.</summary>
    public void Open(char bracket, JsonNode place)
    {
        Add(bracket, place.Span.Start);
        End(place.Span.Start + 1);
    }

    public void Close(char bracket, JsonNode place)
    {
        Add(bracket, Math.Max(place.Span.End - 1, place.Span.Start));
        End(place.Span.End);
    }

    // White space says where the token before it ends.
    private void End(int position) => Add(' ', position);

    private void Add(char c, int position)
    {
        _text.Append(c);
        _positions.Add(position);
    }

    private void AddEscaped(char c, int position)
    {
        if (c is '"' or '\\')
        {
            Add('\\', position);
            Add(c, position);
        }
        else if (c < ' ')
        {
            foreach (var escaped in "\\u" + ((int)c).ToString("x4"))
                Add(escaped, position);
        }
        else
        {
            Add(c, position);
        }
    }
}
