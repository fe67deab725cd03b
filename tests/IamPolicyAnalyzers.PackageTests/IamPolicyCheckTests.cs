using System;
using System.IO;
using System.Threading.Tasks;
using IamPolicyAnalyzers.Tests;
using Xunit;

namespace IamPolicyAnalyzers.PackageTests;

/// <summary>The target IamPolicyCheck: the policy rules and nothing else.</summary>
public sealed class IamPolicyCheckTests
{
    [Fact]
    public async Task Reports_while_the_code_is_broken_and_every_time()
    {
        using var consumer = (await Consumer.CreateLibraryAsync()).Write("Broken.cs", "class {").Write("admin.iam.json", Consumer.Administrator);

        var first = (await consumer.CheckAsync()).Succeeded();
        var second = (await consumer.CheckAsync("--no-restore")).Succeeded();

        Assert.Equal(["admin.iam.json(1,73): warning IAM0602"], first.Findings);
        Assert.Equal(first.Findings, second.Findings);
        Assert.Contains("IamPolicyCheck: 1 policy files checked in Library.csproj", first.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Does_not_make_the_next_build_compile_again()
    {
        using var consumer = (await Consumer.CreateLibraryAsync()).Write("admin.iam.json", Consumer.Administrator);
        (await consumer.BuildAsync()).Succeeded();
        (await consumer.CheckAsync("--no-restore")).Succeeded();

        Assert.Empty((await consumer.BuildAsync("--no-restore")).Succeeded().Findings);
    }

    [Fact]
    public async Task Obeys_the_configuration_of_the_project()
    {
        using var consumer = (await Consumer.CreateLibraryAsync()).Write("admin.iam.json", Consumer.Administrator);
        (await consumer.CheckAsync()).Succeeded();

        Assert.Equal(["admin.iam.json(1,73): error IAM0602"], (await consumer.CheckAsync("--no-restore", "-p:TreatWarningsAsErrors=true")).Failed().Findings);
        Assert.Equal(["admin.iam.json(1,73): error IAM0602"], (await consumer.CheckAsync("--no-restore", "-p:WarningsAsErrors=IAM0602")).Failed().Findings);
        Assert.Empty((await consumer.CheckAsync("--no-restore", "-p:NoWarn=IAM0602")).Succeeded().Findings);
        consumer.Write(".globalconfig", "is_global = true\ndotnet_diagnostic.IAM0602.severity = error\n");
        Assert.Equal(["admin.iam.json(1,73): error IAM0602"], (await consumer.CheckAsync("--no-restore")).Failed().Findings);
    }

    [Fact]
    public async Task Fails_when_there_is_nothing_to_check()
    {
        using var consumer = (await Consumer.CreateLibraryAsync()).Write("team.iam-suppressions.json", "[]");

        var check = (await consumer.CheckAsync()).Failed();

        Assert.Contains("Library.csproj : error : IamPolicyCheck: no policy file was found, so nothing was checked. Looked for **/*.iam.json ", check.Output, StringComparison.Ordinal);
        Assert.Contains("IamPolicyAllowNoFiles=true", check.Output, StringComparison.Ordinal);
        (await consumer.CheckAsync("--no-restore", "-p:IamPolicyAllowNoFiles=true")).Succeeded();
        consumer.Write("Directory.Build.targets", """<Project><ItemGroup><AdditionalFiles Include="listed.json" /></ItemGroup></Project>""").Write("listed.json", Consumer.Administrator);
        Assert.Equal(["listed.json(1,73): warning IAM0602"], (await consumer.CheckAsync("--no-restore")).Succeeded().Findings);
    }

    [Fact]
    public async Task Fails_for_a_target_framework_that_is_not_analysed()
    {
        using var consumer = (await Consumer.CreateLibraryAsync(BuildTests.SeveralFrameworks)).Write("admin.iam.json", Consumer.Administrator);

        var check = (await consumer.CheckAsync("-f", "net10.0-windows")).Failed();

        Assert.Contains("the policies are analysed with the target framework net10.0, not with net10.0-windows", check.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Writes_SARIF_to_a_file_or_a_folder()
    {
        using var consumer = (await Consumer.CreateLibraryAsync()).Write("admin.iam.json", Consumer.Administrator);
        (await consumer.CheckAsync("-p:IamPolicySarif=new/policies.sarif")).Succeeded();
        (await consumer.CheckAsync("--no-restore", "-p:IamPolicySarif=logs/")).Succeeded();

        Assert.Equal(["IAM0602 warning admin.iam.json 1,73-1,74"], Sarif.Read(consumer.PathOf("new/policies.sarif")));
        Assert.Equal(["IAM0602 warning admin.iam.json 1,73-1,74"], Sarif.Read(consumer.PathOf("logs/Library.sarif")));
    }

    [Fact]
    public async Task Passes_today_unless_told_otherwise()
    {
        using var consumer = (await Consumer.CreateLibraryAsync()).Write("admin.iam.json", Consumer.Administrator);

        var before = DateTime.UtcNow;
        (await consumer.CheckAsync()).Succeeded();
        Assert.InRange(Date("iam_as_of_date = "), before.Date, DateTime.UtcNow.Date);

        (await consumer.CheckAsync("--no-restore", "-p:IamPolicyAsOfDate=2024-02-29")).Succeeded();
        Assert.Equal(new DateTime(2024, 2, 29), Date("iam_as_of_date = "));

        DateTime Date(string key)
        {
            var line = Assert.Single(
                File.ReadAllLines(consumer.PathOf("obj/Debug/net10.0/IamPolicyCheck/IamPolicyCheck.globalconfig")),
                line => line.StartsWith(key, StringComparison.Ordinal));
            return DateTime.ParseExact(line[key.Length..], "yyyy-MM-dd", provider: null);
        }
    }

    [Fact]
    public async Task Runs_once_per_project_of_a_solution_and_builds_none_of_them()
    {
        using var consumer = (await Consumer.CreateAsync())
            .Write("Directory.Build.props", """<Project><Target Name="IamPolicyCheck" /></Project>""")
            .Write("All.slnx", """<Solution><Project Path="A/A.csproj" /><Project Path="B/B.csproj" /><Project Path="Without/Without.csproj" /></Solution>""")
            .Write("A/A.csproj", Consumer.Project(BuildTests.SeveralFrameworks, """<ProjectReference Include="../B/B.csproj" />"""))
            .Write("A/a.iam.json", Consumer.Administrator)
            .Write("B/B.csproj", Consumer.Project(items: """<ProjectReference Include="../Without/Without.csproj" />"""))
            .Write("B/b.iam.json", Consumer.Administrator)
            .Write("Without/Without.csproj", Consumer.Project(reference: ""))
            .Write("Without/Broken.cs", "class {");

        var check = (await consumer.CheckAsync("All.slnx")).Succeeded();

        Assert.Equal(["a.iam.json(1,73): warning IAM0602", "b.iam.json(1,73): warning IAM0602"], check.Findings);
        Assert.False(Directory.Exists(consumer.PathOf("Without/bin")));
    }

    [HeavyFact]
    public async Task Serves_FSharp_whose_compiler_runs_no_analyzers()
    {
        using var consumer = (await Consumer.CreateAsync())
            .Write("Library.fsproj", Consumer.Project("<DisableImplicitFSharpCoreReference>true</DisableImplicitFSharpCoreReference>"))
            .Write("admin.iam.json", Consumer.Administrator);

        Assert.Equal(["admin.iam.json(1,73): warning IAM0602"], (await consumer.CheckAsync()).Succeeded().Findings);
    }
}
