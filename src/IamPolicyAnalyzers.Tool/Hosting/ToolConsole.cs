using System;
using System.Globalization;
using System.IO;
using System.Text;
using IamPolicyAnalyzers.Analysis;

namespace IamPolicyAnalyzers.Tool.Hosting;

/// <summary>All that a command may see of the process around it; tests make their own.</summary>
internal sealed class ToolConsole : IDisposable
{
    public required TextWriter Out { get; init; }

    public required TextWriter Error { get; init; }

    /// <summary>Bytes, since the encoding of a policy is found from them.</summary>
    public required Stream In { get; init; }

    /// <summary>Standard output for those who write bytes; nothing of theirs may mix with <see cref="Out"/>.</summary>
    public Stream OutBytes { get; init; } = Stream.Null;

    /// <summary>A full path without a slash at its end.</summary>
    public required string CurrentDirectory { get; init; }

    public required CalendarDay Today { get; init; }

    public bool IsOutTerminal { get; init; }

    public bool IsErrorTerminal { get; init; }

    public bool IsInTerminal { get; init; }

    /// <summary>False where NO_COLOR is set, the terminal is dumb, or the output goes to a file.</summary>
    public bool HasColor { get; init; }

    public static ToolConsole OfProcess()
    {
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        CalendarDay.TryParse(DateTime.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), out var today);
        return new ToolConsole
        {
            Out = new StreamWriter(Console.OpenStandardOutput(), utf8, bufferSize: 16 * 1024),
            Error = new StreamWriter(Console.OpenStandardError(), utf8) { AutoFlush = true },
            In = Console.OpenStandardInput(),
            OutBytes = Console.OpenStandardOutput(),
            CurrentDirectory = Directory.GetCurrentDirectory(),
            Today = today,
            IsOutTerminal = !Console.IsOutputRedirected,
            IsErrorTerminal = !Console.IsErrorRedirected,
            IsInTerminal = !Console.IsInputRedirected,
            HasColor = !Console.IsOutputRedirected
                && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
                && Environment.GetEnvironmentVariable("TERM") is not "dumb",
        };
    }

    /// <summary>The same console in another folder.</summary>
    public ToolConsole InFolder(string path) => new() { Out = Out, Error = Error, In = In, CurrentDirectory = path, Today = Today, HasColor = HasColor };

    /// <summary>A path as a user here writes it: relative below the current folder, with forward slashes.</summary>
    public string Shown(string path) => Shown(CurrentDirectory, path);

    /// <summary>A path as seen from a folder; in full when it leads out of it.</summary>
    public static string Shown(string folder, string path)
    {
        var relative = Path.GetRelativePath(folder, path);
        return (relative.StartsWith("..", StringComparison.Ordinal) ? path : relative).Replace('\\', '/');
    }

    /// <summary>The full path of what a user here writes.</summary>
    public string FullPath(string path) => Path.GetFullPath(path, CurrentDirectory);

    public void Dispose() => Out.Flush();
}
