using System.IO;
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

    [Fact]
    public async Task Fades_what_is_needless_and_points_at_what_makes_it_so()
    {
        const string Text = """
            { "Version": "2012-10-17", "Statement": [
              { "Effect": "Allow", "Action": ["s3:GetObject", "s3:GetObject"], "Resource": "arn:aws:s3:::orders/*" },
              { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::orders/*" } ] }
            """;
        using var folder = new ToolFolder();
        var uri = EditorSession.UriOf(folder.PathOf("a.iam.json"));
        await using var editor = await EditorSession.StartAsync(folder, Pulls);
        editor.Open(uri, Text);

        var found = (await editor.RequestAsync("textDocument/diagnostic", EditorSession.Document(uri)))!["items"]!.AsArray();
        Assert.Equal(["1:51-1:63 IAM1501 3", "2:2-2:3 IAM1503 3"], EditorSession.Lines(found));
        Assert.Equal("[1]", found[0]!["tags"]!.ToJsonString());
        Assert.Null(found[1]!["tags"]);
        var related = found[0]!["relatedInformation"]![0]!;
        Assert.Equal((uri, "1:35-1:47"), ((string?)related["location"]!["uri"], EditorSession.Line(related["location"]!["range"]!)));
    }

    [Fact]
    public async Task Points_into_the_file_in_which_a_promise_stands()
    {
        using var folder = new ToolFolder().Write("team.iam-assertions.json", """{ "policy": "a.iam.json", "mustNotAllow": [ { "action": "iam:CreateUser" } ] }""");
        var uri = EditorSession.UriOf(folder.PathOf("a.iam.json"));
        await using var editor = await EditorSession.StartAsync(folder, Pulls);
        editor.Open(uri, ToolFolder.Administrator);
        var found = (await editor.RequestAsync("textDocument/diagnostic", EditorSession.Document(uri)))!["items"]!.AsArray();
        var failed = Assert.Single(found, static finding => finding!["relatedInformation"]!.AsArray().Count > 0 && (string?)finding["code"] == "IAM1905")!;
        Assert.Equal(EditorSession.UriOf(folder.PathOf("team.iam-assertions.json")), (string?)failed["relatedInformation"]![0]!["location"]!["uri"]);
    }

    [Fact]
    public async Task Tells_a_client_without_watchers_of_new_configuration_when_something_is_saved()
    {
        using var folder = new ToolFolder();
        var uri = EditorSession.UriOf(folder.PathOf("a.iam.json"));
        await using var editor = await EditorSession.StartAsync(folder);
        editor.Open(uri, ToolFolder.Administrator);
        Assert.Single(await editor.PublishedAsync(uri, 1));

        folder.Write(".editorconfig", "[*.json]\niam_diagnostic.IAM0602.severity = error\n");
        editor.Notify("textDocument/didSave", EditorSession.Document(uri));
        Assert.Equal(["0:72-0:73 IAM0602 1"], EditorSession.Lines(await editor.PublishedAsync(uri, 1)));
    }

    [Fact]
    public async Task Believes_configuration_and_side_files_as_soon_as_they_change()
    {
        const string Watches = """
            { "textDocument": { "diagnostic": {} },
              "workspace": { "didChangeWatchedFiles": { "dynamicRegistration": true }, "diagnostics": { "refreshSupport": true } } }
            """;
        using var folder = new ToolFolder();
        var uri = EditorSession.UriOf(folder.PathOf("deep/a.iam.json"));
        await using var editor = await EditorSession.StartAsync(folder, Watches);
        editor.Open(uri, ToolFolder.Administrator);
        Assert.Equal(["0:72-0:73 IAM0602 2"], await LinesAsync());

        Change(".editorconfig", "[deep/*.json]\niam_diagnostic.IAM0602.severity = error\n");
        Assert.Equal(["0:72-0:73 IAM0602 1"], await LinesAsync());
        Change("all.iam-suppressions.json", """[{ "rule": "IAM0602", "policy": "deep/a.iam.json", "value": "*", "resources": ["*"], "reason": "Break glass" }]""");
        Assert.Empty(await LinesAsync());
        File.Delete(folder.PathOf("all.iam-suppressions.json"));
        Tell("all.iam-suppressions.json", 3);
        Assert.Equal(["0:72-0:73 IAM0602 1"], await LinesAsync());

        // A refusal of the client to be refreshed would be no reason to stop.
        Assert.Equal(0, await editor.LeaveAsync());
        Assert.Equal(3, editor.Asked.Count(static request => request.Method == "workspace/diagnostic/refresh"));

        async Task<string[]> LinesAsync() => EditorSession.Lines((await editor.RequestAsync("textDocument/diagnostic", EditorSession.Document(uri)))!["items"]);

        void Change(string path, string content)
        {
            folder.Write(path, content);
            Tell(path, 2);
        }

        void Tell(string path, int type) => editor.Notify("workspace/didChangeWatchedFiles", new JsonObject
        {
            ["changes"] = new JsonArray(new JsonObject { ["uri"] = EditorSession.UriOf(folder.PathOf(path)), ["type"] = type }),
        });
    }

    [Fact]
    public async Task Reports_the_whole_workspace_on_request_and_only_then()
    {
        using var folder = new ToolFolder().Write("a.iam.json", ToolFolder.Administrator).Write("b.iam.json", ToolFolder.Sound).Write("package.json", ToolFolder.Administrator);
        var request = new JsonObject { ["previousResultIds"] = new JsonArray() };
        await using (var quiet = await EditorSession.StartAsync(folder, Pulls))
        {
            Assert.False((bool)quiet.Capabilities["diagnosticProvider"]!["workspaceDiagnostics"]!);
            Assert.Empty((await quiet.RequestAsync("workspace/diagnostic", request.DeepClone()))!["items"]!.AsArray());
        }

        await using var editor = await EditorSession.StartAsync(folder, Pulls, """{ "workspaceDiagnostics": true }""");
        var items = (await editor.RequestAsync("workspace/diagnostic", request))!["items"]!.AsArray();
        Assert.Equal(["a.iam.json 1", "b.iam.json 0"], items.Select(static item => $"{System.IO.Path.GetFileName((string?)item!["uri"])} {item["items"]!.AsArray().Count}"));

        var known = new JsonArray([.. items.Select(static item => (JsonNode)new JsonObject { ["uri"] = item!["uri"]!.DeepClone(), ["value"] = item["resultId"]!.DeepClone() })]);
        var again = (await editor.RequestAsync("workspace/diagnostic", new JsonObject { ["previousResultIds"] = known }))!["items"]!.AsArray();
        Assert.All(again, static item => Assert.Equal("unchanged", (string?)item!["kind"]));
    }

    [Fact]
    public async Task Reports_each_file_of_the_workspace_once()
    {
        const string Suppressions = """[{ "rule": "IAM0602", "policy": "in/b.iam.json", "value": "*", "resources": ["*"], "reason": "Break glass" }]""";
        using var folder = new ToolFolder().Write("a.iam.json", ToolFolder.Administrator).Write("in/b.iam.json", ToolFolder.Administrator).Write("out/c.iam.json", ToolFolder.Sound);
        await using var editor = await EditorSession.StartAsync(folder, Pulls, """{ "workspaceDiagnostics": true }""");
        ChangeFolders(added: [EditorSession.UriOf(folder.PathOf("in")), EditorSession.UriOf(folder.PathOf("gone"))]);
        Assert.Equal(["a.iam.json 1", "b.iam.json 1", "c.iam.json 0"], await FilesAsync());

        // A suppression above counts for the folder inside, one beside does not.
        Add("in/own.iam-suppressions.json", Suppressions.Replace("in/", ""));
        Assert.Equal(["a.iam.json 1", "b.iam.json 0", "c.iam.json 0", "own.iam-suppressions.json 0"], await FilesAsync());

        void ChangeFolders(params string[] added) => editor.Notify("workspace/didChangeWorkspaceFolders", new JsonObject
        {
            ["event"] = new JsonObject
            {
                ["added"] = new JsonArray([.. added.Select(static uri => (JsonNode)new JsonObject { ["uri"] = uri, ["name"] = "one more" })]),
                ["removed"] = new JsonArray(),
            },
        });

        void Add(string path, string content)
        {
            folder.Write(path, content);
            editor.Notify("workspace/didChangeWatchedFiles", new JsonObject
            {
                ["changes"] = new JsonArray(new JsonObject { ["uri"] = EditorSession.UriOf(folder.PathOf(path)), ["type"] = 1 }),
            });
        }

        async Task<string[]> FilesAsync() =>
        [
            .. (await editor.RequestAsync("workspace/diagnostic", new JsonObject { ["previousResultIds"] = new JsonArray() }))!["items"]!.AsArray()
                .Select(static item => $"{Path.GetFileName((string?)item!["uri"])} {item["items"]!.AsArray().Count}").Order(),
        ];
    }

    [Fact]
    public async Task Knows_its_results_again_by_whatever_address()
    {
        using var folder = new ToolFolder().Write("a+(b)/c.iam.json", ToolFolder.Administrator);
        await using var editor = await EditorSession.StartAsync(folder, Pulls, """{ "workspaceDiagnostics": true }""");
        var first = Assert.Single((await editor.RequestAsync("workspace/diagnostic", new JsonObject { ["previousResultIds"] = new JsonArray() }))!["items"]!.AsArray())!;
        var uri = ((string)first["uri"]!).Replace("+", "%2B").Replace("(", "%28");
        Assert.NotEqual(uri, (string?)first["uri"]);
        var known = new JsonArray(new JsonObject { ["uri"] = uri, ["value"] = first["resultId"]!.DeepClone() });
        var again = Assert.Single((await editor.RequestAsync("workspace/diagnostic", new JsonObject { ["previousResultIds"] = known }))!["items"]!.AsArray())!;
        Assert.Equal("unchanged", (string?)again["kind"]);
    }

    [Fact]
    public async Task Goes_on_with_a_file_that_was_closed_under_one_of_two_addresses()
    {
        using var folder = new ToolFolder();
        var uri = EditorSession.UriOf(folder.PathOf("a.iam.json"));
        var other = uri.Replace("a.iam", "%61.iam");
        await using var editor = await EditorSession.StartAsync(folder, Pulls);
        editor.Open(uri, ToolFolder.Administrator);
        editor.Open(other, ToolFolder.Administrator);
        editor.Notify("textDocument/didClose", EditorSession.Document(other));
        Assert.Single((await editor.RequestAsync("textDocument/diagnostic", EditorSession.Document(uri)))!["items"]!.AsArray());
        Assert.Empty((await editor.RequestAsync("textDocument/diagnostic", EditorSession.Document(other)))!["items"]!.AsArray());
    }

    [Fact]
    public async Task Reads_the_report_of_last_accesses_beside_a_policy()
    {
        const string Report = """
            { "JobStatus": "COMPLETED", "JobType": "SERVICE_LEVEL", "JobCreationDate": "2026-10-01T00:00:00Z", "JobCompletionDate": "2026-10-01T00:00:01Z", "IsTruncated": false,
              "ServicesLastAccessed": [ { "ServiceName": "Amazon S3", "ServiceNamespace": "s3", "TotalAuthenticatedEntities": 0 } ] }
            """;
        using var folder = new ToolFolder().Write("a.last-accessed.json", Report);
        var uri = EditorSession.UriOf(folder.PathOf("a.iam.json"));
        await using var editor = await EditorSession.StartAsync(folder, Pulls, """{ "mode": "All" }""");
        editor.Open(uri, ToolFolder.Sound);
        var found = await editor.RequestAsync("textDocument/diagnostic", EditorSession.Document(uri));
        Assert.Contains("IAM1908", found!["items"]!.AsArray().Select(static item => (string?)item!["code"]));
    }

    [Fact]
    public async Task Judges_each_file_by_the_folder_of_the_workspace_that_holds_it()
    {
        using var one = new ToolFolder().Write(".globalconfig", "is_global = true\ndotnet_diagnostic.IAM0602.severity = none\n");
        using var two = new ToolFolder();
        await using var editor = await EditorSession.StartAsync(one, Pulls);
        editor.Notify("workspace/didChangeWorkspaceFolders", JsonNode.Parse($$"""
            { "event": { "added": [ { "uri": "{{EditorSession.UriOf(two.Path)}}", "name": "two" } ], "removed": [] } }
            """));
        foreach (var (folder, count) in new[] { (one, 0), (two, 1) })
        {
            var uri = EditorSession.UriOf(folder.PathOf("a.iam.json"));
            editor.Open(uri, ToolFolder.Administrator);
            var report = await editor.RequestAsync("textDocument/diagnostic", EditorSession.Document(uri));
            Assert.Equal(count, report!["items"]!.AsArray().Count);
        }
    }

    [Fact]
    public async Task Takes_its_settings_at_the_start_and_whenever_they_change()
    {
        using var folder = new ToolFolder();
        var uri = EditorSession.UriOf(folder.PathOf("a.iam.json"));
        await using var editor = await EditorSession.StartAsync(folder, Pulls, """{ "jsonErrors": false }""");
        editor.Open(uri, ToolFolder.Administrator + "}");
        Assert.DoesNotContain("IAM0101", await RulesAsync());

        editor.Notify("workspace/didChangeConfiguration", JsonNode.Parse("""{ "settings": { "iamPolicy": { "jsonErrors": true, "mode": "All" } } }"""));
        var all = await RulesAsync();
        Assert.Contains("IAM0101", all);
        editor.Change(uri, 2, ToolFolder.Sound.Replace("s3:GetObject", "s3:getobject"));
        all = await RulesAsync();
        editor.Notify("workspace/didChangeConfiguration", JsonNode.Parse("""{ "settings": { "iamPolicy": { "mode": "Minimal" } } }"""));
        Assert.NotEqual(all, await RulesAsync());
        editor.Notify("workspace/didChangeConfiguration", JsonNode.Parse("""{ "settings": { "mode": "All" } }"""));
        Assert.Equal(all, await RulesAsync());
        editor.Notify("workspace/didChangeConfiguration", JsonNode.Parse("""{ "settings": { "iamPolicy": {} } }"""));
        Assert.NotEqual(all, await RulesAsync());

        async Task<string[]> RulesAsync() =>
            [.. (await editor.RequestAsync("textDocument/diagnostic", EditorSession.Document(uri)))!["items"]!.AsArray().Select(static item => (string)item!["code"]!)];
    }

    [Fact]
    public async Task Does_not_call_findings_unchanged_after_a_setting_or_the_workspace_has_changed()
    {
        using var folder = new ToolFolder();
        var uri = EditorSession.UriOf(folder.PathOf("deep/a.iam.json"));
        await using var editor = await EditorSession.StartAsync(folder, Pulls);
        editor.Open(uri, ToolFolder.Administrator + "}");
        var first = await PullAsync(previous: null);
        Assert.Contains("IAM0101", first.ToJsonString());
        Assert.Equal("unchanged", (string?)(await PullAsync(first))["kind"]);

        editor.Notify("workspace/didChangeConfiguration", JsonNode.Parse("""{ "settings": { "iamPolicy": { "jsonErrors": false } } }"""));
        var quiet = await PullAsync(first);
        Assert.Equal("full", (string?)quiet["kind"]);
        Assert.DoesNotContain("IAM0101", quiet.ToJsonString());

        // Nobody has told of the file: a folder that is new to the workspace reads its own.
        folder.Write("deep/all.iam-suppressions.json", """[{ "rule": "IAM0602", "policy": "a.iam.json", "value": "*", "resources": ["*"], "reason": "Break glass" }]""");
        editor.Notify("workspace/didChangeWorkspaceFolders", JsonNode.Parse($$"""
            { "event": { "added": [ { "uri": "{{EditorSession.UriOf(folder.PathOf("deep"))}}", "name": "deep" } ], "removed": [] } }
            """));
        var accepted = await PullAsync(quiet);
        Assert.Equal("full", (string?)accepted["kind"]);
        Assert.Empty(accepted["items"]!.AsArray());

        async Task<JsonNode> PullAsync(JsonNode? previous)
        {
            var request = EditorSession.Document(uri);
            request["previousResultId"] = previous?["resultId"]?.DeepClone();
            return (await editor.RequestAsync("textDocument/diagnostic", request))!;
        }
    }

    [Theory]
    [InlineData("untitled:Untitled-1", 1)]
    [InlineData("git:/a.iam.json?HEAD", null)]
    public async Task Reports_new_documents_but_not_those_of_other_providers(string uri, int? findings)
    {
        using var folder = new ToolFolder();
        await using var editor = await EditorSession.StartAsync(folder, Pulls);
        editor.Open(uri, ToolFolder.Administrator);
        var report = await editor.RequestAsync("textDocument/diagnostic", EditorSession.Document(uri));
        Assert.Equal(findings ?? 0, report!["items"]!.AsArray().Count);
    }
}
