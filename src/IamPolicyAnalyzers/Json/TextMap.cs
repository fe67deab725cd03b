using System;
using Microsoft.CodeAnalysis.Text;

namespace IamPolicyAnalyzers.Json;

/// <summary>A text decoded from a stretch of a file, and for each of its characters where it stands in that file.</summary>
internal sealed class TextMap
{
    // The place of the first character when the text stands in the file as it is; else _positions has each place, and the end.
    private readonly int _offset;
    private readonly int[]? _positions;

    // From a text to the letters of the file that are read as it; null where a text can be read only.
    private readonly Func<string, string>? _encode;

    /// <summary>A text that stands in the file letter by letter, from <paramref name="offset"/> on.</summary>
    public TextMap(string text, int offset)
    {
        Text = text;
        _offset = offset;
        _encode = static text => text;
    }

    /// <param name="positions">Where each character begins in the file, and then where the last one ends. What was put together from several places need not rise.</param>
    public TextMap(string text, ReadOnlySpan<int> positions)
    {
        if (positions.Length != text.Length + 1)
            throw new ArgumentException("One position for each character, and one for the end", nameof(positions));
        Text = text;
        _positions = positions.ToArray();
    }

    private TextMap(string text, int offset, int[]? positions, Func<string, string>? encode)
    {
        Text = text;
        _offset = offset;
        _positions = positions;
        _encode = encode;
    }

    public string Text { get; }

    /// <summary>True when the way back is known, from a changed <see cref="Text"/> to a changed file.</summary>
    public bool CanEncode => _encode is not null;

    /// <summary>
    /// The decoded value of a string node. When that node's tree stands in an outer text itself, the map leads to the outermost file. Of any
    /// other node, the map of its <see cref="JsonNode.StringValue"/>.
    /// </summary>
    public static TextMap Of(JsonNode stringNode)
    {
        var value = stringNode.StringValue;
        var inner = stringNode.ContentStart;
        var outer = stringNode.Tree?.Map;
        Func<string, string>? encode =
            outer is null ? JsonEscape.Encode
            : outer._encode is { } encodeOuter ? text => encodeOuter(JsonEscape.Encode(text))
            : null;
        if (!stringNode.HasEscapes && outer?._positions is null)
            return new(value, inner + (outer?._offset ?? 0), positions: null, encode);

        var positions = stringNode.PositionsOfValue();
        if (outer is not null)
        {
            for (int i = 0; i < positions.Length; i++)
                positions[i] = outer.ToOuter(positions[i]);
        }

        return new(value, offset: 0, positions, encode);
    }

    /// <summary>The same text with its percent-encoding undone (RFC 3986, bytes of UTF-8). What is no such encoding stands for itself.</summary>
    public TextMap PercentDecoded()
    {
        var decoded = PercentEncoding.Decode(Text, out var positions);
        for (int i = 0; i < positions.Length; i++)
            positions[i] = ToOuter(positions[i]);
        return new(decoded, offset: 0, positions, _encode is { } encode ? text => encode(PercentEncoding.Encode(text)) : null);
    }

    /// <summary>The stretch of the file that a stretch of <see cref="Text"/> came from.</summary>
    public TextSpan ToOuter(TextSpan span)
    {
        var (start, end) = (ToOuter(span.Start), ToOuter(span.End));
        return TextSpan.FromBounds(Math.Min(start, end), Math.Max(start, end));
    }

    /// <summary>The stretch of <see cref="Text"/> that has this place in the file; false when there is none.</summary>
    public bool TryToInner(TextSpan outer, out TextSpan inner)
    {
        var (start, end) = (ToInner(outer.Start), ToInner(outer.End));
        inner = start < 0 || end < start || end > Text.Length ? default : TextSpan.FromBounds(start, end);
        return inner != default;
    }

    /// <summary>The place in <see cref="Text"/> that this place of the file belongs to: within an escape its first character, outside of the text its nearer end.</summary>
    public int NearestInner(int outer)
    {
        if (_positions is null)
            return Math.Min(Math.Max(outer - _offset, 0), Text.Length);
        var index = Array.BinarySearch(_positions, outer);
        return Math.Max(index >= 0 ? index : ~index - 1, 0);
    }

    /// <summary>What has to stand in the file in place of a text here.</summary>
    public string Encode(string text) => _encode is { } encode ? encode(text) : throw new InvalidOperationException("This text cannot be written back");

    private int ToInner(int position) => _positions is null ? position - _offset : Array.BinarySearch(_positions, position);

    private int ToOuter(int position) => _positions is null ? _offset + position : _positions[position];
}
