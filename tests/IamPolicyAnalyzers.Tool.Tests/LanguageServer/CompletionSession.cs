using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Xunit;

namespace IamPolicyAnalyzers.Tool.Tests.LanguageServer;

/// <summary>What the server offers at the <c>|</c> of a text, and the text that comes of choosing it.</summary>
internal sealed class CompletionSession : IAsyncDisposable
{
    private const string Snippets =
        """{ "textDocument": { "diagnostic": {}, "completion": { "completionItem": { "snippetSupport": true, "insertTextModeSupport": { "valueSet": [1, 2] }, "documentationFormat": ["markdown"] } } } }""";

    private const string Plain = """{ "textDocument": { "diagnostic": {} } }""";

    private readonly ToolFolder _folder = new();

    private CompletionSession()
    {
    }

    public EditorSession Editor { get; private set; } = null!;

    /// <summary>The items that the server sent, in the order in which an editor shows them when nothing is typed.</summary>
    public JsonNode[] Items { get; private set; } = [];

    public bool IsIncomplete { get; private set; }

    public string[] Labels => [.. Items.Select(static item => (string)item["label"]!)];

    /// <summary>The text without its mark.</summary>
    public string Text { get; private set; } = "";

    public string Uri { get; private set; } = "";

    public static async Task<CompletionSession> AtAsync(
        string marked, string file = "a.iam.json", bool snippets = false, string configuration = "", string options = "null", char mark = '|')
    {
        var session = new CompletionSession();
        if (configuration.Length > 0)
            session._folder.Write(".globalconfig", "is_global = true\n" + configuration);
        session.Editor = await EditorSession.StartAsync(session._folder, snippets ? Snippets : Plain, options);
        session.Uri = EditorSession.UriOf(session._folder.PathOf(file));
        await session.AskAsync(marked, mark);
        return session;
    }

    /// <summary>What choosing the item with this label leaves.</summary>
    public static async Task<string> ChooseAsync(string label, string marked, string file = "a.iam.json", bool snippets = false, string configuration = "")
    {
        await using var session = await AtAsync(marked, file, snippets, configuration);
        return session.Choose(label);
    }

    public static async Task<string[]> LabelsAsync(string marked, string file = "a.iam.json", string configuration = "")
    {
        await using var session = await AtAsync(marked, file, configuration: configuration);
        return session.Labels;
    }

    public string Choose(string label) => Apply(Item(label));

    public JsonNode Item(string label)
    {
        var item = Array.Find(Items, item => (string)item["label"]! == label);
        Assert.True(item is not null, $"'{label}' is not among: {string.Join(" ", Labels.Take(50))}");
        return item;
    }

    public string Apply(JsonNode item)
    {
        var edits = new List<JsonNode> { item["textEdit"]! };
        edits.AddRange(item["additionalTextEdits"]?.AsArray().Select(static edit => edit!) ?? []);
        var text = Text;
        foreach (var edit in edits.OrderByDescending(edit => Offset(edit["range"]!["start"]!)))
        {
            var (start, end) = (Offset(edit["range"]!["start"]!), Offset(edit["range"]!["end"]!));
            text = text[..start] + (string)edit["newText"]! + text[end..];
        }

        return text;
    }

    public async ValueTask DisposeAsync()
    {
        await Editor.DisposeAsync();
        _folder.Dispose();
    }

    private async Task AskAsync(string marked, char mark)
    {
        var offset = marked.IndexOf(mark);
        Text = marked.Remove(offset, 1);
        Editor.Open(Uri, Text);
        var answer = await Editor.RequestAsync("textDocument/completion", Parameters(offset));
        IsIncomplete = (bool)answer!["isIncomplete"]!;
        Items = [.. answer["items"]!.AsArray().Select(static item => item!).OrderBy(static item => (string)item["sortText"]!, StringComparer.Ordinal)];
    }

    public JsonObject Parameters(int offset)
    {
        var before = Text[..offset].Split('\n');
        var parameters = EditorSession.Document(Uri);
        parameters["position"] = new JsonObject { ["line"] = before.Length - 1, ["character"] = before[^1].Length };
        return parameters;
    }

    private int Offset(JsonNode position)
    {
        var at = 0;
        for (var line = (int)position["line"]!; line > 0; line--)
            at = Text.IndexOf('\n', at) + 1;
        return at + (int)position["character"]!;
    }
}
