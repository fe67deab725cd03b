using System;
using Microsoft.CodeAnalysis.Text;

namespace IamPolicyAnalyzers.Json;

/// <summary>A text decoded from a stretch of a file, and for each of its characters where it stands in that file.</summary>
internal sealed class TextMap
{
    // The place of the first character when the text stands in the file as it is; else _positions has each place, and the end.
    private readonly int _offset;
    private readonly int[]? _positions;

    /// <summary>A text that stands in the file letter by letter, from <paramref name="offset"/> on.</summary>
    public TextMap(string text, int offset)
    {
        Text = text;
        _offset = offset;
    }

    /// <param name="positions">Where each character begins in the file, rising, and then where the last one ends.</param>
    public TextMap(string text, ReadOnlySpan<int> positions)
    {
        if (positions.Length != text.Length + 1)
            throw new ArgumentException("One position for each character, and one for the end", nameof(positions));
        Text = text;
        _positions = positions.ToArray();
    }

    private TextMap(string text, int[] positions)
    {
        Text = text;
        _positions = positions;
    }

    public string Text { get; }

    /// <summary>
    /// The decoded value of a string node. When that node's tree stands in an outer text itself, the map leads to the outermost file. Of any
    /// other node, the map of its <see cref="JsonNode.StringValue"/>.
    /// </summary>
    public static TextMap Of(JsonNode stringNode)
    {
        var value = stringNode.StringValue;
        var inner = stringNode.ContentStart;
        var outer = stringNode.Tree?.Map;
        if (!stringNode.HasEscapes && outer?._positions is null)
            return new(value, inner + (outer?._offset ?? 0));

        var positions = stringNode.PositionsOfValue();
        if (outer is not null)
        {
            for (int i = 0; i < positions.Length; i++)
                positions[i] = outer.ToOuter(positions[i]);
        }

        return new(value, positions);
    }

    /// <summary>The same text with its percent-encoding undone (RFC 3986, bytes of UTF-8). What is no such encoding stands for itself.</summary>
    public TextMap PercentDecoded()
    {
        var decoded = PercentEncoding.Decode(Text, out var positions);
        for (int i = 0; i < positions.Length; i++)
            positions[i] = ToOuter(positions[i]);
        return new(decoded, positions);
    }

    /// <summary>The stretch of the file that a stretch of <see cref="Text"/> came from.</summary>
    public TextSpan ToOuter(TextSpan span) => TextSpan.FromBounds(ToOuter(span.Start), ToOuter(span.End));

    private int ToOuter(int position) => _positions is null ? _offset + position : _positions[position];
}
