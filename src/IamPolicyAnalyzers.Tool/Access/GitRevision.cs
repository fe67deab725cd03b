using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using IamPolicyAnalyzers.Tool.Hosting;

namespace IamPolicyAnalyzers.Tool.Access;

/// <summary>A file or folder as a commit has it, read by running <c>git</c>.</summary>
/// <param name="folder">The folder whose repository is meant.</param>
/// <param name="name">As git has it, <c>main:policies</c>.</param>
internal sealed class GitRevision(string folder, string name)
{
    private const string SymbolicLink = "120000";

    /// <summary>True for what looks like a revision with a path. The drive of a Windows path is none.</summary>
    public static bool IsOne(string name) => name.IndexOf(':') is 0 or > 1;

    /// <summary>The folder of the repository.</summary>
    public string Root { get; } = Run(folder, "rev-parse", "--show-toplevel").TrimEnd('\n', '\r');

    /// <summary>The path in the repository, which is what the name has behind its colon.</summary>
    public string Path => name[(name.IndexOf(':') + 1)..].TrimEnd('/');

    /// <summary>The files that were wanted and are symbolic links, which nobody follows in a commit.</summary>
    public IReadOnlyList<string> Links { get; private set; } = [];

    /// <summary>The files with their content, by the way from here; a file of its own has the empty way.</summary>
    /// <param name="isWanted">Which files of a folder to read, by the way from here.</param>
    /// <exception cref="UsageException">There is no such revision, or no git.</exception>
    public IReadOnlyList<(string Name, byte[] Content)> Read(Predicate<string> isWanted)
    {
        var id = Run(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", name).Trim();
        if (id.Length == 0)
            throw new UsageException($"git knows no '{name}'");
        var kind = Run(Root, "cat-file", "-t", id).Trim();
        if (kind == "blob")
            return [("", Contents([id])[0])];
        if (kind != "tree")
            throw new UsageException($"'{name}' is a {kind} of git; write it as REVISION:PATH");
        var entries = Run(Root, "ls-tree", "-r", "-z", "--full-tree", id).Split('\0', StringSplitOptions.RemoveEmptyEntries)
            .Select(static entry => (Fields: entry[..entry.IndexOf('\t')].Split(' '), Name: entry[(entry.IndexOf('\t') + 1)..]))
            .Where(entry => entry.Fields is [_, "blob", _] && isWanted(entry.Name))
            .ToList();
        Links = [.. entries.Where(static entry => entry.Fields[0] == SymbolicLink).Select(static entry => entry.Name)];
        entries.RemoveAll(static entry => entry.Fields[0] == SymbolicLink);
        var contents = Contents([.. entries.Select(static entry => entry.Fields[2])]);
        return [.. entries.Select((entry, i) => (entry.Name, contents[i]))];
    }

    private List<byte[]> Contents(IReadOnlyList<string> ids)
    {
        var contents = new List<byte[]>();
        using var git = Start(Root, ["cat-file", "--batch"]);
        var asking = Task.Run(() =>
        {
            foreach (var id in ids)
                git.StandardInput.Write(id + "\n");
            git.StandardInput.Close();
        });
        var answer = new BufferedStream(git.StandardOutput.BaseStream);
        foreach (var id in ids)
        {
            // '<id> blob <size>', the bytes, and a line break.
            if (LineOf(answer).Split(' ') is not [_, "blob", var size])
                throw new UsageException($"git cannot read the object {id} of '{name}'");
            var content = new byte[int.Parse(size, System.Globalization.CultureInfo.InvariantCulture)];
            answer.ReadExactly(content);
            answer.ReadByte();
            contents.Add(content);
        }

        asking.Wait();
        git.WaitForExit();
        return contents;
    }

    private static string LineOf(Stream stream)
    {
        var line = new StringBuilder();
        for (int next; (next = stream.ReadByte()) is not ('\n' or -1);)
            line.Append((char)next);
        return line.ToString();
    }

    private static string Run(string folder, params string[] arguments)
    {
        using var git = Start(folder, arguments);
        git.StandardInput.Close();
        var errors = git.StandardError.ReadToEndAsync();
        var output = git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        if (git.ExitCode != 0 && errors.Result.Trim() is { Length: > 0 } problem)
            throw new UsageException("git says: " + problem.Split('\n')[0]);
        return git.ExitCode == 0 ? output : "";
    }

    private static Process Start(string folder, string[] arguments)
    {
        var start = new ProcessStartInfo("git")
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        };

        // Of a partial clone git would fetch what is missing; this tool stays away from the network.
        start.Environment["GIT_NO_LAZY_FETCH"] = "1";
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception exception)
        {
            throw new UsageException($"git cannot be started, which reads REVISION:PATH: {exception.Message}");
        }
    }
}
