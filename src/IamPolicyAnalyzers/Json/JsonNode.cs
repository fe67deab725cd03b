using System;
using Microsoft.CodeAnalysis.Text;

namespace IamPolicyAnalyzers.Json;

/// <summary>A node of a <see cref="JsonTree"/>: a handle, cheap to copy. The default value is a missing node. All spans are spans of the file.</summary>
internal readonly struct JsonNode : IEquatable<JsonNode>
{
    private readonly int _index;

    internal JsonNode(JsonTree tree, int index)
    {
        Tree = tree;
        _index = index;
    }

    public JsonKind Kind => Row.Kind;

    public bool IsMissing => Kind == JsonKind.Missing;

    public bool IsObject => Kind == JsonKind.Object;

    public bool IsArray => Kind == JsonKind.Array;

    public bool IsString => Kind == JsonKind.String;

    public bool IsNumber => Kind == JsonKind.Number;

    public bool IsBoolean => Kind is JsonKind.True or JsonKind.False;

    public bool IsNull => Kind == JsonKind.Null;

    /// <summary>The whole node; empty where a missing one ought to stand.</summary>
    public TextSpan Span => ToFile(Row.Start, Row.End);

    /// <summary>The opening bracket of a container, else the whole node.</summary>
    public TextSpan OpenSpan => IsObject || IsArray ? ToFile(Row.Start, Row.Start + 1) : Span;

    /// <summary>A string without its quotes, unless nothing is left then; else the whole node.</summary>
    public TextSpan ContentSpan => ContentEnd > ContentStart ? ToFile(ContentStart, ContentEnd) : Span;

    /// <summary>The node as it is written in its own <see cref="JsonTree.Text"/>, a string with its quotes.</summary>
    public ReadOnlySpan<char> RawText => Tree is null ? default : Tree.Text.AsSpan(Row.Start, Row.End - Row.Start);

    /// <summary>
    /// The value of a string, decoded; of a number, <c>true</c>, <c>false</c> and <c>null</c> the text as written; of any other node the empty
    /// text. Not kept: each call makes a string.
    /// </summary>
    public string StringValue =>
        HasEscapes ? JsonEscape.Decode(Content) : Content.ToString();

    /// <summary>True for a string whose closing quote is missing, so that more of it may be to come.</summary>
    public bool IsBrokenOff => IsString && (Row.Flags & (JsonFlags.OpeningQuote | JsonFlags.ClosingQuote)) == JsonFlags.OpeningQuote;

    /// <summary><see cref="StringValue"/> without making it; empty for a string with escapes, whose value stands nowhere as it is.</summary>
    public ReadOnlySpan<char> PlainValue
    {
        get
        {
            var row = Row;
            return (row.Flags & JsonFlags.Escapes) != 0 ? default : ContentOf(row);
        }
    }

    public bool HasEscapes => (Row.Flags & JsonFlags.Escapes) != 0;

    /// <summary>
    /// True when an error lies within the node, or its content was cut short or left unread. What seems to be absent may then have been meant to
    /// be there.
    /// </summary>
    public bool HasErrors => (Row.Flags & JsonFlags.Errors) != 0;

    /// <summary>How many members or items there are; found by walking over them.</summary>
    public int Count
    {
        get
        {
            int count = 0;
            if (IsObject)
            {
                foreach (var _ in Members)
                    count++;
            }
            else
            {
                foreach (var _ in Items)
                    count++;
            }

            return count;
        }
    }

    /// <summary>The members of an object in text order, duplicates too; none for any other node.</summary>
    public JsonMembers Members => IsObject ? new(Tree!, _index) : default;

    /// <summary>The items of an array; none for any other node.</summary>
    public JsonItems Items => IsArray ? new(Tree!, _index) : default;

    internal JsonTree? Tree { get; }

    internal int ContentStart => Row.Start + ((Row.Flags & JsonFlags.OpeningQuote) != 0 ? 1 : 0);

    private int ContentEnd => Row.End - ((Row.Flags & JsonFlags.ClosingQuote) != 0 ? 1 : 0);

    private ReadOnlySpan<char> Content => ContentOf(Row);

    private JsonRow Row => Tree is null ? default : Tree.Row(_index);

    public static bool operator ==(JsonNode left, JsonNode right) => left.Equals(right);

    public static bool operator !=(JsonNode left, JsonNode right) => !left.Equals(right);

    /// <summary>True when <see cref="StringValue"/> is <paramref name="text"/>, told without making it. A missing node equals no text.</summary>
    public bool ValueEquals(string text)
    {
        // Asked more often than anything else, so the row is fetched once.
        var row = Row;
        if (row.Kind == JsonKind.Missing)
            return false;
        var content = ContentOf(row);
        return (row.Flags & JsonFlags.Escapes) != 0 ? JsonEscape.DecodesTo(content, text.AsSpan()) : content.SequenceEqual(text.AsSpan());
    }

    /// <inheritdoc cref="ValueEquals"/>
    public bool ValueEqualsIgnoreCase(string text) =>
        !IsMissing && (HasEscapes ? StringValue.AsSpan() : Content).Equals(text.AsSpan(), StringComparison.OrdinalIgnoreCase);

    /// <summary>Where a part of <see cref="StringValue"/> stands in the file. A part that the value does not have is cut to what it has.</summary>
    public TextSpan SpanOf(int start, int length)
    {
        var content = Content;
        if (!HasEscapes)
        {
            start = Math.Min(Math.Max(start, 0), content.Length);
            length = Math.Min(Math.Max(length, 0), content.Length - start);
            return ToFile(ContentStart + start, ContentStart + start + length);
        }

        int from = JsonEscape.EncodedLength(content, start);
        int to = from + JsonEscape.EncodedLength(content.Slice(from), length);
        return ToFile(ContentStart + from, ContentStart + to);
    }

    /// <summary>Where a part of <see cref="RawText"/> stands in the file.</summary>
    public TextSpan SpanOfRaw(int start, int length) => ToFile(Row.Start + start, Row.Start + start + length);

    /// <summary>The first member with exactly this name.</summary>
    public bool TryGetMember(string name, out JsonMember member)
    {
        foreach (var candidate in Members)
        {
            if (candidate.Name.ValueEquals(name))
            {
                member = candidate;
                return true;
            }
        }

        member = default;
        return false;
    }

    /// <summary>The node that this one is in another reading of the same text.</summary>
    public JsonNode In(JsonTree reading) => new(reading, _index);

    public bool Equals(JsonNode other) => ReferenceEquals(Tree, other.Tree) && _index == other._index;

    public override bool Equals(object? obj) => obj is JsonNode other && Equals(other);

    public override int GetHashCode() => _index;

    public override string ToString() => IsMissing ? "(missing)" : RawText.ToString();

    /// <summary>Where each character of the value begins in the text of the tree, and where the last one ends.</summary>
    internal int[] PositionsOfValue() => JsonEscape.Positions(Content, ContentStart);

    private ReadOnlySpan<char> ContentOf(JsonRow row)
    {
        if (row.Kind is JsonKind.Object or JsonKind.Array or JsonKind.Missing)
            return default;
        var start = row.Start + ((row.Flags & JsonFlags.OpeningQuote) != 0 ? 1 : 0);
        var end = row.End - ((row.Flags & JsonFlags.ClosingQuote) != 0 ? 1 : 0);
        return Tree!.Text.AsSpan(start, end - start);
    }

    private TextSpan ToFile(int start, int end) => Tree?.ToFile(start, end) ?? default;
}

