using System;
using System.IO;
using IamPolicyAnalyzers.Tool.LanguageServer;
using IamPolicyAnalyzers.Tool.LanguageServer.Workspace;
using Xunit;

namespace IamPolicyAnalyzers.Tool.Tests.LanguageServer;

public sealed class DocumentUriTests
{
    [Theory]
    [InlineData("file:///c%3A/a%20b/x.iam.json", @"c:\a b\x.iam.json")]
    [InlineData("file:///C%3a/a%23b%25/x%2By.json", @"C:\a#b%\x+y.json")]
    [InlineData("file:///c:/a/x.iam.json", @"c:\a\x.iam.json")]
    [InlineData("file://server/share/x%20y.json", @"\\server\share\x y.json")]
    [InlineData("file:///home/%C3%BC%20(1)/x%23%3F.json", "/home/ü (1)/x#?.json")]
    [InlineData("https://example.com/x.json", null)]
    [InlineData("c%3A/x.json", null)]
    public void Names_the_file_as_its_system_does(string uri, string? path) => Assert.Equal(path, DocumentUri.LocalPathOf(uri));

    [Theory]
    [InlineData("a b")]
    [InlineData("50%25#1?")]
    [InlineData("ü+(1)&=@'")]
    public void Goes_there_and_back(string name)
    {
        var path = Path.GetFullPath(Path.Combine(Path.GetTempPath(), name, "x.iam.json"));
        Assert.Equal(path, DocumentUri.PathOf(DocumentUri.Of(path), Path.GetTempPath()));
        Assert.Equal(path, DocumentUri.PathOf("file://" + Uri.EscapeDataString(path).Replace("%2F", "/"), Path.GetTempPath()));
    }
}
