using System;
using System.Linq;
using Xunit;

namespace IamPolicyAnalyzers.Tests.Verification;

public sealed class MarkupTests
{
    [Theory]
    [InlineData("""{ "Action": ["[|s3:*|]"] }""", """{ "Action": ["s3:*"] }""", "s3:*")]
    [InlineData("""{ "Action": [ "a", [|"b"|] ] }""", """{ "Action": [ "a", "b" ] }""", "\"b\"")]
    [InlineData("[|a|][|b|]", "ab", "a", "b")]
    [InlineData("[|a[|b|]|]", "ab", "ab", "b")]
    [InlineData("[|[|a|]|]", "a", "a", "a")]
    [InlineData("{|IAM0601:[|a|]b|}c", "abc", "ab", "a")]
    [InlineData("a[||]b", "ab", "")]
    [InlineData("""{ "a": [|[|]] }""", """{ "a": [] }""", "[")]
    [InlineData("""{ "a": {|IAM0601:[|}] }""", """{ "a": [] }""", "[")]
    [InlineData("""{"a":{"b":[]}}""", """{"a":{"b":[]}}""")]
    [InlineData("a|]b|}c", "a|]b|}c")]
    [InlineData("{|b", "{|b")]
    public void Parses_and_writes_back(string markup, string text, params string[] spans)
    {
        var parsed = Markup.Parse(markup);

        Assert.Equal(text, parsed.Text);
        Assert.Equal(spans, parsed.Marks.Select(m => parsed.Text.Substring(m.Span.Start, m.Span.Length)));
        Assert.Equal(markup, parsed.ToString());
    }

    [Fact]
    public void Reads_the_id_of_a_mark() => Assert.Equal(["IAM0601", null], Markup.Parse("{|IAM0601:a|} [|b|]").Marks.Select(m => m.Id));

    [Fact]
    public void Refuses_a_mark_that_stays_open() => Assert.Throws<FormatException>(() => Markup.Parse("a [|b"));
}
