using System;
using System.Diagnostics;
using System.IO;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using IamPolicyAnalyzers.Tool.Tests.LanguageServer;
using Xunit;

namespace IamPolicyAnalyzers.Tool.Tests;

/// <summary>Runs of the real process: what only it decides.</summary>
public sealed class ProcessTests
{
    private static readonly string[] Tool = ["dotnet", "exec", Path.Combine(AppContext.BaseDirectory, "IamPolicyAnalyzers.Tool.dll")];

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

    [Fact]
    public async Task Server_ends_with_the_editor_that_started_it()
    {
        using var folder = new ToolFolder();
        using var editor = Process.Start(new ProcessStartInfo(Tool[0], [.. Tool[1..], "lsp"]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        using var server = Process.Start(new ProcessStartInfo(Tool[0], [.. Tool[1..], "lsp"]) { RedirectStandardInput = true, RedirectStandardOutput = true, WorkingDirectory = folder.Path })!;
        await using var session = new EditorSession(server.StandardInput.BaseStream, server.StandardOutput.BaseStream, EndOf(server));
        await session.RequestAsync("initialize", new JsonObject { ["processId"] = editor.Id, ["capabilities"] = new JsonObject() });

        // Its input stays open, as when another process has inherited it.
        editor.Kill();
        Assert.Equal(1, await session.Ended);
    }

    [Fact]
    public async Task Server_says_nothing_but_messages()
    {
        using var folder = new ToolFolder();
        string Message(string body) => $"Content-Length: {body.Length}\r\n\r\n{body}";
        var input = Message("""{"jsonrpc":"2.0","id":1,"method":"shutdown"}""") + Message("""{"jsonrpc":"2.0","method":"exit"}""");
        var (code, output) = await RunAsync(folder, input, "lsp", "--stdio");
        Assert.StartsWith("Content-Length: ", output);
        Assert.Equal(0, code);
    }

    private static async Task<(int Code, string Output)> RunAsync(ToolFolder folder, string input, params string[] arguments)
    {
        var start = new ProcessStartInfo(Tool[0], [.. Tool[1..], .. arguments])
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

    private static async Task<int> EndOf(Process process)
    {
        await process.WaitForExitAsync();
        return process.ExitCode;
    }
}
