using System.Collections.Generic;
using System.Linq;
using IamPolicyAnalyzers.Json;

namespace IamPolicyAnalyzers.CodeFixes;

/// <summary>JSON that is yet to be written: a string or another literal, a list, or an object.</summary>
internal abstract class JsonFragment
{
    public static JsonFragment Of(string value) => new Text(value);

    /// <summary>A number, <c>true</c>, <c>false</c> or <c>null</c>.</summary>
    public static JsonFragment Literal(string text) => new Bare(text);

    /// <summary>A single value is written as a string, as policies have it.</summary>
    public static JsonFragment Of(IReadOnlyList<string> values) => Of(values.Select(Of).ToList());

    /// <inheritdoc cref="Of(IReadOnlyList{string})"/>
    public static JsonFragment Of(IReadOnlyList<JsonFragment> values) => values.Count == 1 ? values[0] : new List(values);

    /// <summary>A list, also of one value.</summary>
    public static JsonFragment ListOf(params JsonFragment[] values) => new List(values);

    /// <summary>An object of one member.</summary>
    public static JsonFragment Of(string name, JsonFragment value) => Of((name, value));

    public static JsonFragment Of(params (string Name, JsonFragment Value)[] members) => new Object(members);

    /// <summary>The same fragment on one line, whatever is around it.</summary>
    public static JsonFragment OnOneLine(JsonFragment fragment) => new Line(fragment);

    /// <summary>A node as the file has it, with its comments; only its indentation follows the new place.</summary>
    public static JsonFragment CopyOf(JsonNode node) => new Copy(node);

    /// <param name="indent">The indentation of the line that the fragment begins on; null writes all on one line.</param>
    public abstract string Write(JsonLayout layout, string? indent);

    /// <summary>The value as a JSON string, with its quotes.</summary>
    public static string Quote(string value) => JsonText.Quote(value);

    /// <summary>The value as it stands between the quotes of a JSON string.</summary>
    public static string Escape(string value) => JsonEscape.Encode(value);

    private sealed class Text(string value) : JsonFragment
    {
        public override string Write(JsonLayout layout, string? indent) => Quote(value);
    }

    private sealed class Bare(string text) : JsonFragment
    {
        public override string Write(JsonLayout layout, string? indent) => text;
    }

    private sealed class Line(JsonFragment fragment) : JsonFragment
    {
        public override string Write(JsonLayout layout, string? indent) => fragment.Write(layout, indent: null);
    }

    private sealed class Copy(JsonNode node) : JsonFragment
    {
        public override string Write(JsonLayout layout, string? indent)
        {
            var old = layout.IndentAt(node.Span.Start);
            var lines = node.RawText.ToString().Split('\n');

            // INVARIANT: a string of JSON holds no line break, so that a line begins with nothing but indentation.
            for (var i = 1; i < lines.Length && indent is not null; i++)
            {
                if (lines[i].StartsWith(old, System.StringComparison.Ordinal))
                    lines[i] = indent + lines[i].Substring(old.Length);
            }

            return string.Join("\n", lines);
        }
    }

    private static string Block(char open, IEnumerable<string> parts, char close, string ends, JsonLayout layout, string? indent)
    {
        var inner = indent is null ? ends : layout.NewLine + indent + layout.Indent;
        var separator = indent is null ? "," + layout.Space : "," + inner;
        return open + inner + string.Join(separator, parts) + (indent is null ? ends : layout.NewLine + indent) + close;
    }

    private static string? Inner(JsonLayout layout, string? indent) => indent is null ? null : indent + layout.Indent;

    private sealed class List(IReadOnlyList<JsonFragment> values) : JsonFragment
    {
        public override string Write(JsonLayout layout, string? indent) =>
            Block('[', values.Select(value => value.Write(layout, Inner(layout, indent))), ']', ends: "", layout, indent);
    }

    private sealed class Object(IReadOnlyList<(string Name, JsonFragment Value)> members) : JsonFragment
    {
        public override string Write(JsonLayout layout, string? indent) =>
            Block('{', members.Select(member => Quote(member.Name) + layout.Colon + member.Value.Write(layout, Inner(layout, indent))), '}', ends: layout.Space, layout, indent);
    }
}
