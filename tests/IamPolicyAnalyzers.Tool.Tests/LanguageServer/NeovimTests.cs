using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using IamPolicyAnalyzers.Tests;
using Xunit;

namespace IamPolicyAnalyzers.Tool.Tests.LanguageServer;

/// <summary>The real process behind a real editor.</summary>
public sealed class NeovimTests
{
    private const string Policy = """
        {
          "Version": "2012-10-17",
          "Statement": [
            { "Sid": "Größe😀", "Effect": "Allow", "Action": "s3:GetObjects", "Resource": "arn:aws:s3:::orders/*" },
            { "Sid": "All", "Effect": "Allow", "Action": "*", "Resource": "*" }
          ]
        }
        """;

    [NeovimFact]
    public async Task Shows_findings_and_applies_a_quick_fix()
    {
        using var folder = new ToolFolder().Write("a.iam.json", Policy + "\n");
        var report = await RunAsync(folder, "s3:GetObjects");

        var found = report["diagnostics"]!.AsArray().ToDictionary(static d => (string)d!["code"]!, static d => d!);
        var slip = found["IAM0203"];
        Assert.Equal("iam", (string?)slip["source"]);
        Assert.Equal("Action 's3:GetObjects' does not exist; did you mean 's3:GetObject'?", (string?)slip["message"]);

        // Neovim counts bytes: the letters before are worth more of them than UTF-16 units.
        var line = Policy.Split('\n')[3];
        var start = System.Text.Encoding.UTF8.GetByteCount(line.AsSpan(0, line.IndexOf("s3:GetObjects", StringComparison.Ordinal)));
        Assert.Equal((3, start, start + "s3:GetObjects".Length), ((int)slip["line"]!, (int)slip["column"]!, (int)slip["endColumn"]!));
        Assert.Contains("IAM0602", found.Keys);

        Assert.Equal("Change to 's3:GetObject' (takes effect)", (string?)report["actions"]![0]!["title"]);
        Assert.Equal(Policy.Replace("GetObjects", "GetObject").Split('\n'), report["buffer"]!.AsArray().Select(static line => (string)line!));
        Assert.Equal(found.Count - 1, (int)report["left"]!);
    }

    private static async Task<JsonNode> RunAsync(ToolFolder folder, string word)
    {
        var report = folder.PathOf("report.json");
        var script = Path.Combine(Conditional.RepositoryRoot, "tests", "IamPolicyAnalyzers.Tool.Tests", "LanguageServer", "session.lua");
        var start = new ProcessStartInfo("nvim", ["--headless", "--clean", "-c", $"luafile {script}"])
        {
            WorkingDirectory = folder.Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["POLICY"] = folder.PathOf("a.iam.json"),
                ["WORD"] = word,
                ["REPORT"] = report,
                ["SERVER"] = Path.Combine(AppContext.BaseDirectory, "IamPolicyAnalyzers.Tool.dll"),
            },
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        Assert.True(File.Exists(report), $"Neovim wrote no report\n{await output}{await error}");
        var result = JsonNode.Parse(await File.ReadAllTextAsync(report))!;
        Assert.True(result["failure"] is null, $"{result["failure"]}\n{await output}{await error}");
        return result;
    }
}

/// <summary>Needs Neovim, which CI installs.</summary>
internal sealed class NeovimFactAttribute : FactAttribute
{
    public NeovimFactAttribute() => Skip = Conditional.Without(OperatingSystem.IsWindows() ? "nvim.exe" : "nvim");
}
