using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Xunit;

namespace IamPolicyAnalyzers.Tool.Tests.LanguageServer;

/// <summary>Whatever stands in a document, and wherever the cursor is: no question may be answered with an error.</summary>
public sealed class HalfTypedTests
{
    private const string Policy =
        """
        { "Version": "2012-10-17", "Id": "x", "Statement": [
          { "Sid": "Read", "Effect": "Allow", "Principal": { "AWS": ["*", "111122223333", "arn:aws:iam::111122223333:role/a"], "Service": "sqs.amazonaws.com" },
            "Action": ["s3:Get*", "s3:GetObjects", "*", "", "sqs:ListQueues", "x"], "Resource": ["arn:aws:s3:::${aws:username}/*", "*", "", "arn:aws:"],
            "Condition": { "ForAnyValue:StringLike": { "aws:TagKeys": ["a", "${aws:PrincipalTag/team, 'none'}"] }, "Null": { "aws:x": true }, "Date": 1, "DateLessThan": { "aws:EpochTime": 1700000000 } } },
          { "Effect": "Deny", "NotAction": "iam:*", "NotResource": { "Ref": "X" }, "NotPrincipal": "*" } ] }
        """;

    private static readonly string[] s_atPlaces = ["textDocument/hover", "textDocument/definition", "textDocument/documentHighlight"];
    private static readonly string[] s_ofDocuments = ["textDocument/documentSymbol", "textDocument/codeLens"];

    [Fact]
    public Task Answers_at_every_place_of_a_policy() => AskEverywhereAsync(Policy, step: 1, "a.iam.json");

    [Fact]
    public Task Answers_at_every_place_of_a_policy_in_a_string() => AskEverywhereAsync(JsonSerializer.Serialize(new { settings = new { policy = Policy } }), step: 3, "settings.json");

    [Fact]
    public Task Answers_at_every_place_of_a_template() => AskEverywhereAsync(
        $$"""{ "Resources": { "": { "Type": "AWS::IAM::Role", "Properties": { "AssumeRolePolicyDocument": {{Policy}}, "Policies": [ { "PolicyName": { "Fn::Sub": "${A}" }, "PolicyDocument": {{Policy.Replace("\"s3:Get*\"", "{ \"Fn::If\": [\"A\", \"s3:Get*\", { \"Ref\": \"AWS::NoValue\" }] }", System.StringComparison.Ordinal)}} } ] } } } }""",
        step: 3, "serverless.template");

    [Fact]
    public Task Answers_at_every_place_of_blocks_that_stand_for_a_policy() => AskEverywhereAsync(
        """
        { "data": { "aws_iam_policy_document": { "orders": { "statement": [
          { "sid": "Read", "actions": ["s3:Get*", "sqs:SendMessage"], "resources": ["arn:aws:s3:::${var.bucket}/*", "*"],
            "condition": { "test": "StringEquals", "variable": "aws:PrincipalTag/team", "values": ["a"] } },
          { "effect": "Deny", "not_actions": ["iam:*"], "resources": ["*"], "principals": { "type": "AWS", "identifiers": ["*"] } } ] } } },
          "resource": { "aws_iam_policy": { "orders": { "policy": "${data.aws_iam_policy_document.orders.json}" } },
            "aws_iam_role": { "r": { "assume_role_policy": "${jsonencode({ Version = \"2012-10-17\" })}" } } } }
        """,
        step: 2, "main.tf.json");

    [Fact]
    public async Task Answers_at_the_end_of_every_beginning_of_a_policy()
    {
        using var folder = new ToolFolder();
        var uri = EditorSession.UriOf(folder.PathOf("a.iam.json"));
        await using var editor = await EditorSession.StartAsync(folder, """{ "textDocument": { "diagnostic": {} } }""");
        var text = Policy.ReplaceLineEndings("\n");
        editor.Open(uri, "");
        for (var length = 0; length < text.Length; length++)
        {
            editor.Change(uri, length + 2, text[..length]);
            await AskAsync(editor, uri, text[..length], length);
            await AskAsync(editor, uri, text[..length], length / 2);
            await AskAboutAllAsync(editor, uri);
        }
    }

    private static async Task AskEverywhereAsync(string text, int step, string name)
    {
        using var folder = new ToolFolder();
        var uri = EditorSession.UriOf(folder.PathOf(name));
        await using var editor = await EditorSession.StartAsync(folder, """{ "textDocument": { "diagnostic": {} } }""");
        text = text.ReplaceLineEndings("\n");
        editor.Open(uri, text);
        await AskAboutAllAsync(editor, uri);
        for (var offset = 0; offset <= text.Length; offset += step)
            await AskAsync(editor, uri, text, offset);
    }

    private static Task AskAsync(EditorSession editor, string uri, string text, int offset) =>
        Task.WhenAll(s_atPlaces.Select(method => editor.RequestAsync(method, new MarkedText(text, offset).At(uri))));

    private static async Task AskAboutAllAsync(EditorSession editor, string uri)
    {
        await Task.WhenAll(s_ofDocuments.Select(method => editor.RequestAsync(method, EditorSession.Document(uri))));
        var all = EditorSession.Document(uri);
        all["range"] = JsonNode.Parse("""{ "start": { "line": 0, "character": 0 }, "end": { "line": 1000, "character": 0 } }""");
        await editor.RequestAsync("textDocument/inlayHint", all);
        await editor.RequestAsync("workspace/executeCommand", new JsonObject { ["command"] = "iamPolicy.server.summary", ["arguments"] = new JsonArray(uri) });
    }
}
