using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;
using IamPolicyAnalyzers.Analysis;

namespace IamPolicyAnalyzers.Benchmarks;

/// <summary>What a team pays in <c>dotnet build</c>: a small project rebuilt without the analyzers, with them and no policies, and with 200 policy files.</summary>
[SimpleJob(RunStrategy.Monitoring, launchCount: 1, warmupCount: 1, iterationCount: 5)]
public class BuildBenchmarks
{
    private const int PolicyFiles = 200;

    private string _folder = "";

    [GlobalSetup]
    public void WriteProjects()
    {
        _folder = Directory.CreateTempSubdirectory("iam-policy-build").FullName;
        var policies = PolicyTexts.Load(indented: true);
        var analyzer = typeof(PolicyRule).Assembly.Location;
        foreach (var (name, items, count) in new[]
        {
            ("Plain", "", 0),
            ("Analyzers", $"""<Analyzer Include="{analyzer}" />""", 0),
            ("Policies", $"""<Analyzer Include="{analyzer}" /><AdditionalFiles Include="policies/*.json" />""", PolicyFiles),
        })
        {
            var project = Path.Combine(_folder, name);
            Directory.CreateDirectory(Path.Combine(project, "policies"));
            File.WriteAllText(
                Path.Combine(project, name + ".csproj"),
                $"""<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup><ItemGroup>{items}</ItemGroup></Project>""");
            File.WriteAllText(Path.Combine(project, "Program.cs"), "public static class Program { public static int Add(int a, int b) => a + b; }");
            foreach (var (text, index) in policies.Take(count).Select((text, index) => (text, index)))
                File.WriteAllText(Path.Combine(project, "policies", $"{index}.json"), text);
            Dotnet("restore", project);
        }
    }

    [GlobalCleanup]
    public void DeleteProjects() => Directory.Delete(_folder, recursive: true);

    [Benchmark(Baseline = true)]
    public void WithoutAnalyzers() => Build("Plain");

    [Benchmark]
    public void WithAnalyzersAndNoPolicy() => Build("Analyzers");

    [Benchmark]
    public void With200Policies() => Build("Policies");

    private void Build(string name) => Dotnet("build --no-restore -t:Rebuild -v:q -nodeReuse:false -p:UseSharedCompilation=false", Path.Combine(_folder, name));

    private static void Dotnet(string arguments, string folder)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = folder, RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"dotnet {arguments} failed in {folder}:{Environment.NewLine}{output}");
    }
}
