using IamPolicyAnalyzers.Analysis;
using Xunit;

namespace IamPolicyAnalyzers.Tests.Analysis;

public sealed class SideFileTests
{
    [Theory]
    [InlineData("/repo/App/../shared/a.json", "/repo/shared/a.json")]
    [InlineData("/repo/App/./x/../../shared/", "/repo/shared/")]
    [InlineData(@"C:\repo\App\..\a.json", "C:/repo/a.json")]
    [InlineData("/../a.json", "/../a.json")]
    [InlineData("../../a.json", "../../a.json")]
    [InlineData("/repo/.aws/..a/b..json", "/repo/.aws/..a/b..json")]
    public void Paths_are_resolved(string path, string expected) => Assert.Equal(expected, SideFile.Resolved(path));
}