/// <summary>A member of an object. The name is missing where a value stands alone, the value where the text broke off.</summary>
internal readonly struct JsonMember(JsonNode name, JsonNode value)
{
    public JsonNode Name { get; } = name;

    public JsonNode Value { get; } = value;
}

/// <summary>The members of an object, for <c>foreach</c>.</summary>
internal readonly struct JsonMembers(JsonTree tree, int owner)
{
    public Enumerator GetEnumerator() => new(tree, owner);

    internal struct Enumerator(JsonTree? tree, int owner)
    {
        private readonly int _end = tree?.Row(owner).Next ?? 0;
        private int _name;
        private int _next = owner + 1;

        public readonly JsonMember Current => new(new(tree!, _name), new(tree!, _name + 1));

        public bool MoveNext()
        {
            if (_next >= _end)
                return false;
            _name = _next;
            _next = tree!.Row(_name + 1).Next;
            return true;
        }
    }
}

/// <summary>The items of an array, for <c>foreach</c>.</summary>
internal readonly struct JsonItems(JsonTree tree, int owner)
{
    public Enumerator GetEnumerator() => new(tree, owner);

    internal struct Enumerator(JsonTree? tree, int owner)
    {
        private readonly int _end = tree?.Row(owner).Next ?? 0;
        private int _item;
        private int _next = owner + 1;

        public readonly JsonNode Current => new(tree!, _item);

        public bool MoveNext()
        {
            if (_next >= _end)
                return false;
            _item = _next;
            _next = tree!.Row(_item).Next;
            return true;
        }
    }
}
