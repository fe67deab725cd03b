using System.Linq;
using IamPolicyAnalyzers.Tool.LanguageServer;
using IamPolicyAnalyzers.Tool.LanguageServer.Protocol;
using IamPolicyAnalyzers.Tool.LanguageServer.Workspace;
using Xunit;

namespace IamPolicyAnalyzers.Tool.Tests.LanguageServer;

public sealed class TextPositionsTests
{
    [Theory]
    [InlineData("")]
    [InlineData("one")]
    [InlineData("one\n")]
    [InlineData("one\r\ntwo\rthree\n\nfour")]
    [InlineData("\r\r\n\n\r")]
    [InlineData("😀\u2028\u0085x\n\u2029")]
    public void Goes_there_and_back(string text)
    {
        var positions = new TextPositions(text);
        foreach (var offset in Enumerable.Range(0, text.Length + 1))
        {
            var isBetween = offset > 0 && offset < text.Length && text[offset - 1] == '\r' && text[offset] == '\n';
            Assert.Equal(isBetween ? offset - 1 : offset, positions.OffsetOf(positions.Of(offset)));
        }
    }

    [Fact]
    public void Counts_lines_as_the_protocol_does()
    {
        var positions = new TextPositions("a\u2028b\r\nc\rd");
        Assert.Equal(new Position(0, 3), positions.Of(3));
        Assert.Equal(new Position(1, 0), positions.Of(5));
        Assert.Equal(new Position(2, 1), positions.Of(8));
    }

    [Theory]
    [InlineData(0, 99, 3)]
    [InlineData(0, -5, 0)]
    [InlineData(-1, 0, 0)]
    [InlineData(9, 0, 9)]
    [InlineData(int.MaxValue, int.MaxValue, 9)]
    [InlineData(1, int.MaxValue, 8)]
    public void Takes_places_that_are_not_there_as_the_nearest_that_is(int line, int character, int offset) =>
        Assert.Equal(offset, new TextPositions("one\r\ntwo\n").OffsetOf(new Position(line, character)));
}
