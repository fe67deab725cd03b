using System;
using System.Text;
using System.Text.Json;
using IamPolicyAnalyzers.Json;
using Xunit;

namespace IamPolicyAnalyzers.Tests.Json;

/// <summary>
/// System.Text.Json with its strict defaults, asked about the same text. It differs from us in four ways, evened out here: it rejects a byte
/// order mark; it sees half a surrogate pair that is escaped only when the value is read, so every value and name is read; it throws other
/// exceptions for surrogates than for the rest; and its depth limit is 64 unless told otherwise.
/// </summary>
internal static class JsonOracle
{
    /// <summary>The tree as <see cref="JsonDump"/> writes it; null when the text is not JSON.</summary>
    public static string? Dump(string text)
    {
        if (text.StartsWith('\uFEFF'))
            text = text[1..];
        try
        {
            using var document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = JsonTree.MaxDepth });
            var dump = new StringBuilder();
            Write(document.RootElement, dump);
            return dump.ToString();
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Fails unless both judge alike, and read the same values.</summary>
    public static JsonTree CheckAgreement(string text)
    {
        var tree = JsonTree.Parse(text);
        string? expected = Dump(text);
        string? actual = tree.Errors.IsEmpty ? JsonDump.Of(tree.Root) : null;
        if (expected != actual)
            Assert.Fail($"Judged differently: {JsonSerializer.Serialize(text)}\nSystem.Text.Json: {expected ?? "not JSON"}\nours: {actual ?? JsonDump.Errors(tree)}");
        return tree;
    }

    private static void Write(JsonElement element, StringBuilder dump)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                dump.Append('{');
                foreach (var member in element.EnumerateObject())
                {
                    if (dump[^1] != '{')
                        dump.Append(',');
                    dump.Append('"').Append(member.Name).Append("\":");
                    Write(member.Value, dump);
                }

                dump.Append('}');
                break;
            case JsonValueKind.Array:
                dump.Append('[');
                foreach (var item in element.EnumerateArray())
                {
                    if (dump[^1] != '[')
                        dump.Append(',');
                    Write(item, dump);
                }

                dump.Append(']');
                break;
            case JsonValueKind.String:
                dump.Append('"').Append(element.GetString()).Append('"');
                break;
            default:
                dump.Append(element.GetRawText());
                break;
        }
    }
}
