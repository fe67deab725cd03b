using System;
using System.Collections.Immutable;
using System.Threading;
using Microsoft.CodeAnalysis.Text;

namespace IamPolicyAnalyzers.Json;

/// <summary>
/// The tree of any text, with the span of every node and every way in which the text is not JSON (RFC 8259). Reading never throws, except when
/// cancelled, and takes time linear in the text. Broken text keeps as much structure as a reader would see in it.
/// </summary>
internal sealed class JsonTree
{
    /// <summary>Containers may stand in one another this deep; the content of deeper ones is left unread.</summary>
    public const int MaxDepth = 512;

    /// <summary>Errors after this many are not kept.</summary>
    public const int MaxErrors = 100;

    private readonly JsonRow[] _rows;
    private readonly int _count;

    internal JsonTree(string text, TextMap? map, JsonRow[] rows, int count, ImmutableArray<JsonError> errors, TextSpan? tooDeep)
    {
        Text = text;
        Map = map;
        _rows = rows;
        _count = count;
        Errors = errors;
        TooDeep = tooDeep;
    }

    public string Text { get; }

    /// <summary>The way from <see cref="Text"/> to the file; null when the text is the file.</summary>
    public TextMap? Map { get; }

    /// <summary>The one value of the text; missing when it has none.</summary>
    public JsonNode Root => _count == 0 ? default : new(this, 0);

    /// <summary>In text order, the first <see cref="MaxErrors"/>; where one slip makes the parser stumble several times, only the first. Empty exactly for valid JSON.</summary>
    public ImmutableArray<JsonError> Errors { get; }

    /// <summary>The bracket that nests deeper than <see cref="MaxDepth"/>, the first one. Its content was not read; that is no error of the text.</summary>
    public TextSpan? TooDeep { get; }

    /// <summary>Reads a file. A byte order mark at its start is no part of the JSON.</summary>
    public static JsonTree Parse(string text, CancellationToken cancellationToken = default) => JsonParser.Parse(text, map: null, cancellationToken);

    /// <summary>Reads JSON that stands encoded in a file, as in an escaped string: every span is one of the file.</summary>
    public static JsonTree Parse(TextMap map, CancellationToken cancellationToken = default) => JsonParser.Parse(map.Text, map, cancellationToken);

    internal ref readonly JsonRow Row(int index) => ref _rows[index];

    internal TextSpan ToFile(int start, int end)
    {
        var span = TextSpan.FromBounds(start, end);
        return Map is null ? span : Map.ToOuter(span);
    }
}

/// <summary>One node of a tree. The rows stand in text order, names and values alike, so the content of a container is what follows it.</summary>
internal struct JsonRow
{
    public int Start;
    public int End;

    /// <summary>The row after this node and all its content. While a container is being read: the container around it, or -1.</summary>
    public int Next;

    public JsonKind Kind;
    public JsonFlags Flags;
}

[Flags]
internal enum JsonFlags : byte
{
    None = 0,

    /// <summary>The text begins with a quote; an unquoted word read as a string has none.</summary>
    OpeningQuote = 1,

    /// <summary>The text ends with a quote; a string broken off has none.</summary>
    ClosingQuote = 2,

    Escapes = 4,

    /// <summary>An error lies in the node or in its content, or its content was not read.</summary>
    Errors = 8,
}
