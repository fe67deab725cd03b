using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Reflection.PortableExecutable;
using System.Threading.Tasks;
using System.Xml.Linq;
using Xunit;

namespace IamPolicyAnalyzers.PackageTests;

public sealed class PackageContentTests
{
    [Fact]
    public async Task Holds_exactly_the_files_it_should()
    {
        using var package = await OpenAsync();
        Assert.Equal(
            [
                "IamPolicyAnalyzers.nuspec",
                "README.md",
                "analyzers/dotnet/IamPolicyAnalyzers.CodeFixes.dll",
                "analyzers/dotnet/IamPolicyAnalyzers.dll",
                "build/IamPolicyAnalyzers.TargetFramework.targets",
                "build/IamPolicyAnalyzers.props",
                "build/IamPolicyAnalyzers.targets",
                "buildMultiTargeting/IamPolicyAnalyzers.targets",
                "buildTransitive/IamPolicyAnalyzers.props",
                "buildTransitive/IamPolicyAnalyzers.targets",
                "config/All.globalconfig",
                "config/Minimal.globalconfig",
                "config/Strict.globalconfig",
                "icon.png",
            ],
            package.Entries.Select(entry => entry.FullName).Where(name => !IsOfTheContainer(name)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Is_a_development_dependency_without_dependencies()
    {
        using var package = await OpenAsync();
        await using var stream = package.GetEntry("IamPolicyAnalyzers.nuspec")!.Open();
        var metadata = XDocument.Load(stream).Root!.Elements().Single();

        Assert.Equal("IamPolicyAnalyzers", Value("id"));
        Assert.Equal("true", Value("developmentDependency"));
        Assert.Equal("MIT", Value("license"));
        Assert.Equal("README.md", Value("readme"));
        Assert.Equal("icon.png", Value("icon"));
        Assert.NotEqual("", Value("description"));
        Assert.DoesNotContain(metadata.Elements(), element => element.Name.LocalName is "dependencies" or "frameworkReferences");

        string Value(string name) => metadata.Elements().Single(element => element.Name.LocalName == name).Value;
    }

    [Fact]
    public async Task Carries_the_symbols_inside_its_assemblies()
    {
        using var package = await OpenAsync();
        foreach (var entry in package.Entries.Where(entry => entry.FullName.EndsWith(".dll", StringComparison.Ordinal)))
        {
            using var image = new MemoryStream();
            await using (var stream = entry.Open())
                await stream.CopyToAsync(image);
            image.Position = 0;
            using var assembly = new PEReader(image);
            Assert.Contains(assembly.ReadDebugDirectory(), directory => directory.Type == DebugDirectoryEntryType.EmbeddedPortablePdb);
            Assert.Contains(assembly.ReadDebugDirectory(), directory => directory.Type == DebugDirectoryEntryType.Reproducible);
        }
    }

    private static async Task<ZipArchive> OpenAsync() => ZipFile.OpenRead((await Package.GetAsync()).File);

    private static bool IsOfTheContainer(string name) =>
        name is "[Content_Types].xml" or "_rels/.rels" || name.StartsWith("package/", StringComparison.Ordinal);
}
