using System;
using System.Diagnostics;
using System.IO;
using System.Text;
using System.Threading.Tasks;
using Xunit;

namespace IamPolicyAnalyzers.Tool.Tests;

/// <summary>Runs of the real process: what only it decides.</summary>
public sealed class ProcessTests
{
    [Fact]
    public async Task Process_writes_utf8_without_colors_and_exits_as_the_command_does()
    {
        using var folder = new ToolFolder().Write("grün.iam.json", ToolFolder.Administrator);

        var (code, output) = await RunAsync(folder, "", "check");

        Assert.Equal(1, code);
        Assert.StartsWith("grün.iam.json(1,73): warning IAM0602: ", output);
        Assert.DoesNotContain('\e', output);
    }

    [Fact]
    public async Task Process_reads_standard_input()
    {
        using var folder = new ToolFolder();

        var (code, output) = await RunAsync(folder, ToolFolder.Sound, "check", "-");

        Assert.Equal((0, "No findings in 1 file with 1 policy"), (code, output.TrimEnd()));
    }

    private static async Task<(int Code, string Output)> RunAsync(ToolFolder folder, string input, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", Path.Combine(AppContext.BaseDirectory, "IamPolicyAnalyzers.Tool.dll"), .. arguments])
        {
            WorkingDirectory = folder.Path,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Empty(await error);
        return (process.ExitCode, output);
    }
}
