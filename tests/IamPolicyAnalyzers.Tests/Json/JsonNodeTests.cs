using System.Linq;
using IamPolicyAnalyzers.Json;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace IamPolicyAnalyzers.Tests.Json;

public sealed class JsonNodeTests
{
    private const string Text = """{ "a" : [ "x", "", -1.5e3, true ], "\u0061b": {"c": null}, "a": "second" }""";

    private readonly JsonTree _tree = JsonTree.Parse(Text);

    [Fact]
    public void Gives_members_in_order_with_duplicates() =>
        Assert.Equal(["a", "ab", "a"], Names(_tree.Root));

    [Fact]
    public void Finds_the_first_member_of_a_name()
    {
        Assert.True(_tree.Root.TryGetMember("a", out var member));
        Assert.True(member.Value.IsArray);
        Assert.True(_tree.Root.TryGetMember("ab", out member));
        Assert.True(member.Value.IsObject);
        Assert.False(_tree.Root.TryGetMember("A", out member));
        Assert.True(member.Name.IsMissing && member.Value.IsMissing);
    }

    [Fact]
    public void Gives_spans_of_the_text()
    {
        var array = Member("a");
        var object_ = Member("ab");
        Assert.Equal(Text, Slice(_tree.Root.Span));
        Assert.Equal("""[ "x", "", -1.5e3, true ]""", Slice(array.Span));
        Assert.Equal("[", Slice(array.OpenSpan));
        Assert.Equal(array.Span, array.ContentSpan);
        Assert.Equal("""{"c": null}""", Slice(object_.Span));
        Assert.Equal("{", Slice(object_.OpenSpan));
        Assert.Equal(["\"x\"", "\"\"", "-1.5e3", "true"], Items(array, item => Slice(item.OpenSpan)));
        Assert.Equal(["x", "\"\"", "-1.5e3", "true"], Items(array, item => Slice(item.ContentSpan)));
        Assert.Equal(["\"x\"", "\"\"", "-1.5e3", "true"], Items(array, item => item.RawText.ToString()));
        Assert.Equal(["x", "", "-1.5e3", "true"], Items(array, item => item.StringValue));
    }

    [Fact]
    public void Counts_members_and_items()
    {
        Assert.Equal(3, _tree.Root.Count);
        Assert.Equal(4, Member("a").Count);
        Assert.Equal(0, JsonTree.Parse("[]").Root.Count);
        Assert.Equal(0, JsonTree.Parse("\"text\"").Root.Count);
    }

    [Fact]
    public void Compares_values_decoded()
    {
        var node = JsonTree.Parse("""{"\u0061\/": 1}""").Root.Members.First().Name;
        Assert.True(node.ValueEquals("a/"));
        Assert.False(node.ValueEquals("a"));
        Assert.False(node.ValueEquals("a/b"));
        Assert.False(node.ValueEquals(@"\u0061\/"));
    }

    [Fact]
    public void Is_missing_by_default()
    {
        JsonNode node = default;
        Assert.True(node.IsMissing);
        Assert.Equal("", node.StringValue);
        Assert.Equal(default, node.Span);
        Assert.Equal(default, node.OpenSpan);
        Assert.Equal(default, node.ContentSpan);
        Assert.Equal(default, node.SpanOf(0, 3));
        Assert.True(node.RawText.IsEmpty);
        Assert.Equal(0, node.Count);
        Assert.Empty(Names(node));
        Assert.Empty(Items(node, item => item.StringValue));
        Assert.False(node.TryGetMember("", out _));
        Assert.False(node.ValueEquals(""));
        Assert.False(node.HasErrors);
        Assert.Equal(node, JsonTree.Parse("").Root);
    }

    [Fact]
    public void Stands_for_one_place_in_one_tree()
    {
        Assert.Equal(_tree.Root, _tree.Root);
        Assert.NotEqual(_tree.Root, Member("a"));
        Assert.NotEqual(_tree.Root, JsonTree.Parse(Text).Root);
    }

    [Theory]
    [InlineData(@"""plain""")]
    [InlineData(@"""\u0041\n\\ x\uD83D\uDE00é""")]
    [InlineData(@"""\q \u12 \""")]
    [InlineData(@"'it\'s'")]
    [InlineData("\"broken \\\n")]
    public void Finds_each_character_of_a_value(string text)
    {
        string array = "[" + text + "]";
        var node = JsonTree.Parse(array).Root.Items.First();
        string value = node.StringValue;
        int end = node.SpanOf(0, 0).Start;
        for (int i = 0; i < value.Length; i++)
        {
            var span = node.SpanOf(i, 1);
            Assert.Equal(end, span.Start);
            string encoded = array.Substring(span.Start, span.Length);
            Assert.Equal(value[i].ToString(), encoded.Length == 1 ? encoded : JsonTree.Parse("'" + encoded + "'").Root.StringValue);
            Assert.Equal(new TextSpan(span.Start, 0), node.SpanOf(i, 0));
            end = span.End;
        }

        Assert.Equal(new TextSpan(end, 0), node.SpanOf(value.Length, 0));
        Assert.Equal(node.SpanOf(0, value.Length), node.SpanOf(-5, int.MaxValue));
    }

    [Theory]
    [InlineData("{\"a\":1,\"b\":{\"c\":[]}}", false, false)]
    [InlineData("{\"a\":1,\"b\":{\"c\":[1,]}}", true, true)]
    [InlineData("{\"a\":1,\"b\":{\"c\":[]}", true, false)]
    [InlineData("{\"a\":1 \"b\":{\"c\":[]}}", true, false)]
    [InlineData("{\"a\":1,\"b\":{\"c\":[]", true, true)]
    public void Knows_where_the_errors_are(string text, bool inRoot, bool inMember)
    {
        var root = JsonTree.Parse(text).Root;
        Assert.True(root.TryGetMember("b", out var member));
        Assert.Equal((inRoot, inMember), (root.HasErrors, member.Value.HasErrors));
    }

    private static string[] Names(JsonNode node) => node.Members.ToList().Select(member => member.Name.StringValue).ToArray();

    private static string[] Items(JsonNode node, System.Func<JsonNode, string> view) => node.Items.ToList().Select(view).ToArray();

    private static string Slice(TextSpan span) => Text.Substring(span.Start, span.Length);

    private JsonNode Member(string name) => _tree.Root.TryGetMember(name, out var member) ? member.Value : default;
}
