using System.Linq;
using IamPolicyAnalyzers.Policies;
using Xunit;

namespace IamPolicyAnalyzers.Tests.Policies;

public sealed class IpRangeTests
{
    [Theory]
    [InlineData("203.0.113.0/24", "203.0.113.7", true)]
    [InlineData("203.0.113.0/24", "203.0.113.0/24", true)]
    [InlineData("203.0.113.0/24", "203.0.114.0/25", false)]
    [InlineData("203.0.113.0/24", "203.0.0.0/16", false)]
    [InlineData("0.0.0.0/0", "203.0.113.7", true)]
    [InlineData("::/0", "203.0.113.7", false)]
    [InlineData("2001:db8::/33", "2001:db8:8000::/34", false)]
    public void Covers(string outer, string inner, bool expected) => Assert.Equal(expected, Parse(outer).Covers(Parse(inner)));

    [Theory]
    [InlineData("172.16.0.0/12", true)]
    [InlineData("172.16.0.0/11", false)]
    [InlineData("172.32.0.0/16", false)]
    [InlineData("100.127.255.255", true)]
    [InlineData("fe80::/9", false)]
    [InlineData("fdff::1", true)]
    public void Knows_private_ranges(string range, bool expected) => Assert.Equal(expected, Parse(range).IsPrivate);

    [Theory]
    [InlineData("203.0.113.255/25", "203.0.113.128/25")]
    [InlineData("2001:db8::ffff/112", "2001:db8::/112")]
    [InlineData("203.0.113.128/25", null)]
    [InlineData("203.0.113.255", null)]
    public void Names_the_network(string range, string? expected) => Assert.Equal(expected, Parse(range).NetworkIfOther);

    [Theory]
    [InlineData(true, "0.0.0.0/0")]
    [InlineData(true, "0.0.0.0/1", "128.0.0.0/1")]
    [InlineData(true, "128.0.0.0/2", "::/0", "192.0.0.0/2")]
    [InlineData(false, "0.0.0.0/1", "8000::/1")]
    [InlineData(false, "0.0.0.0/1", "128.0.0.0/2")]
    [InlineData(false)]
    public void Covers_everything(bool expected, params string[] ranges) => Assert.Equal(expected, IpRange.CoverEverything(ranges.Select(Parse).ToArray()));

    private static IpRange Parse(string text)
    {
        Assert.True(IpRange.TryParse(text, out var range));
        return range;
    }

    [Theory]
    [InlineData("0.0.0.0/1", true)]
    [InlineData("203.0.0.0/7", true)]
    [InlineData("203.0.0.0/8", false)]
    [InlineData("2000::/31", true)]
    [InlineData("2001:db8::/32", false)]
    [InlineData("fc00::/7", false)] // private
    public void Knows_a_vast_range(string text, bool isVast)
    {
        Assert.True(IpRange.TryParse(text, out var range));
        Assert.Equal(isVast, range.IsVast);
    }
}
