using System;
using System.Linq;
using IamPolicyAnalyzers.Json;
using Xunit;

namespace IamPolicyAnalyzers.Tests.Json;

public sealed class PercentEncodingTests
{
    [Theory]
    [InlineData("")]
    [InlineData("{\"Action\": \"s3:*\"}\r\n")]
    [InlineData("a-b_c.d~e%25")]
    [InlineData("Ä€😀")]
    public void Writes_what_it_reads(string text)
    {
        var encoded = PercentEncoding.Encode(text);
        Assert.Equal(Uri.EscapeDataString(text), encoded);
        Assert.Equal(text, PercentEncoding.Decode(encoded, out var positions));
        Assert.Equal(text.Length + 1, positions.Length);
        Assert.Equal(positions.Distinct().Order(), positions);
    }
}
