using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using IamPolicyAnalyzers.Tests;
using Xunit;

namespace IamPolicyAnalyzers.PackageTests;

/// <summary>The samples build from the source tree with one command, and show what they are meant to show.</summary>
public sealed class SampleTests
{
    private static readonly string s_expected = Path.Combine(Conditional.RepositoryRoot, "tests", "IamPolicyAnalyzers.PackageTests", "Storefront.findings.txt");

    [Fact]
    public async Task Storefront_shows_its_findings()
    {
        var build = (await BuildAsync("Storefront")).Succeeded();

        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
            await File.WriteAllLinesAsync(s_expected, build.Findings);
        var expected = await File.ReadAllLinesAsync(s_expected);
        Assert.True(
            expected.SequenceEqual(build.Findings),
            $"samples/Storefront reports something else than {Path.GetFileName(s_expected)}:\n{string.Join('\n', build.Findings)}\n"
            + "if the change is meant: UPDATE_SNAPSHOTS=1 dotnet test tests/IamPolicyAnalyzers.PackageTests --filter Storefront, and review the difference");
    }

    [Fact]
    public async Task Locked_treats_warnings_as_errors_and_has_none() => Assert.Empty((await BuildAsync("Locked")).Succeeded().Findings);

    private static async Task<BuildResult> BuildAsync(string sample)
    {
        var directory = Path.Combine(Conditional.RepositoryRoot, "samples", sample);
        // An up-to-date project is not compiled, and prints nothing.
        if (Directory.Exists(Path.Combine(directory, "obj")))
            Directory.Delete(Path.Combine(directory, "obj"), recursive: true);
        // Packing and this read the same build.
        await Package.GetAsync();
        return await DotNet.RunAsync(directory, Package.UserPackages, "build", "-tl:off", "-c", Package.Configuration);
    }
}
