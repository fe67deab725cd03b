using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using IamPolicyAnalyzers.Catalogue;
using IamPolicyAnalyzers.Policies;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Tool.Access;
using Xunit;

namespace IamPolicyAnalyzers.Tool.Tests.LanguageServer;

/// <summary>Outline, hints, lenses, links and commands.</summary>
public sealed class ReadingTests
{
    private const string Pulls = """{ "textDocument": { "diagnostic": {} } }""";
    private const string Nests = """{ "textDocument": { "diagnostic": {}, "documentSymbol": { "hierarchicalDocumentSymbolSupport": true } } }""";

    private const string Template =
        """
        { "Resources": {
          "Queue": { "Type": "AWS::SQS::Queue" },
          "Role": { "Type": "AWS::IAM::Role", "Properties": {
            "AssumeRolePolicyDocument": { "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Principal": { "Service": "lambda.amazonaws.com" }, "Action": "sts:AssumeRole" } ] },
            "Policies": [ { "PolicyName": "Orders", "PolicyDocument": { "Version": "2012-10-17", "Statement": [
              { "Sid": "Send", "Effect": "Allow", "Action": ["sqs:SendMessage", "sqs:DeleteQueue", "sqs:GetQueueUrl"], "Resource": "arn:aws:sqs:*:*:orders" },
              { "Effect": "Deny", "NotAction": "sqs:*", "Resource": "*" } ] } } ] } } } }
        """;

    [Fact]
    public async Task Lists_every_rule()
    {
        using var folder = new ToolFolder();
        await using var editor = await EditorSession.StartAsync(folder);
        var rules = await editor.RequestAsync("workspace/executeCommand", new JsonObject { ["command"] = "iamPolicy.server.rules" });
        Assert.Equal(RuleIds.All, rules!.AsArray().Select(static rule => (string)rule!["id"]!));
        Assert.Equal("Policy file is not well-formed JSON", (string?)rules[0]!["title"]);
    }

    [Fact]
    public async Task Says_what_the_server_can_do()
    {
        using var folder = new ToolFolder();
        await using var editor = await EditorSession.StartAsync(folder);
        foreach (var provider in new[] { "hoverProvider", "documentSymbolProvider", "inlayHintProvider", "definitionProvider", "referencesProvider", "documentHighlightProvider" })
            Assert.True((bool?)editor.Capabilities[provider], provider);
        Assert.NotNull(editor.Capabilities["codeLensProvider"]);
        Assert.Equal(["iamPolicy.server.summary", "iamPolicy.server.rule", "iamPolicy.server.rules", "iamPolicy.server.show"], editor.Capabilities["executeCommandProvider"]!["commands"]!.AsArray().Select(static name => (string?)name));
    }

    [Fact]
    public async Task Outlines_a_template_by_resource_policy_and_statement()
    {
        var symbols = await AskAsync(Template, "textDocument/documentSymbol", Nests, name: "serverless.template");
        Assert.Equal(
            [
                "Role: AWS::IAM::Role",
                " AssumeRolePolicyDocument: a role trust policy",
                "  Allow sts:AssumeRole",
                " Orders: an identity-based policy of role 'Role'",
                "  Send: Allow sqs:SendMessage, sqs:DeleteQueue, … on arn:aws:sqs:*:*:orders",
                "  Deny all but sqs:* on *",
            ],
            LinesOf(symbols!.AsArray(), ""));
    }

    [Fact]
    public async Task Keeps_each_symbol_within_the_one_above_it_and_its_mark_within_the_symbol()
    {
        var symbols = await AskAsync(Template, "textDocument/documentSymbol", Nests, name: "serverless.template");
        var role = Assert.Single(symbols!.AsArray())!;
        Check(role);

        static void Check(JsonNode symbol)
        {
            Assert.True(IsWithin(symbol["selectionRange"]!, symbol["range"]!));
            foreach (var child in symbol["children"]!.AsArray())
            {
                Assert.True(IsWithin(child!["range"]!, symbol["range"]!));
                Check(child);
            }
        }
    }

    [Fact]
    public async Task Outlines_as_a_list_where_the_client_cannot_nest()
    {
        var symbols = await AskAsync(Template, "textDocument/documentSymbol", name: "serverless.template");
        Assert.Contains(symbols!.AsArray(), static symbol => (string?)symbol!["name"] == "Send" && (string?)symbol["containerName"] == "Orders" && symbol["location"]!["uri"] is not null);
    }

