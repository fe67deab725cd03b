using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Threading.Tasks;
using IamPolicyAnalyzers.PackageTests;
using IamPolicyAnalyzers.Tests;
using Xunit;

namespace IamPolicyAnalyzers.Tool.Tests;

/// <summary>The package of the tool, packed from this build and installed by the real <c>dotnet</c>.</summary>
public sealed class ToolPackageTests
{
    [Fact]
    public async Task Package_installs_as_a_command()
    {
        using var folder = new ToolFolder().Write("nuget.config", """<configuration><packageSources><clear /><add key="feed" value="feed" /></packageSources></configuration>""");
        var packages = folder.PathOf("packages");
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        var project = Path.Combine(Conditional.RepositoryRoot, "src", "IamPolicyAnalyzers.Tool");

        (await DotNet.RunAsync(folder.Path, Global, "pack", project, "--no-build", "-c", configuration, "-o", folder.PathOf("feed"), "-p:PackageVersion=0.0.0-test")).Succeeded();
        using (var package = ZipFile.OpenRead(folder.PathOf("feed/IamPolicyAnalyzers.Tool.0.0.0-test.nupkg")))
            Assert.Contains("README.md", package.Entries.Select(static entry => entry.FullName));
        (await DotNet.RunAsync(folder.Path, packages, "tool", "install", "IamPolicyAnalyzers.Tool", "--tool-path", "tools", "--version", "0.0.0-test")).Succeeded();

        Assert.True(File.Exists(folder.PathOf(OperatingSystem.IsWindows() ? "tools/iam-policy.exe" : "tools/iam-policy")));
    }

    private static string Global =>
        Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
}
