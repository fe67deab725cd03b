using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using IamPolicyAnalyzers.Tool.LanguageServer;
using IamPolicyAnalyzers.Tool.LanguageServer.Protocol;
using Xunit;

namespace IamPolicyAnalyzers.Tool.Tests.LanguageServer;

public sealed class CodeActionTests
{
    private const string Old = """{ "textDocument": { "codeAction": { "codeActionLiteralSupport": {} } } }""";

    private const string New = """
        { "textDocument": { "codeAction": { "codeActionLiteralSupport": {}, "resolveSupport": { "properties": ["edit"] } } },
          "workspace": { "workspaceEdit": { "documentChanges": true, "resourceOperations": ["create"] } } }
        """;

    private const string Slip = """
        { "Version": "2012-10-17",
          "Statement": { "Effect": "Allow", "Action": ["s3:getobject", "s3:putobject", "s3:DeleteObjects"], "Resource": "arn:aws:s3:::orders/*" } }
        """;

    [Fact]
    public async Task Offers_the_fixes_of_the_finding_at_the_cursor()
    {
        using var folder = new ToolFolder().Write(".globalconfig", "is_global = true\ndotnet_diagnostic.IAM0206.severity = warning\n");
        var uri = EditorSession.UriOf(folder.PathOf("a.iam.json"));
        await using var editor = await EditorSession.StartAsync(folder, Old);
        editor.Open(uri, Slip);

        var safe = Assert.Single(await ActionsAsync(editor, uri, "s3:getobject"));
        Assert.Equal("quickfix", (string?)safe["kind"]);
        Assert.True((bool?)safe["isPreferred"]);
        Assert.Equal("IAM0206", (string?)safe["diagnostics"]![0]!["code"]);
        Assert.Equal(Slip.Replace("s3:getobject", "s3:GetObject"), Applied(Slip, safe["edit"]!["changes"]![uri]!));

        var changing = Assert.Single(await ActionsAsync(editor, uri, "s3:DeleteObjects"));
        Assert.Equal("Change to 's3:DeleteObject' (takes effect)", (string?)changing["title"]);
        Assert.Null(changing["isPreferred"]);
        Assert.Empty(await ActionsAsync(editor, uri, "Version"));
    }

    [Fact]
    public async Task Makes_all_safe_fixes_of_the_file_when_the_user_chooses_so()
    {
        using var folder = new ToolFolder().Write(".globalconfig", "is_global = true\ndotnet_diagnostic.IAM0206.severity = warning\n");
        var uri = EditorSession.UriOf(folder.PathOf("a.iam.json"));
        await using var editor = await EditorSession.StartAsync(folder, New);
        editor.Open(uri, Slip, version: 7);

        var offered = Assert.Single(await ActionsAsync(editor, uri, "Version", "source"));
        Assert.Equal("source.fixAll.iamPolicy", (string?)offered["kind"]);
        Assert.Null(offered["edit"]);
        var chosen = await editor.RequestAsync("codeAction/resolve", offered.DeepClone());
        var change = chosen!["edit"]!["documentChanges"]![0]!;
        Assert.Equal(7, (int?)change["textDocument"]!["version"]);
        Assert.Equal(Slip.Replace("getobject", "GetObject").Replace("putobject", "PutObject"), Applied(Slip, change["edits"]!));
    }

    [Fact]
    public async Task Makes_all_safe_fixes_at_once_for_a_client_that_cannot_ask_later()
    {
        using var folder = new ToolFolder().Write(".globalconfig", "is_global = true\ndotnet_diagnostic.IAM0206.severity = warning\n");
        var uri = EditorSession.UriOf(folder.PathOf("a.iam.json"));
        await using var editor = await EditorSession.StartAsync(folder, Old);
        editor.Open(uri, Slip);

        var action = Assert.Single(await ActionsAsync(editor, uri, "Version", "source.fixAll.iamPolicy"));
        Assert.Equal(Slip.Replace("getobject", "GetObject").Replace("putobject", "PutObject"), Applied(Slip, action["edit"]!["changes"]![uri]!));
        Assert.Empty(await ActionsAsync(editor, uri, "Version", "source.organizeImports"));
    }

    [Fact]
    public async Task Offers_nothing_to_a_client_that_takes_only_commands()
    {
        using var folder = new ToolFolder().Write(".globalconfig", "is_global = true\ndotnet_diagnostic.IAM0206.severity = warning\n");
        var uri = EditorSession.UriOf(folder.PathOf("a.iam.json"));
        await using var editor = await EditorSession.StartAsync(folder);
        editor.Open(uri, Slip);
        Assert.Null(await editor.RequestAsync("textDocument/codeAction", Request(uri, "s3:getobject")));
    }

    private static async Task<List<JsonNode>> ActionsAsync(EditorSession editor, string uri, string word, params string[] only)
    {
        var actions = await editor.RequestAsync("textDocument/codeAction", Request(uri, word, only));
        return [.. actions!.AsArray().Select(static action => action!)];
    }

    private static JsonObject Request(string uri, string word, params string[] only)
    {
        var request = EditorSession.Document(uri);
        var at = new TextPositions(Slip).Of(Slip.IndexOf(word) + 1);
        JsonObject Position() => new() { ["line"] = at.Line, ["character"] = at.Character };
        request["range"] = new JsonObject { ["start"] = Position(), ["end"] = Position() };
        request["context"] = new JsonObject { ["diagnostics"] = new JsonArray() };
        if (only.Length > 0)
            request["context"]!["only"] = new JsonArray([.. only.Select(static kind => (JsonNode)kind)]);
        return request;
    }

    private static string Applied(string text, JsonNode edits)
    {
        var positions = new TextPositions(text);
        foreach (var edit in edits.AsArray().OrderByDescending(edit => OffsetOf(edit!["range"]!["start"]!)))
        {
            var (start, end) = (OffsetOf(edit!["range"]!["start"]!), OffsetOf(edit["range"]!["end"]!));
            text = text[..start] + (string?)edit["newText"] + text[end..];
        }

        return text;

        int OffsetOf(JsonNode position) => positions.OffsetOf(new Position((int)position["line"]!, (int)position["character"]!));
    }
}
