using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Xunit;

namespace IamPolicyAnalyzers.Tool.Tests.LanguageServer;

public sealed class DiagnosticsTests
{
    private const string Pulls = """{ "textDocument": { "diagnostic": {} } }""";

    [Fact]
    public async Task Sends_the_findings_of_an_open_policy_and_of_each_change_of_it()
    {
        using var folder = new ToolFolder();
        var uri = EditorSession.UriOf(folder.PathOf("a.iam.json"));
        await using var editor = await EditorSession.StartAsync(folder);

        editor.Open(uri, ToolFolder.Administrator);
        var found = await editor.PublishedAsync(uri, 1);
        Assert.Equal(["0:72-0:73 IAM0602 2"], EditorSession.Lines(found));
        Assert.Equal("iam", (string?)found[0]!["source"]);
        Assert.EndsWith("docs/rules/IAM0602.md", (string?)found[0]!["codeDescription"]!["href"]);

        editor.Change(uri, 2, ToolFolder.Sound);
        Assert.Empty(await editor.PublishedAsync(uri, 2));
        Assert.Equal(0, await editor.LeaveAsync());
    }

    [Fact]
    public async Task Answers_a_client_that_asks_and_sends_it_nothing()
    {
        using var folder = new ToolFolder();
        var uri = EditorSession.UriOf(folder.PathOf("a.iam.json"));
        await using var editor = await EditorSession.StartAsync(folder, Pulls);
        editor.Open(uri, ToolFolder.Administrator);

        var report = await editor.RequestAsync("textDocument/diagnostic", EditorSession.Document(uri));
        Assert.Equal(["0:72-0:73 IAM0602 2"], EditorSession.Lines(report!["items"]));
        var again = EditorSession.Document(uri);
        again["previousResultId"] = report["resultId"]!.DeepClone();
        var second = await editor.RequestAsync("textDocument/diagnostic", again);
        Assert.Equal("unchanged", (string?)second!["kind"]);
    }

    [Fact]
    public async Task Applies_changes_of_ranges_in_their_order()
    {
        using var folder = new ToolFolder();
        var uri = EditorSession.UriOf(folder.PathOf("a.iam.json"));
        await using var editor = await EditorSession.StartAsync(folder, Pulls);
        editor.Open(uri, "\u2028😀\r\n" + ToolFolder.Sound);
        editor.Change(
            uri, 2,
            JsonNode.Parse("""{ "range": { "start": { "line": 0, "character": 0 }, "end": { "line": 0, "character": 3 } }, "text": "" }""")!,
            JsonNode.Parse($$"""{ "range": { "start": { "line": 1, "character": {{ToolFolder.Sound.IndexOf("s3:GetObject")}} }, "end": { "line": 1, "character": {{ToolFolder.Sound.IndexOf("s3:GetObject") + 12}} } }, "text": "s3:GetObjects" }""")!);

        var report = await editor.RequestAsync("textDocument/diagnostic", EditorSession.Document(uri));
        Assert.Equal(["1:72-1:85 IAM0203 2"], EditorSession.Lines(report!["items"]));
    }
}
