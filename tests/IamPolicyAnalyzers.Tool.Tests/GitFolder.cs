using System.Diagnostics;
using Xunit;

namespace IamPolicyAnalyzers.Tool.Tests;

/// <summary>Git in the folder of a test.</summary>
internal static class GitFolder
{
    /// <summary>Runs git, which has to succeed, with the identity of nobody and without the configuration of anybody.</summary>
    public static ToolFolder Git(this ToolFolder folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("git") { WorkingDirectory = folder.Path, RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (var (name, value) in new[]
        {
            ("GIT_CONFIG_GLOBAL", "/dev/null"), ("GIT_CONFIG_NOSYSTEM", "1"), ("GIT_AUTHOR_NAME", "a"), ("GIT_AUTHOR_EMAIL", "a@example.com"),
            ("GIT_COMMITTER_NAME", "a"), ("GIT_COMMITTER_EMAIL", "a@example.com"), ("GIT_CEILING_DIRECTORIES", System.IO.Path.GetDirectoryName(folder.Path)!),
        })
            start.Environment[name] = value;
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        using var git = Process.Start(start)!;
        var error = git.StandardError.ReadToEndAsync();
        git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        Assert.True(git.ExitCode == 0, error.Result);
        return folder;
    }

    public static ToolFolder Commit(this ToolFolder folder) => folder.Git("init", "-q").Git("add", "-A").Git("commit", "-qm", "Policies");
}
