using System;
using IamPolicyAnalyzers.Policies;
using Xunit;

namespace IamPolicyAnalyzers.Tests.Policies;

public sealed class PlaceholderTests
{
    [Theory]
    [InlineData("REPLACE_ME", true)]
    [InlineData("my-change-me-bucket", true)]
    [InlineData("YOUR-BUCKET", true)]
    [InlineData("ACCOUNT_ID", true)]
    [InlineData("<region>", true)]
    [InlineData("[bucket name]", true)]
    [InlineData("{account}", true)]
    [InlineData("1111XXXX", true)]
    [InlineData("xxxx", true)]
    [InlineData("111122223333", false)]
    [InlineData("us-east-1", false)]
    [InlineData("xxx", false)]
    [InlineData("<>", false)]
    [InlineData("", false)]
    public void Is_in(string text, bool isIn) => Assert.Equal(isIn, Placeholder.IsIn(text.AsSpan()));
}
