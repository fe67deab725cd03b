using System;
using System.Diagnostics;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using IamPolicyAnalyzers.Tests;
using Xunit;

namespace IamPolicyAnalyzers.Tool.Tests.LanguageServer;

/// <summary>The extension of Visual Studio Code: its own checks, and on request the whole of it in a real editor.</summary>
public sealed class ExtensionTests
{
    [NodeFact]
    public async Task Extension_compiles_and_passes_its_tests()
    {
        await RunAsync("ci", "--ignore-scripts", "--no-audit", "--no-fund");
        await RunAsync("run", "check");
        await RunAsync("test");
        await RunAsync("run", "build", "--", "--production");
    }

    [EditorFact]
    public async Task Packed_extension_works_in_a_real_editor()
    {
        await RunAsync("ci", "--no-audit", "--no-fund");
        await RunAsync("run", "package");
        await RunAsync("run", "e2e");
    }

    private static async Task RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo(NodeFactAttribute.Npm, arguments)
        {
            WorkingDirectory = Path.Combine(Conditional.RepositoryRoot, "editors", "vscode"),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(9));
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        Assert.True(process.ExitCode == 0, $"npm {string.Join(' ', arguments)}\n{await output}{await error}");
    }
}

/// <summary>Needs Node.js, and takes long: what npm installs comes from its registry.</summary>
internal class NodeFactAttribute : FactAttribute
{
    public NodeFactAttribute() => Skip = Conditional.WithoutSwitch ?? WithoutNode;

    public static string Npm => OperatingSystem.IsWindows() ? "npm.cmd" : "npm";

    protected static string? WithoutNode => Conditional.Without(Npm);
}

/// <summary>Needs Chromium and a gigabyte of npm packages besides; run before a release.</summary>
internal sealed class EditorFactAttribute : NodeFactAttribute
{
    public EditorFactAttribute() => Skip = Environment.GetEnvironmentVariable("IAM_E2E") == "1" ? WithoutNode : "Runs with IAM_E2E=1";
}
