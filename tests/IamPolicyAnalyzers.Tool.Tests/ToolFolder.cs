using System;
using System.IO;
using System.Text;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Tool.Commands;
using IamPolicyAnalyzers.Tool.Hosting;
using Xunit;

namespace IamPolicyAnalyzers.Tool.Tests;

/// <summary>A folder of a user, and the tool run in it, in this process.</summary>
internal sealed class ToolFolder : IDisposable
{
    /// <summary>Its one warning is <c>(1,73): warning IAM0602</c>.</summary>
    public const string Administrator = """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "*", "Resource": "*" } }""";

    /// <summary>Nothing to say of it.</summary>
    public const string Sound = """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::orders/*" } }""";

    public string Path { get; } = Directory.CreateTempSubdirectory("iam-policy-").FullName;

    public string PathOf(string relative) => System.IO.Path.Combine(Path, relative);

    public ToolFolder Write(string path, string content) => Write(path, new UTF8Encoding(false).GetBytes(content));

    public ToolFolder Write(string path, byte[] content)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(PathOf(path))!);
        File.WriteAllBytes(PathOf(path), content);
        return this;
    }

    public string Read(string path) => File.ReadAllText(PathOf(path));

    public ToolResult Run(params string[] arguments) => ToolRun.In(Path, arguments);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}

/// <summary>Runs of the tool in this process.</summary>
internal static class ToolRun
{
    public static ToolResult In(string directory, params string[] arguments) => With(directory, "", hasColor: false, arguments);

    /// <param name="input">What standard input holds.</param>
    public static ToolResult With(string directory, string input, bool hasColor, params string[] arguments)
    {
        CalendarDay.TryParse("2026-11-01", out var today);
        using var console = new ToolConsole
        {
            Out = new StringWriter { NewLine = "\n" },
            Error = new StringWriter { NewLine = "\n" },
            In = new MemoryStream(new UTF8Encoding(false).GetBytes(input)),
            CurrentDirectory = directory,
            Today = today,
            HasColor = hasColor,
        };
        var code = new IamPolicyCommand(console).Run(arguments);
        return new ToolResult(code, console.Out.ToString()!, console.Error.ToString()!);
    }
}

/// <summary>What a run left.</summary>
internal sealed record ToolResult(int Code, string Out, string Error)
{
    public ToolResult Exited(int code)
    {
        Assert.True(Code == code, $"Exit code {Code} instead of {code}\n{Out}{Error}");
        return this;
    }
}
