using System;
using System.Linq;
using IamPolicyAnalyzers.CodeFixes;
using IamPolicyAnalyzers.Json;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace IamPolicyAnalyzers.Tests.CodeFixes;

public sealed class JsonEditTests
{
    private const string ManyNames = "abcdefghijklmnopqrstuvwxyz";

    [Theory]
    [InlineData("""{"a":"x"}""", """{"a":["p","q"]}""")]
    [InlineData("""{ "a": "x" }""", """{ "a": ["p", "q"] }""")]
    [InlineData("""{ "a": ["x"] }""", """{ "a": ["p", "q"] }""")]
    [InlineData("""{ "a": ["x", "k"] }""", """{ "a": ["p", "q", "k"] }""")]
    [InlineData("""{ "a": ["k", "x"] }""", """{ "a": ["k", "p", "q"] }""")]
    [InlineData("""{"a":["k","x","l"]}""", """{"a":["k","p","q","l"]}""")]
    [InlineData("{\n  \"a\": [\n    \"x\"\n  ]\n}", "{\n  \"a\": [\n    \"p\",\n    \"q\"\n  ]\n}")]
    [InlineData("{\n\t\"a\": [\n\t\t\"k\",\n\t\t\"x\"\n\t]\n}", "{\n\t\"a\": [\n\t\t\"k\",\n\t\t\"p\",\n\t\t\"q\"\n\t]\n}")]
    [InlineData("{\r\n    \"a\": [\r\n        \"x\",\r\n        \"k\"\r\n    ]\r\n}\r\n", "{\r\n    \"a\": [\r\n        \"p\",\r\n        \"q\",\r\n        \"k\"\r\n    ]\r\n}\r\n")]
    [InlineData("{ \"a\": [\"x\",\n       \"k\"] }", "{ \"a\": [\"p\",\n       \"q\",\n       \"k\"] }")]
    public void Replaces_an_entry_by_two(string before, string after) => Assert.Equal(after, ReplaceX(before, "p", "q"));

    [Theory]
    [InlineData("""{"a":"x"}""", """{"a":"p"}""")]
    [InlineData("""{ "a": ["x", "k"] }""", """{ "a": ["p", "k"] }""")]
    public void Replaces_an_entry_by_one(string before, string after) => Assert.Equal(after, ReplaceX(before, "p"));

    [Theory]
    [InlineData("""["x", "k"]""", """["k"]""")]
    [InlineData("""["k", "x"]""", """["k"]""")]
    [InlineData("""["k","x","l"]""", """["k","l"]""")]
    [InlineData("""["x", "k", "x", "x", "l", "x", "x"]""", """["k", "l"]""")]
    [InlineData("[\n  \"x\",\n  \"k\"\n]", "[\n  \"k\"\n]")]
    [InlineData("[\n  \"k\",\n  \"x\"\n]", "[\n  \"k\"\n]")]
    [InlineData("[\r\n\t\"k\",\r\n\t\"x\",\r\n\t\"l\"\r\n]", "[\r\n\t\"k\",\r\n\t\"l\"\r\n]")]
    public void Removes_an_entry_with_its_comma(string before, string after) => Assert.Equal(after, ReplaceX(before));

    [Theory]
    [InlineData("{\n  \"a\": \"x\",\n  \"b\": 1\n}")]
    [InlineData("{\n  \"a\": [\"x\"],\n  \"b\": 1\n}")]
    public void Writes_what_does_not_fit_on_a_line_one_below_the_other(string before)
    {
        var values = ManyNames.Select(c => new string(c, 8)).ToArray();
        var list = string.Join(",\n", values.Select(v => $"    \"{v}\""));

        Assert.Equal($"{{\n  \"a\": [\n{list}\n  ],\n  \"b\": 1\n}}", ReplaceX(before, values));
    }

    [Fact]
    public void Breaks_a_line_inside_another_object_by_its_indentation()
    {
        var values = ManyNames.Select(c => new string(c, 8)).ToArray();
        var list = string.Join(",\r\n", values.Select(v => $"\t\t\"{v}\""));

        Assert.Equal(
            $"{{\r\n\t\"s\": {{ \"a\": [\r\n{list},\r\n\t\t\"k\"\r\n\t], \"b\": 1 }}\r\n}}",
            ReplaceX("{\r\n\t\"s\": { \"a\": [\"x\", \"k\"], \"b\": 1 }\r\n}", values));
    }

