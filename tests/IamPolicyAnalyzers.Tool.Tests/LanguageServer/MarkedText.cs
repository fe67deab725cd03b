using System;
using System.Linq;
using System.Text.Json.Nodes;

namespace IamPolicyAnalyzers.Tool.Tests.LanguageServer;

/// <summary>A text in which <c>§</c> marks the place of the cursor.</summary>
internal sealed record MarkedText(string Text, int Offset)
{
    public static MarkedText Of(string marked)
    {
        var at = marked.IndexOf('§', StringComparison.Ordinal);
        return new MarkedText(marked.Remove(at, 1), at);
    }

    /// <summary>The parameters of a request about the place.</summary>
    public JsonObject At(string uri)
    {
        var request = EditorSession.Document(uri);
        request["position"] = PositionOf(Text, Offset);
        return request;
    }

    public static JsonObject PositionOf(string text, int offset) => new()
    {
        ["line"] = text.AsSpan(0, offset).Count('\n'),
        ["character"] = offset - (text.LastIndexOf('\n', Math.Max(0, offset - 1), Math.Max(0, offset)) + 1),
    };

    /// <summary>The text that a range of the protocol stands for, where lines end with <c>\n</c>.</summary>
    public string In(JsonNode range)
    {
        var starts = Text.Split('\n').Aggregate(new System.Collections.Generic.List<int> { 0 }, static (all, line) => [.. all, all[^1] + line.Length + 1]);
        var (start, end) = (OffsetOf(range["start"]!), OffsetOf(range["end"]!));
        return Text[start..end];

        int OffsetOf(JsonNode position) => starts[(int)position["line"]!] + (int)position["character"]!;
    }
}
