using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using Xunit;

namespace IamPolicyAnalyzers.Tool.Tests;

/// <summary>The tool as a process of its own, which starts git as one.</summary>
public sealed class DiffProcessTests
{
    [Fact]
    public void Compares_a_commit_with_the_working_tree()
    {
        using var folder = new ToolFolder().Write("policies/a.json", ToolFolder.Sound).Commit().Write("policies/a.json", ToolFolder.Administrator);

        var run = Run(folder, "diff", "HEAD:policies", "policies").Exited(1);

        Assert.StartsWith("policies/a.json\n  + line 1: grants ", run.Out.ReplaceLineEndings("\n"));
        Assert.Empty(run.Error);
        Run(folder, "diff", "policies", "HEAD:policies").Exited(0);
    }

    [Fact]
    public void Says_that_there_is_no_git()
    {
        using var folder = new ToolFolder().Write("a.iam.json", ToolFolder.Sound);

        Assert.StartsWith("iam-policy: git cannot be started", Run(folder, withoutPath: true, "diff", "HEAD:a.iam.json", "a.iam.json").Exited(2).Error);
        Run(folder, withoutPath: true, "diff", "a.iam.json", "a.iam.json").Exited(0);
    }

    private static ToolResult Run(ToolFolder folder, params string[] arguments) => Run(folder, withoutPath: false, arguments);

    private static ToolResult Run(ToolFolder folder, bool withoutPath, params string[] arguments)
    {
        var start = new ProcessStartInfo(DotNet()) { WorkingDirectory = folder.Path, RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "IamPolicyAnalyzers.Tool.dll"));
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        if (withoutPath)
            start.Environment["PATH"] = folder.Path;
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new ToolResult(process.ExitCode, output, error.Result);
    }

    private static string DotNet()
    {
        var name = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";
        var host = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH");
        return !string.IsNullOrEmpty(host) ? host : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, name)).First(File.Exists);
    }
}
