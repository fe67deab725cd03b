using System.Collections.Generic;
using System.Text;

namespace IamPolicyAnalyzers.CodeFixes;

/// <summary>JSON that is yet to be written: a string, a list of strings, or an object.</summary>
internal abstract class JsonFragment
{
    public static JsonFragment Of(string value) => new Text(value);

    /// <summary>A single value is written as a string, as policies have it.</summary>
    public static JsonFragment Of(IReadOnlyList<string> values) => values.Count == 1 ? new Text(values[0]) : new List(values);

    /// <summary>An object of one member.</summary>
    public static JsonFragment Of(string name, JsonFragment value) => new Object(name, value);

    /// <param name="indent">The indentation of the line that the fragment begins on; null writes all on one line.</param>
    public abstract string Write(JsonLayout layout, string? indent);

    /// <summary>The value as a JSON string, with its quotes.</summary>
    public static string Quote(string value) => "\"" + Escape(value) + "\"";

    /// <summary>The value as it stands between the quotes of a JSON string.</summary>
    public static string Escape(string value)
    {
        var text = new StringBuilder(value.Length);
        foreach (var c in value)
        {
            if (c is '"' or '\\')
                text.Append('\\').Append(c);
            else if (c < ' ')
                text.Append("\\u").Append(((int)c).ToString("x4"));
            else
                text.Append(c);
        }

        return text.ToString();
    }

    private sealed class Text(string value) : JsonFragment
    {
        public override string Write(JsonLayout layout, string? indent) => Quote(value);
    }

    private sealed class List(IReadOnlyList<string> values) : JsonFragment
    {
        public override string Write(JsonLayout layout, string? indent)
        {
            var separator = indent is null ? "," + layout.Space : "," + layout.NewLine + indent + layout.Indent;
            var text = new StringBuilder("[");
            if (indent is not null)
                text.Append(separator, 1, separator.Length - 1);
            for (var i = 0; i < values.Count; i++)
                text.Append(i == 0 ? "" : separator).Append(Quote(values[i]));
            if (indent is not null)
                text.Append(layout.NewLine).Append(indent);
            return text.Append(']').ToString();
        }
    }

    private sealed class Object(string name, JsonFragment value) : JsonFragment
    {
        public override string Write(JsonLayout layout, string? indent)
        {
            var inner = indent is null ? null : indent + layout.Indent;
            var (open, close) = indent is null ? (layout.Space, layout.Space) : (layout.NewLine + inner, layout.NewLine + indent);
            return "{" + open + Quote(name) + layout.Colon + value.Write(layout, inner) + close + "}";
        }
    }
}
