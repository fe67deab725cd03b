using System;
using System.Linq;
using System.Text.Json;
using IamPolicyAnalyzers.Json;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace IamPolicyAnalyzers.Tests.Json;

public sealed class TextMapTests
{
    private const string Policy = """{ "Action": ["s3:\u002A", "é\ud83d\ude00", "a\\b\"c\n"], "Sid": "plain" }""";

    [Fact]
    public void Maps_json_in_a_string()
    {
        string file = Wrap(Policy);
        var map = TextMap.Of(Body(JsonTree.Parse(file)));
        Assert.Equal(Policy, map.Text);
        CheckEachCharacter(file, map, levels: 1);
    }

    [Fact]
    public void Maps_json_in_a_string_in_json_in_a_string()
    {
        string file = Wrap(Wrap(Policy));
        var outer = TextMap.Of(Body(JsonTree.Parse(file)));
        var inner = TextMap.Of(Body(JsonTree.Parse(outer)));
        Assert.Equal(Policy, inner.Text);
        CheckEachCharacter(file, inner, levels: 2);
    }

    [Fact]
    public void Maps_a_string_without_escapes_in_one_with_escapes_and_the_other_way_round()
    {
        string file = Wrap("[\"plain\"]");
        var map = TextMap.Of(JsonTree.Parse(TextMap.Of(Body(JsonTree.Parse(file)))).Root.Items.First());
        Assert.Equal("plain", map.Text);
        CheckEachCharacter(file, map, levels: 2);

        var shifted = new TextMap("[\"a\\nb\"]", offset: 1000);
        Assert.Equal(TextSpan.FromBounds(1003, 1005), JsonTree.Parse(shifted).Root.Items.First().SpanOf(1, 1));
        Assert.Equal(TextSpan.FromBounds(1003, 1005), TextMap.Of(JsonTree.Parse(shifted).Root.Items.First()).ToOuter(new(1, 1)));
    }

    [Fact]
    public void Reports_spans_of_the_file_from_an_inner_tree()
    {
        string file = Wrap("{\"Action\": [\"s3:*\",], \"Sid\": \"\\t\"}");
        var tree = JsonTree.Parse(TextMap.Of(Body(JsonTree.Parse(file))));

        Assert.Equal(",", Slice(file, Assert.Single(tree.Errors).Span));
        Assert.True(tree.Root.TryGetMember("Action", out var action));
        Assert.Equal("Action", Slice(file, action.Name.ContentSpan));
        Assert.Equal("s3:*", Slice(file, action.Value.Items.First().ContentSpan));
        Assert.Equal("*", Slice(file, action.Value.Items.First().SpanOf(3, 1)));
        Assert.Equal("[", Slice(file, action.Value.OpenSpan));
        Assert.True(tree.Root.TryGetMember("Sid", out var sid));
        Assert.Equal("\\\\t", Slice(file, sid.Value.SpanOf(0, 1)));
    }

    [Fact]
    public void Reports_the_end_of_an_inner_text_before_the_closing_quote()
    {
        const string file = """{"Body": "{\"a\": 1"}""";
        var tree = JsonTree.Parse(TextMap.Of(Body(JsonTree.Parse(file))));
        Assert.Equal(new TextSpan(file.Length - 2, 0), Assert.Single(tree.Errors).Span);
    }

    [Fact]
    public void Maps_other_encodings()
    {
        var map = new TextMap("[ ]", [10, 13, 16, 19]);
        Assert.Equal(TextSpan.FromBounds(10, 19), JsonTree.Parse(map).Root.Span);
        Assert.Equal(TextSpan.FromBounds(13, 16), map.ToOuter(new(1, 1)));
        Assert.Equal(new TextSpan(19, 0), map.ToOuter(new(3, 0)));
        Assert.Throws<ArgumentException>(() => new TextMap("[ ]", [10, 13, 16]));
    }

    [Fact]
    public void Reads_an_inner_text_as_it_is_read_alone()
    {
        foreach (string document in JsonDocuments.All)
        {
            for (int length = 0; length <= document.Length; length += 3)
            {
                var map = TextMap.Of(Body(JsonTree.Parse(Wrap(document[..length].TrimStart('\uFEFF')))));
                var alone = JsonTree.Parse(map.Text);
                var inner = JsonTree.Parse(map);
                Assert.Equal(JsonDump.Of(alone.Root, marks: true), JsonDump.Of(inner.Root, marks: true));
                Assert.Equal(alone.Errors.Select(error => error with { Span = map.ToOuter(error.Span) }), inner.Errors);
                Assert.Equal(map.ToOuter(alone.Root.Span).Length, inner.Root.Span.Length);
            }
        }
    }

    [Fact]
    public void Maps_a_missing_node_to_nothing() => Assert.Equal("", TextMap.Of(default).Text);

    private static string Wrap(string json) => "{\n  \"Body\": " + JsonSerializer.Serialize(json) + "\n}";

    private static JsonNode Body(JsonTree tree) => tree.Root.Members.First().Value;

    private static string Slice(string file, TextSpan span) => file.Substring(span.Start, span.Length);

    private static void CheckEachCharacter(string file, TextMap map, int levels)
    {
        for (int i = 0; i < map.Text.Length; i++)
        {
            string encoded = Slice(file, map.ToOuter(new(i, 1)));
            for (int level = 0; level < levels; level++)
                encoded = JsonTree.Parse("[\"" + encoded + "\"]").Root.Items.First().StringValue;
            Assert.Equal(map.Text[i].ToString(), encoded);
        }
    }
}
