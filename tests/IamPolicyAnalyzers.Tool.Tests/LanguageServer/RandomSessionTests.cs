using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using IamPolicyAnalyzers.Tests;
using IamPolicyAnalyzers.Tool.LanguageServer;
using IamPolicyAnalyzers.Tool.LanguageServer.Workspace;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace IamPolicyAnalyzers.Tool.Tests.LanguageServer;

/// <summary>People who type, delete, paste and ask at random, and an editor that sends nonsense in between: the server stays, and is right in the end.</summary>
public sealed class RandomSessionTests
{
    private const int Steps = 250;

    private const string Everything = """
        { "textDocument": { "diagnostic": {},
                            "codeAction": { "codeActionLiteralSupport": {}, "resolveSupport": { "properties": ["edit"] } },
                            "completion": { "completionItem": { "snippetSupport": true } },
                            "hover": { "contentFormat": ["markdown"] },
                            "documentSymbol": { "hierarchicalDocumentSymbolSupport": true } },
          "workspace": { "workspaceEdit": { "documentChanges": true, "resourceOperations": ["create"] } } }
        """;

    // What somebody types who writes policies, and what nobody should.
    private static readonly string[] s_typed =
    [
        "\"", "{", "}", "[", "]", ",", ":", " ", "\n", "\r\n", "\\", "*", "s3:", "\"s3:Get*\"", "\"NotAction\": ", "\"Condition\": {", "arn:aws:s3:::", "${", "aws:SourceIp", "\u2028", "😀",
        "\0", "//", "/*", "\"Statement\": [", "{ \"Effect\": \"Allow\", \"Action\": \"*\", \"Resource\": \"*\" }", "\"Ref\": \"X\"", "\r", "1e999", "tru", "\\u00", "iam:PassRole",
    ];

