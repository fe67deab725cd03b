using System;
using System.Text;

namespace IamPolicyAnalyzers.Json;

/// <summary>Valid JSON as text: without its white space, or with that of a file people read.</summary>
internal static class JsonText
{
    private const string Indentation = "  ";

    /// <summary>The same without white space between the tokens.</summary>
    public static string Compact(ReadOnlySpan<char> json)
    {
        var text = new StringBuilder(json.Length);
        for (var i = 0; i < json.Length;)
        {
            var length = json[i] == '"' ? LengthOfString(json.Slice(i)) : 1;
            if (length > 1 || json[i] is not (' ' or '\t' or '\r' or '\n'))
                text.Append(json.Slice(i, length).ToString());
            i += length;
        }

        return text.ToString();
    }

    /// <summary>Text of <see cref="Compact"/> with each member and item on a line of its own; brackets around nothing stay together.</summary>
    public static string Indent(string compact)
    {
        var text = new StringBuilder(compact.Length * 2);
        var depth = 0;
        for (var i = 0; i < compact.Length;)
        {
            var c = compact[i];
            var length = c == '"' ? LengthOfString(compact.AsSpan(i)) : 1;
            var isOpening = c is '{' or '[';
            var isClosing = c is '}' or ']';
            if (isClosing && compact[i - 1] is not ('{' or '['))
                BreakLine(--depth);
            else if (isClosing)
                depth--;
            text.Append(compact, i, length);
            i += length;
            depth += isOpening ? 1 : 0;
            if (c == ',' || (isOpening && i < compact.Length && compact[i] is not ('}' or ']')))
                BreakLine(depth);
            else if (c == ':')
                text.Append(' ');
        }

        return text.ToString();

        void BreakLine(int indentation)
        {
            text.Append('\n');
            for (var level = 0; level < indentation; level++)
                text.Append(Indentation);
        }
    }

    /// <summary>The text as a JSON string, with its quotes.</summary>
    public static string Quote(string value) => "\"" + JsonEscape.Encode(value) + "\"";

    private static int LengthOfString(ReadOnlySpan<char> json)
    {
        for (var i = 1; i < json.Length; i++)
        {
            if (json[i] == '\\')
                i++;
            else if (json[i] == '"')
                return i + 1;
        }

        return json.Length;
    }
}
