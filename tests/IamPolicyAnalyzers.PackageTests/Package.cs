using System;
using System.IO;
using System.Reflection;
using System.Threading.Tasks;
using IamPolicyAnalyzers.Tests;

namespace IamPolicyAnalyzers.PackageTests;

/// <summary>The package under test: packed once for all tests, and the only source of packages they have.</summary>
internal sealed class Package
{
    private static readonly Lazy<Task<Package>> s_packed = new(PackAsync);

    private Package(string root)
    {
        Root = root;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(root, recursive: true);
    }

    /// <summary>A folder outside of the repository, so that nothing of the repository's own build reaches the consumers.</summary>
    public string Root { get; }

    public string Feed => Path.Combine(Root, "feed");

    public string Packages => Path.Combine(Root, "packages");

    public string File => Path.Combine(Feed, "IamPolicyAnalyzers.0.0.0-test.nupkg");

    /// <summary>The configuration the tests, and with them the analyzers, were built in.</summary>
    public static string Configuration { get; } = typeof(Package).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;

    /// <summary>Where the packages of this repository's own build are.</summary>
    public static string UserPackages =>
        Environment.GetEnvironmentVariable("NUGET_PACKAGES")
        ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    public static Task<Package> GetAsync() => s_packed.Value;

    private static async Task<Package> PackAsync()
    {
        var package = new Package(Directory.CreateTempSubdirectory("IamPolicyAnalyzers.PackageTests.").FullName);
        var project = Path.Combine(Conditional.RepositoryRoot, "src", "IamPolicyAnalyzers.Package");
        var packed = await DotNet.RunAsync(
            project, UserPackages, "pack", "--no-build", "-c", Configuration, "-o", package.Feed, "-p:PackageVersion=0.0.0-test");
        packed.Succeeded();
        return package;
    }
}
