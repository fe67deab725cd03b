using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using IamPolicyAnalyzers.Tool.LanguageServer;
using IamPolicyAnalyzers.Tool.LanguageServer.Protocol;
using IamPolicyAnalyzers.Tool.LanguageServer.Workspace;
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
    public async Task Fixes_all_findings_of_one_rule()
    {
        using var folder = new ToolFolder().Write(".globalconfig", "is_global = true\ndotnet_diagnostic.IAM0206.severity = warning\n");
        var uri = EditorSession.UriOf(folder.PathOf("a.iam.json"));
        await using var editor = await EditorSession.StartAsync(folder, New);
        editor.Open(uri, Slip);

        var offered = Assert.Single(await ActionsAsync(editor, uri, "s3:putobject", "quickfix"), static action => action["data"] is not null);
        Assert.Equal("Fix all 'IAM0206' in this file", (string?)offered["title"]);
        var chosen = await editor.RequestAsync("codeAction/resolve", offered.DeepClone());
        Assert.Equal(Slip.Replace("getobject", "GetObject").Replace("putobject", "PutObject"), Applied(Slip, chosen!["edit"]!["documentChanges"]![0]!["edits"]!));
    }

    [Fact]
    public async Task Stops_repairing_a_long_file_when_the_user_takes_it_back()
    {
        const int Statements = 1_000;
        var slip = """{ "Effect": "Allow", "Action": ["s3:GetObject", "s3:GetObject", "s3:PutObject"], "Resource": "arn:aws:s3:::orders/*" }""";
        var text = $$"""{ "Resources": { {{string.Join(",\n", Enumerable.Range(0, Statements).Select(i => $$"""
            "P{{i}}": { "Type": "AWS::IAM::ManagedPolicy", "Properties": { "PolicyDocument": { "Version": "2012-10-17", "Statement": {{slip}} } } }
            """))}} } }""";
        using var folder = new ToolFolder();
        var uri = EditorSession.UriOf(folder.PathOf("a.template.json"));
        await using var editor = await EditorSession.StartAsync(folder, New);
        editor.Open(uri, text);

        var all = new JsonObject { ["title"] = "all", ["kind"] = "source.fixAll.iamPolicy", ["data"] = new JsonObject { ["uri"] = uri } };
        var answer = editor.Ask("codeAction/resolve", all, out var id);
        editor.Notify("$/cancelRequest", new JsonObject { ["id"] = id });
        Assert.Equal(-32800, (await Assert.ThrowsAsync<EditorError>(() => answer)).Code);
        Assert.Equal(0, await editor.LeaveAsync());
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

    [Fact]
    public async Task Writes_a_new_suppression_file_at_the_root_of_the_workspace()
    {
        using var folder = new ToolFolder();
        var uri = EditorSession.UriOf(folder.PathOf("policies/a.iam.json"));
        await using var editor = await EditorSession.StartAsync(folder, New);
        editor.Open(uri, Slip);

        var action = Assert.Single(await ActionsAsync(editor, uri, "s3:DeleteObjects", "quickfix.suppress.iamPolicy"));
        Assert.Equal("Suppress 'IAM0204' here, with a reason", (string?)action["title"]);
        var steps = action["edit"]!["documentChanges"]!.AsArray();
        Assert.Equal("create", (string?)steps[0]!["kind"]);
        var newUri = EditorSession.UriOf(folder.PathOf("policies.iam-suppressions.json"));
        Assert.All([steps[0]!["uri"], steps[1]!["textDocument"]!["uri"]], uri => Assert.Equal(newUri, (string?)uri));
        Assert.True(steps[1]!["textDocument"]!.AsObject().ContainsKey("version"));
        var entry = JsonNode.Parse((string)steps[1]!["edits"]![0]!["newText"]!)!["suppressions"]![0]!;
        Assert.Equal("IAM0204 policies/a.iam.json s3:DeleteObjects", $"{entry["rule"]} {entry["policy"]} {entry["value"]}");
    }

    [Fact]
    public async Task Brings_the_user_to_the_reason_that_is_still_to_be_written()
    {
        using var folder = new ToolFolder();
        var uri = EditorSession.UriOf(folder.PathOf("a.iam.json"));
        await using var editor = await EditorSession.StartAsync(folder, New.Replace("{ \"textDocument\"", "{ \"window\": { \"showDocument\": { \"support\": true } }, \"textDocument\""));
        editor.Open(uri, Slip);
        var action = Assert.Single(await ActionsAsync(editor, uri, "s3:DeleteObjects", "quickfix.suppress"));
        var written = (string)action["edit"]!["documentChanges"]![1]!["edits"]![0]!["newText"]!;

        await editor.RequestAsync("workspace/executeCommand", new JsonObject { ["command"] = action["command"]!["command"]!.DeepClone(), ["arguments"] = action["command"]!["arguments"]!.DeepClone() });
        Assert.Equal(0, await editor.LeaveAsync());
        var (method, shown) = Assert.Single(editor.Asked);
        Assert.Equal("window/showDocument", method);
        Assert.Equal(EditorSession.UriOf(folder.PathOf("policies.iam-suppressions.json")), (string?)shown!["uri"]);
        var lines = written.Split('\n');
        var start = shown["selection"]!["start"]!;
        Assert.StartsWith("REPLACE_ME\"", lines[(int)start["line"]!][(int)start["character"]!..]);
    }

    [Fact]
    public async Task Adds_to_the_unsaved_text_of_a_suppression_file_and_believes_it_at_once()
    {
        using var folder = new ToolFolder().Write("a.iam-suppressions.json", "[]");
        var uri = EditorSession.UriOf(folder.PathOf("a.iam.json"));
        var side = EditorSession.UriOf(folder.PathOf("a.iam-suppressions.json"));
        await using var editor = await EditorSession.StartAsync(folder, New);
        editor.Open(uri, Slip);
        Assert.Single(await editor.PublishedAsync(uri, 1));
        editor.Open(side, "[\n]", version: 3);

        var action = Assert.Single(await ActionsAsync(editor, uri, "s3:DeleteObjects", "quickfix.suppress"));
        var change = Assert.Single(action["edit"]!["documentChanges"]!.AsArray())!;
        Assert.Equal(side, (string?)change["textDocument"]!["uri"]);
        Assert.Equal(3, (int?)change["textDocument"]!["version"]);
        var written = Applied("[\n]", change["edits"]!);
        editor.Change(side, 4, written.Replace("REPLACE_ME", "Reviewed: the queue is emptied that way"));
        Assert.Empty(await editor.PublishedAsync(uri, 1, static found => found.Count == 0));
    }

    [Fact]
    public async Task Offers_to_repair_all_only_where_something_is_to_repair()
    {
        using var folder = new ToolFolder().Write(".globalconfig", "is_global = true\ndotnet_diagnostic.IAM0206.severity = warning\n");
        var uri = EditorSession.UriOf(folder.PathOf("a.iam.json"));
        await using var editor = await EditorSession.StartAsync(folder, New);
        editor.Open(uri, Slip);
        Assert.Equal(["source.fixAll.iamPolicy"], (await ActionsAsync(editor, uri, "Version")).Select(static action => (string?)action["kind"]));
        editor.Change(uri, 2, Slip.Replace("getobject", "GetObject").Replace("putobject", "PutObject"));
        Assert.Empty(await ActionsAsync(editor, uri, "Version"));
    }

    [Fact]
    public async Task Answers_with_the_same_action_where_it_has_its_edit_already()
    {
        using var folder = new ToolFolder();
        var uri = EditorSession.UriOf(folder.PathOf("a.iam.json"));
        await using var editor = await EditorSession.StartAsync(folder, New);
        editor.Open(uri, Slip);
        var actions = await ActionsAsync(editor, uri, "s3:DeleteObjects", "quickfix");
        Assert.Equal(2, actions.Count);
        foreach (var action in actions)
            Assert.Equal(action.ToJsonString(), (await editor.RequestAsync("codeAction/resolve", action.DeepClone()))!.ToJsonString());
    }

    [Fact]
    public async Task Makes_no_file_for_a_client_that_cannot()
    {
        using var folder = new ToolFolder();
        var uri = EditorSession.UriOf(folder.PathOf("a.iam.json"));
        await using var editor = await EditorSession.StartAsync(folder, Old);
        editor.Open(uri, Slip);
        Assert.Empty(await ActionsAsync(editor, uri, "s3:DeleteObjects", "quickfix.suppress.iamPolicy"));
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
