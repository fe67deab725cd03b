using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using IamPolicyAnalyzers.Tool.Access;

namespace IamPolicyAnalyzers.Tool.Reports;

/// <summary>The access that is new as SARIF 2.1.0, for code scanning. What is gone is no finding and left out.</summary>
internal sealed class AccessSarifReport : IAccessReport
{
    private static readonly (ChangeKind Kind, string Id, string Title, string Level)[] s_rules =
    [
        (ChangeKind.Public, "access/public", "A policy became public", "error"),
        (ChangeKind.New, "access/new", "A policy grants more than before", "warning"),
        (ChangeKind.PossiblyNew, "access/possibly-new", "A policy may grant more than before", "warning"),
    ];

    public void Write(AccessDiff diff, TextWriter output)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
            json.WriteString("version", "2.1.0");
            json.WriteStartArray("runs");
            json.WriteStartObject();
            WriteTool(json);
            json.WriteString("columnKind", "utf16CodeUnits");
            json.WriteStartArray("results");
            foreach (var change in diff.Changes.Where(static change => change.IsGrowth))
                WriteResult(json, change);
            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        }

        output.WriteLine(Encoding.UTF8.GetString(stream.ToArray()));
    }

    private static void WriteTool(Utf8JsonWriter json)
    {
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", "iam-policy diff");
        json.WriteString("version", typeof(AccessSarifReport).Assembly.GetName().Version!.ToString(3));
        json.WriteStartArray("rules");
        foreach (var (_, id, title, level) in s_rules)
        {
            json.WriteStartObject();
            json.WriteString("id", id);
            json.WriteStartObject("shortDescription");
            json.WriteString("text", title);
            json.WriteEndObject();
            json.WriteStartObject("defaultConfiguration");
            json.WriteString("level", level);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteResult(Utf8JsonWriter json, AccessChange change)
    {
        var index = Array.FindIndex(s_rules, rule => rule.Kind == change.Kind);
        json.WriteStartObject();
        json.WriteString("ruleId", s_rules[index].Id);
        json.WriteNumber("ruleIndex", index);
        json.WriteString("level", s_rules[index].Level);
        json.WriteStartObject("message");
        json.WriteString("text", new ChangeSentence(change).Words);
        json.WriteEndObject();
        json.WriteStartArray("locations");
        json.WriteStartObject();
        json.WriteStartObject("physicalLocation");
        json.WriteStartObject("artifactLocation");
        json.WriteString("uri", UriOf(change.File));
        json.WriteEndObject();
        if (change.Place is { } place)
        {
            json.WriteStartObject("region");
            json.WriteNumber("startLine", place.Start.Line + 1);
            json.WriteNumber("startColumn", place.Start.Character + 1);
            json.WriteNumber("endLine", place.End.Line + 1);
            json.WriteNumber("endColumn", place.End.Character + 1);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static string UriOf(string path) => Path.IsPathFullyQualified(path)
        ? new Uri(path).AbsoluteUri
        : string.Join('/', path.Split('/').Select(Uri.EscapeDataString));
}
