using System;
using System.IO;
using System.Threading.Tasks;

namespace IamPolicyAnalyzers.PackageTests;

/// <summary>A fresh folder of a user who knows the package and nothing else of us.</summary>
internal sealed class Consumer : IDisposable
{
    /// <summary>Its one finding is <c>(1,73): warning IAM0602</c>.</summary>
    public const string Administrator = """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "*", "Resource": "*" } }""";

    public const string Reference = """<PackageReference Include="IamPolicyAnalyzers" Version="0.0.0-test" PrivateAssets="all" />""";

    private readonly Package _package;

    private Consumer(Package package, string directory)
    {
        _package = package;
        Directory = directory;
    }

    public string Directory { get; }

    /// <summary>An empty folder; its name may be given when the name is what a test is about.</summary>
    public static async Task<Consumer> CreateAsync(string name = "consumer")
    {
        var package = await Package.GetAsync();
        var directory = Path.Combine(package.Root, Guid.NewGuid().ToString("N")[..8], name);
        System.IO.Directory.CreateDirectory(directory);
        return new Consumer(package, directory).Write("nuget.config", $"""
            <configuration>
              <packageSources>
                <clear />
                <add key="feed" value="{package.Feed}" />
              </packageSources>
            </configuration>
            """);
    }

    /// <summary>A class library with the package and one source file.</summary>
    /// <param name="properties">More properties of the project.</param>
    /// <param name="items">More items of the project.</param>
    public static async Task<Consumer> CreateLibraryAsync(string properties = "", string items = "", string name = "consumer") =>
        (await CreateAsync(name)).Write("Library.csproj", Project(properties, items)).Write("Class.cs", "public class Class;");

    public static string Project(string properties = "", string items = "", string reference = Reference) => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            {properties}
          </PropertyGroup>
          <ItemGroup>
            {reference}
            {items}
          </ItemGroup>
        </Project>
        """;

    public Consumer Write(string path, string content)
    {
        var file = PathOf(path);
        System.IO.Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, content);
        return this;
    }

    public void Dispose() => System.IO.Directory.Delete(Path.GetDirectoryName(Directory)!, recursive: true);

    public string PathOf(string path) => Path.Combine(Directory, path);

    public Task<BuildResult> BuildAsync(params string[] arguments) =>
        DotNet.RunAsync(Directory, _package.Packages, ["build", "-tl:off", .. arguments]);

    public Task<BuildResult> CheckAsync(params string[] arguments) => BuildAsync(["-t:IamPolicyCheck", .. arguments]);

    /// <summary>Restores, evaluates without building, and returns MSBuild's answer.</summary>
    public async Task<string> EvaluateAsync(string query)
    {
        (await DotNet.RunAsync(Directory, _package.Packages, "restore")).Succeeded();
        return (await DotNet.RunAsync(Directory, _package.Packages, "msbuild", query)).Succeeded().Output;
    }
}
