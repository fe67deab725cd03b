using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Tool.Hosting;

namespace IamPolicyAnalyzers.Tool.Access;

/// <summary>One side of a comparison: a file or a folder, on disk or of a commit.</summary>
internal sealed class PolicyVersion
{
    private static readonly string[] s_nowhere = ["/dev/null", "NUL"];

    private PolicyVersion(string name, string root, bool isFolder)
    {
        Name = name;
        Root = root;
        IsFolder = isFolder;
    }

    /// <summary>As the user wrote it.</summary>
    public string Name { get; }

    /// <summary>The full path of the file or folder, for a commit where a checkout has it.</summary>
    public string Root { get; }

    public bool IsFolder { get; }

    /// <summary>True for <c>/dev/null</c>, which stands for a file that is not there, as in <c>diff</c> and git.</summary>
    public bool IsNowhere { get; private init; }

    /// <summary>The content of the files by their way from the root, with forward slashes; empty for the root itself.</summary>
    public SortedDictionary<string, byte[]> Files { get; } = new(StringComparer.Ordinal);

    /// <summary>The files that could not be read.</summary>
    public List<string> Problems { get; } = [];

    /// <exception cref="UsageException">There is no such file, folder or revision.</exception>
    public static PolicyVersion Open(string name, ToolConsole console)
    {
        if (s_nowhere.Contains(name))
            return new PolicyVersion(name, console.FullPath(name), isFolder: false) { IsNowhere = true };
        var path = console.FullPath(name);
        if (File.Exists(path) || Directory.Exists(path))
            return OnDisk(name, path, console);
        return GitRevision.IsOne(name) ? OfCommit(name, console) : throw new UsageException($"'{name}' does not exist; a file of a commit is REVISION:PATH");
    }

    private static PolicyVersion OnDisk(string name, string path, ToolConsole console)
    {
        var version = new PolicyVersion(name, path, Directory.Exists(path));
        var finder = new FileFinder(console, [], takesAnyName: true);
        finder.Add(path);
        version.Problems.AddRange(finder.Problems);
        foreach (var file in finder.Files.Where(static file => !SideFile.IsOne(file)))
        {
            try
            {
                version.Files.Add(version.IsFolder ? Path.GetRelativePath(path, file).Replace('\\', '/') : "", File.ReadAllBytes(file));
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                version.Problems.Add($"{console.Shown(file)}: cannot be read: {exception.Message}");
            }
        }

        return version;
    }

    private static PolicyVersion OfCommit(string name, ToolConsole console)
    {
        var git = new GitRevision(console.CurrentDirectory, name);
        var files = git.Read(way => FileFinder.IsDefault($"{git.Path}/{way}") && !SideFile.IsOne(way));
        var version = new PolicyVersion(name, Path.GetFullPath(git.Path, git.Root), files is not [("", _)]);
        version.Problems.AddRange(git.Links.Select(link => $"{link} of {name}: is a symbolic link, which is not followed in a commit"));
        foreach (var (way, content) in files)
            version.Files.Add(way, content);
        return version;
    }
}