    [Theory]
    [InlineData("""{"a":"x"}""")]
    [InlineData("{\"a\":[\"x\"]}\n")]
    public void Keeps_a_file_of_one_line(string before)
    {
        var values = ManyNames.Select(c => new string(c, 8)).ToArray();

        Assert.Equal(
            before.Replace("[", "", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal).Replace("\"x\"", $"[\"{string.Join("\",\"", values)}\"]", StringComparison.Ordinal),
            ReplaceX(before, values));
    }

    [Fact]
    public void Escapes_what_it_writes() => Assert.Equal("""["\"", "a\\b", "\n"]""", ReplaceX("""["x"]""", "\"", "a\\b", "\n"));

    [Theory]
    [InlineData("""{"k":1}""", """{"n":{"o":{"p":"v"}},"k":1}""")]
    [InlineData("""{ "k": 1 }""", """{ "n": { "o": { "p": "v" } }, "k": 1 }""")]
    [InlineData("{ }", """{ "n": { "o": { "p": "v" } } }""")]
    [InlineData("{\n  \"k\": 1\n}", "{\n  \"n\": {\n    \"o\": {\n      \"p\": \"v\"\n    }\n  },\n  \"k\": 1\n}")]
    [InlineData("{\r\n\t\"k\": 1,\r\n\t\"l\": 2\r\n}", "{\r\n\t\"n\": {\r\n\t\t\"o\": {\r\n\t\t\t\"p\": \"v\"\r\n\t\t}\r\n\t},\r\n\t\"k\": 1,\r\n\t\"l\": 2\r\n}")]
    [InlineData("{ \"k\": 1,\n  \"l\": 2 }", "{ \"n\": {\n    \"o\": {\n      \"p\": \"v\"\n    }\n  },\n  \"k\": 1,\n  \"l\": 2 }")]
    [InlineData("\uFEFF{ \"k\" : 1 }", "\uFEFF{ \"n\" : { \"o\" : { \"p\" : \"v\" } }, \"k\" : 1 }")]
    public void Inserts_a_first_member(string before, string after) =>
        Assert.Equal(after, Edit(before, (edit, root) => edit.InsertMember(root, after: null, "n", Nested)));

    [Theory]
    [InlineData("""{"k":1}""", """{"k":1,"n":{"o":{"p":"v"}}}""")]
    [InlineData("""{ "k": { "l": 1 } }""", """{ "k": { "l": 1 }, "n": { "o": { "p": "v" } } }""")]
    [InlineData("{\n    \"k\": 1\n}", "{\n    \"k\": 1,\n    \"n\": {\n        \"o\": {\n            \"p\": \"v\"\n        }\n    }\n}")]
    [InlineData("{ \"k\": 1, \"l\":\n  2 }", "{ \"k\": 1, \"n\": { \"o\": { \"p\": \"v\" } }, \"l\":\n  2 }")]
    public void Inserts_a_member_behind_another(string before, string after) => Assert.Equal(
        after,
        Edit(before, (edit, root) =>
        {
            Assert.True(root.TryGetMember("k", out var k));
            edit.InsertMember(root, k, "n", Nested);
        }));

    [Theory]
    [InlineData("""{"s":{"a":"x"}}""", """{"s":[{"a":"x"},{"a":"y"}]}""")]
    [InlineData("""{ "s": [{ "a": "x" }] }""", """{ "s": [{ "a": "x" }, { "a": "y" }] }""")]
    [InlineData("{\n  \"s\": {\n    \"a\": \"x\"\n  }\n}", "{\n  \"s\": [{\n    \"a\": \"x\"\n  }, {\n    \"a\": \"y\"\n  }]\n}")]
    [InlineData("{\n  \"s\": [\n    { \"a\": \"x\" },\n    { \"b\": 1 }\n  ]\n}", "{\n  \"s\": [\n    { \"a\": \"x\" },\n    { \"a\": \"y\" },\n    { \"b\": 1 }\n  ]\n}")]
    [InlineData("{\r\n  \"s\": [\r\n    {\r\n      \"a\": \"x\"\r\n    }\r\n  ]\r\n}", "{\r\n  \"s\": [\r\n    {\r\n      \"a\": \"x\"\r\n    },\r\n    {\r\n      \"a\": \"y\"\r\n    }\r\n  ]\r\n}")]
    public void Inserts_a_changed_copy_behind_an_item(string before, string after) => Assert.Equal(
        after,
        Edit(before, (edit, root) =>
        {
            root.TryGetMember("s", out var s);
            var item = s.Value.IsArray ? First(s.Value) : s.Value;
            item.TryGetMember("a", out var a);
            var copy = new JsonEdit(root.Tree!);
            copy.Replace(a.Value, "y");
            edit.InsertCopy(s.Value, item, copy);
        }));

    [Theory]
    [InlineData("[1,]", false)]
    [InlineData("[1 /* x */]", false)]
    [InlineData("[1]", true)]
    public void Edits_sound_nodes_only(string json, bool isEditable) => Assert.Equal(isEditable, JsonEdit.IsEditable(JsonTree.Parse(json).Root));

    [Fact]
    public void Leaves_alone_what_stands_escaped_in_a_string()
    {
        var outer = JsonTree.Parse("""{ "a": "[\"x\"]" }""");
        outer.Root.TryGetMember("a", out var a);

        Assert.False(JsonEdit.IsEditable(JsonTree.Parse(TextMap.Of(a.Value)).Root));
    }

    private static JsonFragment Nested => JsonFragment.Of("o", JsonFragment.Of("p", JsonFragment.Of("v")));

    /// <summary>Replaces every "x" of the value, or of its member "a", here or one level down</summary>
    private static string ReplaceX(string json, params string[] values) => Edit(json, (edit, root) =>
    {
        var list = root.TryGetMember("s", out var s) ? s.Value : root;
        edit.ReplaceEntries(list.TryGetMember("a", out var a) ? a.Value : list, entry => entry.ValueEquals("x") ? values : null);
    });

    private static string Edit(string json, Action<JsonEdit, JsonNode> change)
    {
        var tree = JsonTree.Parse(json);
        var edit = new JsonEdit(tree);
        change(edit, tree.Root);
        var result = SourceText.From(json).WithChanges(edit.Changes).ToString();

        Assert.Empty(JsonTree.Parse(result).Errors);
        return result;
    }

    private static JsonNode First(JsonNode list)
    {
        foreach (var item in list.Items)
            return item;
        return default;
    }
}
