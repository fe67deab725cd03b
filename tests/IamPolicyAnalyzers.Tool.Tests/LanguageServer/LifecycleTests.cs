using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Xunit;

namespace IamPolicyAnalyzers.Tool.Tests.LanguageServer;

public sealed class LifecycleTests
{
    private const string Pulls = """{ "textDocument": { "diagnostic": {} } }""";

    [Fact]
    public async Task Refuses_what_is_asked_before_initialize_and_after_shutdown()
    {
        using var folder = new ToolFolder();
        await using var editor = EditorSession.Silent(folder);
        var uri = EditorSession.UriOf(folder.PathOf("a.iam.json"));
        editor.Open(uri, ToolFolder.Administrator);
        var early = await Assert.ThrowsAsync<EditorError>(() => editor.RequestAsync("textDocument/diagnostic", EditorSession.Document(uri)));
        Assert.Equal(-32002, early.Code);

        await editor.RequestAsync("initialize", new JsonObject { ["capabilities"] = new JsonObject() });
        var again = await Assert.ThrowsAsync<EditorError>(() => editor.RequestAsync("initialize", new JsonObject()));
        Assert.Equal(-32600, again.Code);

        await editor.RequestAsync("shutdown", null);
        var late = await Assert.ThrowsAsync<EditorError>(() => editor.RequestAsync("textDocument/diagnostic", EditorSession.Document(uri)));
        Assert.Equal(-32600, late.Code);
        editor.Notify("exit", null);
        Assert.Equal(0, await editor.Ended);
    }

    [Fact]
    public async Task Ends_with_1_when_the_client_goes_without_a_word()
    {
        using var folder = new ToolFolder();
        await using var exits = await EditorSession.StartAsync(folder);
        exits.Notify("exit", null);
        Assert.Equal(1, await exits.Ended);

        var gone = await EditorSession.StartAsync(folder);
        await gone.DisposeAsync();
        Assert.Equal(1, await gone.Ended);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("[1, 2]")]
    [InlineData("null")]
    [InlineData("\"text\"")]
    [InlineData("\0\u0001\u0002")]
    [InlineData("""{ "jsonrpc": "2.0" }""")]
    [InlineData("""{ "jsonrpc": "2.0", "method": 1 }""")]
    [InlineData("""{ "jsonrpc": "1.0", "method": "exit?" }""")]
    [InlineData("""{ "jsonrpc": "2.0", "method": "no/such" }""")]
    [InlineData("""{ "jsonrpc": "2.0", "id": {}, "method": "shutdown" }""")]
    [InlineData("""{ "jsonrpc": "2.0", "id": 7000, "result": null }""")]
    [InlineData("""{ "jsonrpc": "2.0", "id": 7000, "error": {} }""")]
    [InlineData("""{ "jsonrpc": "2.0", "method": "textDocument/didOpen" }""")]
    [InlineData("""{ "jsonrpc": "2.0", "method": "textDocument/didOpen", "params": [1] }""")]
    [InlineData("""{ "jsonrpc": "2.0", "method": "textDocument/didOpen", "params": { "textDocument": null } }""")]
    [InlineData("""{ "jsonrpc": "2.0", "method": "textDocument/didOpen", "params": { "textDocument": { "uri": "::", "version": 1, "text": "{}" } } }""")]
    [InlineData("""{ "jsonrpc": "2.0", "method": "textDocument/didOpen", "params": { "textDocument": { "uri": "untitled:\u0000", "version": 1, "text": "{}" } } }""")]
    [InlineData("""{ "jsonrpc": "2.0", "method": "textDocument/didOpen", "params": { "textDocument": { "uri": "https://example.com/a.iam.json", "version": 1, "text": "{}" } } }""")]
    [InlineData("""{ "jsonrpc": "2.0", "method": "textDocument/didChange", "params": { "textDocument": { "uri": "file:///nowhere", "version": 1 }, "contentChanges": [] } }""")]
    [InlineData("""{ "jsonrpc": "2.0", "method": "workspace/didChangeConfiguration", "params": { "settings": { "iamPolicy": { "mode": "No", "asOf": "never" } } } }""")]
    [InlineData("""{ "jsonrpc": "2.0", "method": "workspace/didChangeConfiguration", "params": { "settings": [] } }""")]
    [InlineData("""{ "jsonrpc": "2.0", "method": "workspace/didChangeWorkspaceFolders", "params": { "event": { "added": [ { "uri": "https://example.com", "name": "" } ], "removed": [] } } }""")]
    [InlineData("""{ "jsonrpc": "2.0", "method": "workspace/didChangeWatchedFiles", "params": { "changes": [ { "uri": "", "type": 9 } ] } }""")]
    [InlineData("""{ "jsonrpc": "2.0", "method": "$/cancelRequest", "params": { "id": "none" } }""")]
    public async Task Lives_on_after_a_message_that_makes_no_sense(string body)
    {
        using var folder = new ToolFolder();
        var uri = EditorSession.UriOf(folder.PathOf("a.iam.json"));
        await using var editor = await EditorSession.StartAsync(folder, Pulls);
        editor.Open(uri, ToolFolder.Administrator);
        editor.Send(body);
        var report = await editor.RequestAsync("textDocument/diagnostic", EditorSession.Document(uri));
        Assert.Equal(["0:72-0:73 IAM0602 2"], EditorSession.Lines(report!["items"]));
        Assert.Equal(0, await editor.LeaveAsync());
    }

    [Theory]
    [InlineData("""{ "textDocument": { "uri": 1 } }""")]
    [InlineData("{}")]
    [InlineData("[]")]
    public async Task Answers_parameters_that_make_no_sense_with_an_error(string parameters)
    {
        using var folder = new ToolFolder();
        await using var editor = await EditorSession.StartAsync(folder, Pulls);
        var error = await Assert.ThrowsAsync<EditorError>(() => editor.RequestAsync("textDocument/diagnostic", JsonNode.Parse(parameters)));
        Assert.True(error.Code is -32602 or -32000, error.Message);
        Assert.Equal(0, await editor.LeaveAsync());
    }

    [Fact]
    public async Task Says_so_when_what_arrives_is_no_message()
    {
        using var folder = new ToolFolder();
        await using var editor = await EditorSession.StartAsync(folder);
        editor.SendRaw(Encoding.ASCII.GetBytes("GET / HTTP/1.1\r\nHost: here\r\n\r\n"));
        Assert.Equal(1, await editor.Ended);
        Assert.Contains("the connection broke", editor.Log.ToString());
    }

    [Fact]
    public async Task Does_not_know_unknown_methods()
    {
        using var folder = new ToolFolder();
        await using var editor = await EditorSession.StartAsync(folder);
        var error = await Assert.ThrowsAsync<EditorError>(() => editor.RequestAsync("textDocument/rename", new JsonObject()));
        Assert.Equal(-32601, error.Code);
    }

    [Fact]
    public async Task Watches_files_for_editors_that_can()
    {
        using var folder = new ToolFolder();
        await using var editor = await EditorSession.StartAsync(folder, """{ "workspace": { "didChangeWatchedFiles": { "dynamicRegistration": true } } }""");
        await editor.LeaveAsync();
        var (method, parameters) = Assert.Single(editor.Asked);
        Assert.Equal("client/registerCapability", method);
        Assert.Contains("**/.editorconfig", parameters!.ToJsonString());
    }
}
