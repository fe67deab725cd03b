using System;
using System.Text;
using IamPolicyAnalyzers.Json;

namespace IamPolicyAnalyzers.Tests.Json;

/// <summary>Writes a tree in one line, near to JSON: a missing node is <c>_</c>, and <c>!</c> follows a node that has errors.</summary>
internal static class JsonDump
{
    public static string Of(JsonNode node, bool marks = false)
    {
        var text = new StringBuilder();
        Write(node, text, marks);
        return text.ToString();
    }

    /// <summary>The text with the errors in place: <c>⟦text|Kind⟧</c>.</summary>
    public static string Errors(JsonTree tree)
    {
        var text = new StringBuilder();
        int position = 0;
        foreach (var error in tree.Errors)
        {
            // An error inside another one follows it.
            int start = Math.Max(error.Span.Start, position);
            int end = Math.Max(error.Span.End, position);
            text.Append(tree.Text, position, start - position)
                .Append('⟦').Append(tree.Text, start, end - start).Append('|').Append(error.Kind).Append('⟧');
            position = end;
        }

        return text.Append(tree.Text, position, tree.Text.Length - position).ToString();
    }

    /// <summary>The text without the marks that <see cref="Errors"/> puts in.</summary>
    public static string Unmarked(string marked)
    {
        var text = new StringBuilder();
        bool isKind = false;
        foreach (char c in marked)
        {
            if (c is '⟦' or '⟧')
                isKind = false;
            else if (c == '|')
                isKind = true;
            else if (!isKind)
                text.Append(c);
        }

        return text.ToString();
    }

    private static void Write(JsonNode node, StringBuilder text, bool marks)
    {
        switch (node.Kind)
        {
            case JsonKind.Missing:
                text.Append('_');
                return;
            case JsonKind.Object:
                text.Append('{');
                foreach (var member in node.Members)
                {
                    Separate(text, '{');
                    Write(member.Name, text, marks);
                    text.Append(':');
                    Write(member.Value, text, marks);
                }

                text.Append('}');
                break;
            case JsonKind.Array:
                text.Append('[');
                foreach (var item in node.Items)
                {
                    Separate(text, '[');
                    Write(item, text, marks);
                }

                text.Append(']');
                break;
            case JsonKind.String:
                text.Append('"').Append(node.StringValue).Append('"');
                break;
            default:
                text.Append(node.Kind == JsonKind.Number ? node.StringValue : node.Kind.ToString().ToLowerInvariant());
                break;
        }

        if (marks && node.HasErrors)
            text.Append('!');
    }

    private static void Separate(StringBuilder text, char open)
    {
        if (text[^1] != open)
            text.Append(',');
    }
}
