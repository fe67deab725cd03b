using System;
using System.IO;
using System.Threading.Tasks;
using IamPolicyAnalyzers.Tests;
using Xunit;

namespace IamPolicyAnalyzers.PackageTests;

/// <summary>What <c>dotnet build</c> prints.</summary>
public sealed class BuildTests
{
    [Fact]
    public async Task Reports_a_policy_of_a_fresh_project_at_its_exact_place()
    {
        using var consumer = (await Consumer.CreateLibraryAsync()).Write("policies/admin.iam.json", Consumer.Administrator);

        var build = (await consumer.BuildAsync()).Succeeded();

        Assert.Equal(["admin.iam.json(1,73): warning IAM0602"], build.Findings);
        var place = consumer.PathOf(Path.Combine("policies", "admin.iam.json"));
        Assert.Contains($"\n{place}(1,73): warning IAM0602: Allow on '*' and Resource '*' makes an administrator; ", build.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fails_when_warnings_are_errors_and_writes_the_region_to_the_error_log()
    {
        using var consumer = (await Consumer.CreateLibraryAsync("<TreatWarningsAsErrors>true</TreatWarningsAsErrors><ErrorLog>log.sarif,version=2.1</ErrorLog>"))
            .Write("policies/admin.iam.json", Consumer.Administrator);

        var build = (await consumer.BuildAsync()).Failed();

        Assert.Equal(["admin.iam.json(1,73): error IAM0602"], build.Findings);
        Assert.Equal(["IAM0602 error admin.iam.json 1,73-1,74"], Sarif.Read(consumer.PathOf("log.sarif")));
    }

    [Fact]
    public async Task Obeys_configuration_files_that_stand_beside_the_policies()
    {
        using var consumer = (await Consumer.CreateLibraryAsync())
            .Write(".globalconfig", "is_global = true\ndotnet_diagnostic.IAM0602.severity = error\n")
            .Write(".editorconfig", "root = true\n[*.json]\nindent_size = 2\n")
            .Write("iam/admin.iam.json", Consumer.Administrator)
            .Write("iam/quiet/admin.iam.json", Consumer.Administrator)
            .Write("iam/quiet/.editorconfig", "[*.json]\niam_diagnostic.IAM0602.severity = none\n");

        Assert.Equal(["admin.iam.json(1,73): error IAM0602"], (await consumer.BuildAsync()).Failed().Findings);

        File.Delete(consumer.PathOf(".globalconfig"));
        consumer.Write("iam/.globalconfig", "is_global = true\ndotnet_diagnostic.IAM0602.severity = error\n");
        Assert.Equal(["admin.iam.json(1,73): error IAM0602"], (await consumer.BuildAsync("--no-restore")).Failed().Findings);
    }

    [Fact]
    public async Task Notices_a_deleted_and_a_back_dated_policy()
    {
        using var consumer = (await Consumer.CreateLibraryAsync())
            .Write("a.iam.json", Consumer.Administrator)
            .Write("b.iam.json", Consumer.Administrator);
        Assert.Equal(["a.iam.json(1,73): warning IAM0602", "b.iam.json(1,73): warning IAM0602"], (await consumer.BuildAsync()).Succeeded().Findings);

        Assert.Empty((await consumer.BuildAsync("--no-restore")).Succeeded().Findings);

        File.Delete(consumer.PathOf("a.iam.json"));
        Assert.Equal(["b.iam.json(1,73): warning IAM0602"], (await consumer.BuildAsync("--no-restore")).Succeeded().Findings);

        consumer.Write("b.iam.json", " " + Consumer.Administrator);
        File.SetLastWriteTimeUtc(consumer.PathOf("b.iam.json"), new DateTime(2001, 2, 3, 4, 5, 6, DateTimeKind.Utc));
        Assert.Equal(["b.iam.json(1,74): warning IAM0602"], (await consumer.BuildAsync("--no-restore")).Succeeded().Findings);
    }

    [Fact]
    public async Task Reports_once_in_a_project_with_several_target_frameworks()
    {
        using var consumer = (await Consumer.CreateLibraryAsync(SeveralFrameworks)).Write("admin.iam.json", Consumer.Administrator);

        Assert.Equal(["admin.iam.json(1,73): warning IAM0602"], (await consumer.BuildAsync()).Succeeded().Findings);
        Assert.Equal(["admin.iam.json(1,73): warning IAM0602"], (await consumer.CheckAsync("--no-restore")).Succeeded().Findings);
    }

    [Fact]
    public async Task Reads_paths_and_text_beyond_ASCII()
    {
        using var consumer = (await Consumer.CreateLibraryAsync(name: "Größe 数据 [1]"))
            .Write("policies/ключ é.iam.json", Consumer.Administrator.Replace("\"Effect\"", "\"Sid\": \"日本😀\", \"Effect\"", StringComparison.Ordinal));

        Assert.Equal(["ключ é.iam.json(1,51): warning IAM0111", "ключ é.iam.json(1,88): warning IAM0602"], (await consumer.BuildAsync()).Succeeded().Findings);
    }

    [Fact]
    public async Task Serves_Visual_Basic()
    {
        using var consumer = (await Consumer.CreateAsync())
            .Write("Library.vbproj", Consumer.Project())
            .Write("Class.vb", "Public Class Thing\nEnd Class\n")
            .Write("admin.iam.json", Consumer.Administrator);

        Assert.Equal(["admin.iam.json(1,73): warning IAM0602"], (await consumer.BuildAsync()).Succeeded().Findings);
        Assert.Equal(["admin.iam.json(1,73): warning IAM0602"], (await consumer.CheckAsync("--no-restore")).Succeeded().Findings);
    }

    [HeavyFact]
    public async Task Reaches_projects_that_reference_a_project_with_the_package()
    {
        using var consumer = (await Consumer.CreateAsync())
            .Write("Lower/Lower.csproj", Consumer.Project(reference: """<PackageReference Include="IamPolicyAnalyzers" Version="0.0.0-test" />"""))
            .Write("Upper/Upper.csproj", Consumer.Project(items: """<ProjectReference Include="../Lower/Lower.csproj" />""", reference: ""))
            .Write("Upper/admin.iam.json", Consumer.Administrator);

        Assert.Equal(["admin.iam.json(1,73): warning IAM0602"], (await consumer.BuildAsync("Upper")).Succeeded().Findings);
    }

    // A second framework that needs no reference assemblies of its own.
    internal const string SeveralFrameworks =
        """
        <TargetFramework></TargetFramework>
        <TargetFrameworks>
          net10.0;
          net10.0-windows
        </TargetFrameworks>
        <EnableWindowsTargeting>true</EnableWindowsTargeting>
        <DisableTransitiveFrameworkReferenceDownloads>true</DisableTransitiveFrameworkReferenceDownloads>
        """;
}
