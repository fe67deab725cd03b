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

    /// <summary>Where what was written last ends in the file.</summary>
    private int _at;

    /// <summary>A tree of one value that stands for <paramref name="place"/>.</summary>
    public static JsonNode Parse(string json, TextSpan place)
    {
        var text = new MappedText();
        text.Write(json, place);
        return text.ToTree().Root;
    }

    public JsonTree ToTree() => JsonTree.Parse(ToMap());

    public TextMap ToMap() => new(_text.ToString(), [.. _positions, _at]);

    /// <summary>Signs that the file need not have: they take no room after what was written last.</summary>
    public void Write(string signs)
    {
        foreach (var sign in signs)
            Write(sign);
    }

    /// <inheritdoc cref="Write(string)"/>
    public void Write(char sign) => Add(sign, _at);

    /// <summary>Text that the whole of a place stands for.</summary>
    public void Write(string text, TextSpan place)
    {
        for (var i = 0; i < text.Length; i++)
            Add(text[i], Math.Min(place.Start + i, place.End));
        _at = place.End;
    }

    /// <summary>A string whose content stands for a place.</summary>
    public void WriteString(string content, TextSpan place)
    {
        Add('"', place.Start);
        for (var i = 0; i < content.Length; i++)
            AddEscaped(content[i], Math.Min(place.Start + i, place.End));
        Add('"', place.End);
        _at = place.End;
    }

    /// <summary>A string whose characters have places of their own.</summary>
    /// <param name="positions">Where each character begins, and where the last one ends.</param>
    public void WriteString(string content, IReadOnlyList<int> positions)
    {
        Add('"', positions[0] - 1);
        for (var i = 0; i < content.Length; i++)
            AddEscaped(content[i], positions[i]);
        Add('"', positions[content.Length]);
        _at = positions[content.Length] + 1;
    }

    /// <summary>A string in place of one that says the same in other words.</summary>
    public void WriteFor(JsonNode other, string content)
    {
        WriteString(content, other.ContentSpan);
        _at = other.Span.End;
    }

    /// <summary>The value of a string, as text that is JSON itself.</summary>
    public void WriteValue(JsonNode text)
    {
        var value = TextMap.Of(text);
        for (var i = 0; i < value.Text.Length; i++)
            Add(value.Text[i], value.ToOuter(new TextSpan(i, 1)).Start);
        _at = value.ToOuter(new TextSpan(value.Text.Length, 0)).Start;
    }

    /// <summary>A node as it is written. It must have no errors.</summary>
    public void Copy(JsonNode node)
    {
        var raw = node.RawText;
        for (var i = 0; i < raw.Length; i++)
            Add(raw[i], node.SpanOfRaw(i, 0).Start);
        _at = node.SpanOfRaw(raw.Length, 0).Start;
    }

    /// <summary>The opening bracket of a container, or the first character of another node.</summary>
    public void Open(char bracket, JsonNode place)
    {
        Add(bracket, place.Span.Start);

        // What follows may stand elsewhere, and where a token ends is where the next character stands.
        _at = place.Span.Start + 1;
        Write(' ');
    }

    public void Close(char bracket, JsonNode place)
    {
        Add(bracket, Math.Max(place.Span.End - 1, Math.Min(_at, place.Span.End)));
        _at = place.Span.End;
    }

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
