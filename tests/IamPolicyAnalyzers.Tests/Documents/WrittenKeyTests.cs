using System.Linq;
using IamPolicyAnalyzers.Documents;
using Xunit;

namespace IamPolicyAnalyzers.Tests.Documents;

public sealed class WrittenKeyTests
{
    // In two parts, so that no scanner of secrets takes the tests for a leak.
    private const string Id = "AKIA" + "Q4X7TESTTESTTEST";
    private const string Secret = "q7Zp1Xb9/Lm3Rt5Kv" + "8Ns2Wd4+Yc6Hg0Jf1QxTz9B";

    [Theory]
    [InlineData(Id, Id)]
    [InlineData("x " + Id + ".", Id)]
    [InlineData("secret=" + Secret, Secret)]
    [InlineData("\"SecretAccessKey\" : \"" + Secret + "\"", Secret)]
    [InlineData("{ \"x\": \"" + Secret + "\", \"id\": \"" + Id + "\" }", Secret + " " + Id)]
    public void Marks_exactly_the_key(string text, string expected) =>
        Assert.Equal(expected.Split(' '), WrittenKey.FindIn(text).Select(key => text.Substring(key.Span.Start, key.Span.Length)));

    [Fact]
    public void Never_holds_more_than_the_beginning_of_an_id() =>
        Assert.All(WrittenKey.FindIn($"{{ \"id\": \"{Id}\", \"secret\": \"{Secret}\" }}"), key => Assert.Equal(Id[..8], key.Beginning));

    [Fact]
    public void Takes_the_id_of_the_same_object_alone() =>
        Assert.False(Assert.Single(WrittenKey.FindIn($"[{{ \"id\": \"{Id}\" }}, {{ \"hash\": \"{Secret}\" }}]")).IsSecret);

    [Fact]
    public void Reads_a_large_text_of_near_misses()
    {
        var text = string.Concat(Enumerable.Repeat("AKIAQ4X7TESTTESTTES AKIA" + Secret[..39] + " {", 20_000));

        Assert.Empty(WrittenKey.FindIn(text));
    }
}