    private static readonly string[] s_nonsense =
    [
        "", "{", "[]", "null", "{ \"jsonrpc\": \"2.0\", \"id\": 90000, \"result\": 1 }", "{ \"jsonrpc\": \"2.0\", \"method\": \"textDocument/didChange\", \"params\": {} }",
        "{ \"jsonrpc\": \"2.0\", \"method\": \"$/setTrace\", \"params\": { \"value\": \"verbose\" } }", "{ \"jsonrpc\": \"2.0\", \"method\": \"textDocument/didClose\", \"params\": { \"textDocument\": { \"uri\": \"file:///x\" } } }",
    ];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, Conditional.WithoutSwitch is null ? 120 : 12)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Is_right_in_the_end_whatever_was_typed(int seed)
    {
        var random = new Random(seed);
        using var folder = new ToolFolder();
        var samples = Samples();
        await using var editor = await EditorSession.StartAsync(folder, random.Next(2) == 0 ? Everything : Everything.Replace("\"diagnostic\": {},", ""));
        var documents = new Dictionary<string, (string Text, int Version)>();
        foreach (var (name, text) in Enumerable.Range(0, 3).Select(_ => samples[random.Next(samples.Count)]).DistinctBy(static sample => sample.Name))
        {
            documents[name] = (text, 1);
            editor.Open(EditorSession.UriOf(folder.PathOf(name)), text);
        }

        var answers = new List<Task>();
        for (var step = 0; step < Steps; step++)
        {
            var name = documents.Keys.ElementAt(random.Next(documents.Count));
            var uri = EditorSession.UriOf(folder.PathOf(name));
            var (text, version) = documents[name];
            switch (random.Next(10))
            {
                case < 6:
                    documents[name] = (Edited(editor, uri, text, version + 1, random), version + 1);
                    break;
                case < 9:
                    answers.Add(Ask(editor, uri, text, random));
                    break;
                default:
                    editor.Send(s_nonsense[random.Next(s_nonsense.Length)]);
                    break;
            }
        }

        foreach (var answer in answers)
            await AllowErrorsOf(answer);
        foreach (var (name, (text, version)) in documents)
        {
            var uri = EditorSession.UriOf(folder.PathOf(name));
            var found = editor.Capabilities["diagnosticProvider"] is null
                ? await editor.PublishedAsync(uri, version)
                : (await editor.RequestAsync("textDocument/diagnostic", EditorSession.Document(uri)))!["items"]!.AsArray();
            Assert.Equal(Checked(folder, name, text), found.Select(static finding => Line(
                EditorSession.Line(finding!["range"]!), (string)finding["code"]!, (int)finding["severity"]! switch { 1 => "error", 2 => "warning", _ => "info" }, (string)finding["message"]!)));
        }

        Assert.Equal(0, await editor.LeaveAsync());
    }

    private static string Edited(EditorSession editor, string uri, string text, int version, Random random)
    {
        var positions = new TextPositions(text);
        var start = random.Next(text.Length + 1);
        var end = random.Next(3) == 0 ? Math.Min(text.Length, start + random.Next(40)) : start;
        var typed = random.Next(4) == 0 ? "" : s_typed[random.Next(s_typed.Length)];

        // An editor has no place between the two characters of one line end, or of one letter.
        (start, end) = (Place(start), Place(end));
        editor.Change(uri, version, new JsonObject { ["range"] = RangeOf(positions, start, end), ["text"] = typed });

        return text[..start] + typed + text[end..];

        int Place(int offset)
        {
            offset = positions.OffsetOf(positions.Of(offset));
            return offset > 0 && offset < text.Length && char.IsLowSurrogate(text[offset]) ? offset - 1 : offset;
        }
    }

    private static Task Ask(EditorSession editor, string uri, string text, Random random)
    {
        var positions = new TextPositions(text);
        var start = random.Next(text.Length + 1);
        var request = EditorSession.Document(uri);
        request["position"] = PositionOf(positions, start);
        request["range"] = RangeOf(positions, start, Math.Min(text.Length, start + random.Next(200)));
        request["context"] = new JsonObject { ["diagnostics"] = new JsonArray() };
        request["action"] = "";
        var methods = new[]
        {
            "textDocument/codeAction", "textDocument/hover", "textDocument/completion", "textDocument/documentSymbol", "textDocument/inlayHint", "textDocument/codeLens",
            "textDocument/definition", "textDocument/documentHighlight", "textDocument/diagnostic", "textDocument/foldingRange",
        };
        var answer = editor.Ask(methods[random.Next(methods.Length)], request, out var id);
        if (random.Next(4) == 0)
            editor.Notify("$/cancelRequest", new JsonObject { ["id"] = id });
        return answer;
    }

    /// <summary>The client may be told that a method is unknown, or that it took the question back; nothing else.</summary>
    private static async Task AllowErrorsOf(Task answer)
    {
        try
        {
            await answer;
        }
        catch (EditorError error)
        {
            Assert.True(error.Code is -32601 or -32800, error.Message);
        }
    }

    private static IEnumerable<string> Checked(ToolFolder folder, string name, string text)
    {
        folder.Write(name, text);
        var report = JsonNode.Parse(folder.Run("check", name, "--format", "json", "--severity", "info").Out)!;
        File.Delete(folder.PathOf(name));

        // The tool counts lines as a build does, which also ends them at U+2028.
        var (lines, positions) = (SourceText.From(text).Lines, new TextPositions(text));
        return report["findings"]!.AsArray().Select(finding => Line(
            $"{Place(finding!["line"], finding["column"])}-{Place(finding["endLine"], finding["endColumn"])}", (string)finding["rule"]!, (string)finding["severity"]!, (string)finding["message"]!));

        string Place(JsonNode? line, JsonNode? column)
        {
            var place = positions.Of(lines.GetPosition(new LinePosition((int)line! - 1, (int)column! - 1)));
            return $"{place.Line}:{place.Character}";
        }
    }

    private static string Line(string place, string rule, string severity, string message) => $"{place} {severity} {rule}: {message}";

    private static JsonObject RangeOf(TextPositions positions, int start, int end) => new() { ["start"] = PositionOf(positions, start), ["end"] = PositionOf(positions, end) };

    private static JsonObject PositionOf(TextPositions positions, int offset) => new() { ["line"] = positions.Of(offset).Line, ["character"] = positions.Of(offset).Character };

    private static List<(string Name, string Text)> Samples() =>
    [
        .. new[] { "samples/Storefront", "tests/IamPolicyAnalyzers.Tests/Corpus" }
            .SelectMany(static folder => Directory.EnumerateFiles(Path.Combine(Conditional.RepositoryRoot, folder), "*", SearchOption.AllDirectories))
            .Where(static file => (file.EndsWith(".json", StringComparison.Ordinal) || file.EndsWith(".template", StringComparison.Ordinal)) && !file.Contains("/obj/") && !file.Contains("/bin/"))
            .Select(static file => (Path.GetFileName(file), File.ReadAllText(file)))
            .Append(("empty.iam.json", ""))
            .OrderBy(static sample => sample.Item1, StringComparer.Ordinal),
    ];
}
