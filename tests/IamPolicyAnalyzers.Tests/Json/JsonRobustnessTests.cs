using System;
using System.Linq;
using System.Threading;
using IamPolicyAnalyzers.Json;
using Xunit;

namespace IamPolicyAnalyzers.Tests.Json;

public sealed class JsonRobustnessTests
{
    private const int FiftyMillion = 50_000_000;

    // Enough to tell linear from quadratic for texts that no one writes.
    private const int ThreeMillion = 3_000_000;

    [Fact]
    public void Reads_every_prefix_and_every_suffix()
    {
        foreach (string text in JsonDocuments.All)
        {
            for (int i = 0; i <= text.Length; i++)
            {
                JsonTrees.CheckSane(JsonOracle.CheckAgreement(text[..i]));
                JsonTrees.CheckSane(JsonOracle.CheckAgreement(text[i..]));
            }
        }
    }

    [Fact]
    public void Reads_every_text_with_one_character_removed_or_doubled()
    {
        foreach (string text in JsonDocuments.All)
        {
            for (int i = 0; i < text.Length; i++)
            {
                JsonTrees.CheckSane(JsonOracle.CheckAgreement(text.Remove(i, 1)));
                JsonTrees.CheckSane(JsonOracle.CheckAgreement(text.Insert(i, text[i].ToString())));
            }
        }
    }

    [Theory]
    [InlineData("[", "]")]
    [InlineData("{\"a\":", "}")]
    [InlineData("[{\"a\":", "}]")]
    [InlineData("[", "")]
    [InlineData("{", "")]
    [InlineData("[{", "")]
    [InlineData("{\"a\":[", "")]
    [InlineData("\n{\"a\":[", "}")]
    public void Leaves_unread_what_is_too_deep(string open, string close)
    {
        const int depth = 100_000;
        string text = string.Concat(Enumerable.Repeat(open, depth)) + string.Concat(Enumerable.Repeat(close, depth));
        var tree = JsonTree.Parse(text);
        Assert.NotNull(tree.TooDeep);
        Assert.True(tree.Root.HasErrors);
        JsonTrees.CheckSane(tree);
    }

    [Fact]
    public void Reads_as_deep_as_the_limit_and_no_deeper()
    {
        string deepest = new string('[', JsonTree.MaxDepth) + new string(']', JsonTree.MaxDepth);
        Assert.Null(JsonOracle.CheckAgreement(deepest).TooDeep);

        var tree = JsonTree.Parse("[" + deepest + ", {\"after\": 1}]");
        Assert.Empty(tree.Errors);
        Assert.Equal(JsonTree.MaxDepth, tree.TooDeep!.Value.Start);
        Assert.True(tree.Root.HasErrors);
        Assert.True(tree.Root.Items.ToList()[1].TryGetMember("after", out _));
    }

    [Fact]
    public void Skips_brackets_in_strings_of_what_is_too_deep()
    {
        string deep = new string('[', JsonTree.MaxDepth) + """ "]]\"]\\", {"a": "}"} """ + new string(']', JsonTree.MaxDepth);
        var tree = JsonTree.Parse("[" + deep + ", \"after\"]");
        Assert.Empty(tree.Errors);
        Assert.Equal("after", tree.Root.Items.ToList()[1].StringValue);
    }

    [Fact]
    public void Stops_when_cancelled()
    {
        using var cancellation = new CancellationTokenSource();
        cancellation.Cancel();
        string items = string.Join(',', Enumerable.Repeat("1", 10_000));
        Assert.Throws<OperationCanceledException>(() => JsonTree.Parse("[" + items + "]", cancellation.Token));
        Assert.Throws<OperationCanceledException>(() => JsonTree.Parse(new string('[', 10_000), cancellation.Token));
        Assert.Throws<OperationCanceledException>(() => JsonTree.Parse(new string(',', 10_000), cancellation.Token));
    }

    [HeavyTheory]
    [InlineData("{\"Action\": [\"s3:GetObject\", \"s3:PutObject\"], \"Resource\": \"*\"},\n        ", FiftyMillion)]
    [InlineData("1,")]
    [InlineData("\"")]
    [InlineData("\"a\":")]
    [InlineData("\"\\")]
    [InlineData(",")]
    [InlineData("[")]
    [InlineData("{\"a\":")]
    [InlineData("[}")]
    [InlineData("\n}")]
    [InlineData("\n{")]
    [InlineData("/*")]
    [InlineData("/*\n")]
    [InlineData("#\n")]
    [InlineData(" ")]
    [InlineData("\0")]
    [InlineData("\u0001\"")]
    [InlineData("'")]
    [InlineData("é")]
    [InlineData("\ud800")]
    public void Reads_millions_of_characters(string piece, int length = ThreeMillion)
    {
        string body = string.Concat(Enumerable.Repeat(piece, length / piece.Length));
        foreach (string text in new[] { "[" + body, "{\"a\":\"" + body, "[[{\"a\": {" + new string(' ', 200) + "[" + body })
        {
            var tree = JsonTree.Parse(text);
            Assert.NotEmpty(tree.Errors);
            Assert.True(tree.Root.Span.End <= text.Length);
        }
    }
}