    [Fact]
    public async Task Outlines_a_bare_policy_by_its_statements()
    {
        var symbols = await AskAsync(ToolFolder.Sound, "textDocument/documentSymbol", Nests);
        Assert.Equal(["Allow s3:GetObject on arn:aws:s3:::orders/*"], LinesOf(symbols!.AsArray(), ""));
    }

    [Fact]
    public async Task Hints_how_many_actions_a_wildcard_matches()
    {
        const string Text = """{ "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Action": ["s3:Get*", "s3:PutObject", "s3:Nothing*"], "Resource": "*" }, { "Effect": "Allow", "NotAction": "iam:*", "Resource": "*" } ] }""";
        var hints = await AskAsync(Text, "textDocument/inlayHint", range: 0..Text.Length);
        var gets = ActionCatalogue.Instance.Match(ActionPattern.Parse("s3:Get*"));
        var iam = ActionCatalogue.Instance.Match(ActionPattern.Parse("iam:*")).Count;
        Assert.Equal(
            [
                $"{Text.IndexOf("\"s3:Get*\"", StringComparison.Ordinal) + "\"s3:Get*\"".Length} {gets.Count} actions",
                $"{Text.IndexOf("\"NotAction\"", StringComparison.Ordinal) + "\"NotAction\"".Length} leaves {ActionCatalogue.Instance.ActionCount - iam} actions",
                $"{Text.IndexOf("\"iam:*\"", StringComparison.Ordinal) + "\"iam:*\"".Length} {iam} actions",
            ],
            hints!.AsArray().Select(static hint => $"{hint!["position"]!["character"]} {hint["label"]}"));
        Assert.Equal(LevelCounts.TextOf(gets), (string?)hints[0]!["tooltip"]);
    }

    [Fact]
    public async Task Hints_only_in_the_range_that_the_client_shows()
    {
        const string Text = """{ "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Action": "s3:Get*", "Resource": "*" }, { "Effect": "Allow", "Action": "s3:List*", "Resource": "*" } ] }""";
        var place = Text.IndexOf("s3:List*", StringComparison.Ordinal);
        Assert.Single((await AskAsync(Text, "textDocument/inlayHint", range: place..(place + 3)))!.AsArray());
    }

    [Fact]
    public async Task Hints_and_lenses_can_be_switched_off()
    {
        const string Off = """{ "wildcardHints": false, "summaryLens": false }""";
        Assert.Empty((await AskAsync(ToolFolder.Administrator, "textDocument/inlayHint", range: 0..50, options: Off))!.AsArray());
        Assert.Empty((await AskAsync(ToolFolder.Administrator, "textDocument/codeLens", options: Off))!.AsArray());
    }

    [Theory]
    [InlineData("""{ "Effect": "Allow", "Action": ["s3:GetObject", "s3:PutObject", "sqs:SendMessage"], "Resource": "*" }""", "Grants 3 actions of 2 services: 2 Write, 1 Read")]
    [InlineData("""{ "Effect": "Allow", "Action": "*", "Resource": "*" }""", "Allows everything")]
    [InlineData("""{ "Effect": "Allow", "Action": "s3:GetObjects", "Resource": "*" }""", "Grants no action; 1 unknown entry")]
    [InlineData("""{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" }, { "Effect": "Deny", "Action": "s3:*", "Resource": "*", "Condition": { "Bool": { "aws:SecureTransport": "false" } } }""", "Grants 1 action of s3: 1 Read; less what 1 conditional Deny takes")]
    [InlineData("""{ "Effect": "Deny", "Action": "sqs:DeleteQueue", "Resource": "*" }""", "Denies 1 action of sqs: 1 Write")]
    [InlineData("""{ "Effect": "Deny", "Action": "*", "Resource": "*", "Condition": { "Bool": { "aws:SecureTransport": "false" } } }""", "Denies everything; not for every request")]
    [InlineData("""{ "Effect": "Allow", "Principal": { "Service": "lambda.amazonaws.com" }, "Action": "sts:AssumeRole" }""", "Lets 'lambda.amazonaws.com' assume the role")]
    [InlineData("""{ "Effect": "Allow", "Principal": { "AWS": ["111122223333", "444455556666"] }, "Action": "sqs:SendMessage", "Resource": "*" }""", "Lets 2 principals use 1 action of sqs: 1 Write")]
    [InlineData("""{ "Effect": "Allow", "Principal": "*", "Action": "sqs:SendMessage", "Resource": "*" }""", "Lets everyone use 1 action of sqs: 1 Write")]
    [InlineData("""{ "Effect": "Allow", "Action": ["s3:GetObject", "ec2:*"], "Resource": "arn:aws:s3:::orders/*" }""", "Grants 1 action of s3: 1 Read")]
    [InlineData("""{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::orders" }""", "Grants no action")]
    [InlineData("""{ "Effect": "Deny", "Action": ["s3:GetObject", "sqs:*"], "Resource": "arn:aws:s3:::orders/*" }""", "Denies 1 action of s3: 1 Read")]
    [InlineData("""{ "Effect": "allow", "Action": "s3:GetObject", "Resource": "*" }""", "Grants nothing")]
    [InlineData("""{ "Effect": { "Ref": "Effect" }, "Action": "s3:GetObject", "Resource": "*" }""", "What it grants is not known before deployment")]
    [InlineData("""{ "Fn::If": ["A", "B", "C"] }""", null)]
    public async Task Says_above_a_policy_what_it_does(string statements, string? title)
    {
        var lenses = await AskAsync($$"""{ "Version": "2012-10-17", "Statement": [ {{statements}} ] }""", "textDocument/codeLens");
        Assert.Equal(title is null ? [] : [title], lenses!.AsArray().Select(static lens => (string?)lens!["command"]!["title"]));
    }

    [Fact]
    public async Task Lets_a_capping_policy_through_in_its_own_words()
    {
        var lenses = await AskAsync(ToolFolder.Administrator, "textDocument/codeLens", name: "a.scp.json");
        Assert.Equal("Lets everything through", (string?)lenses![0]!["command"]!["title"]);
        lenses = await AskAsync(
            """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": "*", "Action": "sqs:SendMessage", "Resource": "*" } }""", "textDocument/codeLens", name: "a.vpce.json");
        Assert.Equal("Lets through 1 action of sqs: 1 Write", (string?)lenses![0]!["command"]!["title"]);
    }

    [Fact]
    public async Task Gives_a_lens_its_command_only_where_the_editor_has_it()
    {
        var without = await AskAsync(ToolFolder.Sound, "textDocument/codeLens");
        Assert.Equal("", (string?)without![0]!["command"]!["command"]);

        var with = await AskAsync(ToolFolder.Sound, "textDocument/codeLens", options: """{ "commands": ["iamPolicy.summary"] }""");
        Assert.Equal("iamPolicy.summary", (string?)with![0]!["command"]!["command"]);
        Assert.EndsWith("/a.iam.json", (string?)with[0]!["command"]!["arguments"]![0]);
    }

    [Theory]
    [InlineData("""["sqs:Send§Message", "s3:GetObject", "sqs:*"]""", """["arn:aws:sqs:*:*:orders", "arn:aws:s3:::b/*"]""", "arn:aws:sqs:*:*:orders")]
    [InlineData("""["sqs:SendMessage", "s3:GetObject", "sqs:*"]""", """["arn:aws:sqs:*:*:ord§ers", "arn:aws:s3:::b/*"]""", "sqs:SendMessage|sqs:*")]
    [InlineData("""["sqs:SendMessage", "sqs:List§Queues"]""", """["arn:aws:sqs:*:*:orders", "*"]""", "*")]
    [InlineData("""["s3:GetObject"]""", """["arn:aws:sqs:*:*:ord§ers"]""", "")]
    public async Task Leads_from_actions_to_resources_and_back(string actions, string resources, string expected)
    {
        var text = MarkedText.Of($$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": {{actions}}, "Resource": {{resources}} } }""");
        var links = await AskAsync(text, "textDocument/definition");
        Assert.Equal(expected, string.Join('|', links!.AsArray().Select(link => text.In(link!["range"]!))));
        Assert.Equal(RangesOf(links), RangesOf(await AskAsync(text, "textDocument/references")));

        var highlights = await AskAsync(text, "textDocument/documentHighlight");
        Assert.Equal(RangesOf(links), RangesOf(highlights).Skip(1));
    }

    [Fact]
    public async Task Leads_nowhere_from_other_places()
    {
        var text = MarkedText.Of(ToolFolder.Sound.Replace("Effect", "Eff§ect", StringComparison.Ordinal));
        Assert.Null(await AskAsync(text, "textDocument/definition"));
        Assert.Null(await AskAsync(text, "textDocument/documentHighlight"));
    }

    [Fact]
    public async Task Answers_with_the_summary_of_a_file()
    {
        Assert.Equal(
            """
            ### a.iam.json

            1 action in 1 service

            | Service | List | Read | Write | Permissions management | Tagging |
            | --- | --- | --- | --- | --- | --- |
            | s3 | - | Limited | - | - | - |

            """.ReplaceLineEndings("\n"),
            await ExecuteAsync("iamPolicy.server.summary", ToolFolder.Sound, static uri => uri));
        Assert.Equal(
            "### a.iam.json\n\nLets `lambda.amazonaws.com` assume the role\n\n",
            await ExecuteAsync("iamPolicy.server.summary", """{ "Statement": { "Effect": "Allow", "Principal": { "Service": "lambda.amazonaws.com" }, "Action": "sts:AssumeRole" } }""", static uri => uri));
        Assert.Equal("a.iam.json is no JSON, so that what it grants is not known.\n", await ExecuteAsync("iamPolicy.server.summary", "{ \"Statement\": [ {,", static uri => uri));
    }

    [Fact]
    public async Task Answers_with_the_page_of_a_rule()
    {
        var page = await ExecuteAsync("iamPolicy.server.rule", ToolFolder.Sound, static _ => "iam0602");
        Assert.StartsWith("# IAM0602: ", page);
        Assert.DoesNotContain("](IAM", page);
        Assert.Equal(-32602, (await Assert.ThrowsAsync<EditorError>(() => ExecuteAsync("iamPolicy.server.rule", ToolFolder.Sound, static _ => "IAM9999"))).Code);
        Assert.Equal(-32602, (await Assert.ThrowsAsync<EditorError>(() => ExecuteAsync("iamPolicy.server.nothing", ToolFolder.Sound, static _ => ""))).Code);
    }

    private static IEnumerable<string> RangesOf(JsonNode? places) => places!.AsArray().Select(static place => EditorSession.Line(place!["range"]!));

    private static bool IsWithin(JsonNode inner, JsonNode outer) =>
        Compare(outer["start"]!, inner["start"]!) <= 0 && Compare(inner["end"]!, outer["end"]!) <= 0;

    private static int Compare(JsonNode a, JsonNode b) => ((int)a["line"]!, (int)a["character"]!).CompareTo(((int)b["line"]!, (int)b["character"]!));

    private static IEnumerable<string> LinesOf(JsonArray symbols, string indentation) =>
        symbols.SelectMany(symbol => LinesOf(symbol!["children"]!.AsArray(), indentation + " ")
            .Prepend($"{indentation}{symbol["name"]}{(symbol["detail"] is { } detail ? $": {detail}" : "")}"));

    private static Task<string?> ExecuteAsync(string command, string text, Func<string, string> argument) => InEditorAsync(
        text, Pulls, "null", "a.iam.json",
        async (editor, uri) => (string?)await editor.RequestAsync("workspace/executeCommand", new JsonObject { ["command"] = command, ["arguments"] = new JsonArray(argument(uri)) }));

    private static Task<JsonNode?> AskAsync(MarkedText text, string method) =>
        InEditorAsync(text.Text, Pulls, "null", "a.iam.json", (editor, uri) => editor.RequestAsync(method, text.At(uri)));

    private static Task<JsonNode?> AskAsync(string text, string method, string capabilities = Pulls, string options = "null", string name = "a.iam.json", Range? range = null) =>
        InEditorAsync(text, capabilities, options, name, (editor, uri) =>
        {
            var request = EditorSession.Document(uri);
            if (range is { } shown)
                request["range"] = new JsonObject { ["start"] = MarkedText.PositionOf(text, shown.Start.Value), ["end"] = MarkedText.PositionOf(text, shown.End.Value) };
            return editor.RequestAsync(method, request);
        });

    private static async Task<T> InEditorAsync<T>(string text, string capabilities, string options, string name, Func<EditorSession, string, Task<T>> ask)
    {
        using var folder = new ToolFolder();
        var uri = EditorSession.UriOf(folder.PathOf(name));
        await using var editor = await EditorSession.StartAsync(folder, capabilities, options);
        editor.Open(uri, text.ReplaceLineEndings("\n"));
        return await ask(editor, uri);
    }
}
