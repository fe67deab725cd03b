using System;
using System.Collections.Generic;
using System.Text;
using IamPolicyAnalyzers.Json;

namespace IamPolicyAnalyzers.Documents;

/// <summary>
/// Writes down, as a policy document, what a file says in other words, as the properties of <c>AWS::Lambda::Permission</c> do. Each part leads to
/// the text that says it. A document written so can be read and judged, not edited.
/// </summary>
/// <param name="owner">The object that stands for the whole document.</param>
internal sealed class PolicyWriter(JsonNode owner)
{
    private readonly StringBuilder _text = new();
    private readonly List<int> _positions = [];

    /// <summary>Where what is written next begins in the file.</summary>
    private int _at = owner.OpenSpan.Start;

    /// <summary>Writes signs that stand nowhere in the file, at the place that was written last.</summary>
    public PolicyWriter Write(string signs)
    {
        foreach (var sign in signs)
            Add(sign, _at);
        return this;
    }

    /// <summary>Writes the bracket that stands for a bracket of the file, so that a finding about the whole has a place.</summary>
    public PolicyWriter Open(char bracket, JsonNode container)
    {
        Add(bracket, container.OpenSpan.Start);
        _at = container.OpenSpan.End;
        return this;
    }

    /// <summary>The counterpart of <see cref="Open"/>: what was opened ends where the container does.</summary>
    public PolicyWriter Close(char bracket, JsonNode container)
    {
        Add(bracket, Math.Max(_at, container.Span.End - 1));
        _at = container.Span.End;
        return this;
    }

    /// <summary>Writes a value as it stands in the file, letter by letter.</summary>
    public PolicyWriter Copy(JsonNode node)
    {
        var raw = node.RawText;
        for (var i = 0; i < raw.Length; i++)
            Add(raw[i], node.SpanOfRaw(i, 1).Start);
        _at = node.Span.End;
        return this;
    }

    /// <summary>Writes a string that the file has in other words: all of it leads to the content of a string there.</summary>
    public PolicyWriter Rename(JsonNode place, string text)
    {
        Add('"', place.Span.Start);
        foreach (var letter in JsonEscape.Encode(text))
            Add(letter, place.ContentSpan.Start);
        Add('"', place.ContentSpan.End);
        _at = place.Span.End;
        return this;
    }

    /// <summary>Writes the value of a string as it reads; of a function that stands for a text, what it is called by.</summary>
    public PolicyWriter Decode(JsonNode piece)
    {
        if (!piece.IsString)
        {
            _at = piece.Span.Start;
            Write(Intrinsic.TextOrHole(piece));
            _at = piece.Span.End;
            return this;
        }

        var value = TextMap.Of(piece);
        for (var i = 0; i < value.Text.Length; i++)
            Add(value.Text[i], value.ToOuter(new(i, 1)).Start);
        _at = value.ToOuter(new(value.Text.Length, 0)).Start;
        return this;
    }

    public JsonNode Read() => JsonTree.Parse(ToMap()).Root;

    public TextMap ToMap() => new(_text.ToString(), [.. _positions, _at]);

    private void Add(char letter, int position)
    {
        _text.Append(letter);
        _positions.Add(position);
    }
}
