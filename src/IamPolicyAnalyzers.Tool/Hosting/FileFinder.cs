using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using IamPolicyAnalyzers.Analysis;

namespace IamPolicyAnalyzers.Tool.Hosting;

/// <summary>From what a user names to the files meant: files, folders with policies under the names of the package, and globs.</summary>
/// <param name="excluded">Globs from the current folder that leave out what folders and globs would find.</param>
/// <param name="takesAnyName">True when the command line says what the files are, so that their names need not.</param>
internal sealed class FileFinder(ToolConsole console, IReadOnlyList<PathPattern> excluded, bool takesAnyName)
{
    /// <summary>The names under which the package finds policies.</summary>
    public static IReadOnlyList<string> DefaultNames { get; } =
    [
        "**/*.iam.json", "**/*.policy.json", "**/*.trust.json", "**/*.scp.json", "**/*.rcp.json", "**/*.resource.json", "**/*.boundary.json", "**/*.session.json",
        "**/*.vpce.json", "**/serverless.template", "**/*.template.json", "**/*.tf.json", "**/*credential-report*.csv", "**/*credential-report*.json",
        "**/*account-summary*.json", "**/*password-policy*.json", "**/*virtual-mfa-devices*.json", "**/policies/**/*.json",
    ];

    private static readonly HashSet<string> s_outputFolders = new(StringComparer.OrdinalIgnoreCase) { "bin", "obj", "node_modules", "cdk.out" };

    private readonly PathPattern[] _defaults = [.. DefaultNames.Select(static name => new PathPattern(name))];

    private readonly SortedSet<string> _files = new(StringComparer.Ordinal);

    private readonly List<string> _problems = [];

    /// <summary>True for a file that the package would find, by its path with forward slashes.</summary>
    public static bool IsDefault(string path) =>
        DefaultNames.Any(name => new PathPattern(name).Matches(path))
        && !path.Split('/')[..^1].Any(static folder => folder.StartsWith('.') || s_outputFolders.Contains(folder));

    private bool _isFileNamed;

    /// <summary>Full paths, sorted, each once.</summary>
    public IReadOnlyCollection<string> Files => _files;

    /// <summary>True when nothing was found to check: side files count where they are named.</summary>
    public bool IsEmpty => !_isFileNamed && _files.All(SideFile.IsOne);

    /// <summary>The folders that could not be looked into.</summary>
    public IReadOnlyList<string> Problems => _problems;

    /// <param name="path">A file, a folder or a glob.</param>
    public void Add(string path)
    {
        var full = console.FullPath(path);
        if (File.Exists(full))
            AddFile(full, path);
        else if (Directory.Exists(full))
            AddFolder(full);
        else if (PathPattern.IsOne(path))
            AddGlob(path);
        else
            throw new UsageException($"'{path}' does not exist");
    }

    /// <summary>The side files in the folders of these files and above them.</summary>
    /// <param name="other">A file besides those that were found.</param>
    public void AddSideFilesAbove(string? other = null)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in other is null ? [.. _files] : _files.Append(other).ToList())
        {
            for (var folder = Path.GetDirectoryName(file); folder is not null && seen.Add(folder); folder = Path.GetDirectoryName(folder))
            {
                foreach (var side in Entries(folder, static f => Directory.EnumerateFiles(f, "*.json")))
                {
                    if (SideFile.IsOne(side))
                        _files.Add(side);
                }
            }
        }
    }

    private void AddFile(string full, string path)
    {
        if (!takesAnyName && !DeclaredType.IsCandidate(full))
            throw new UsageException($"'{path}' has no name that the rules read, as .json or .template; say with --kind what it is");
        _files.Add(full);
        _isFileNamed = true;
    }

    // As the user sees it: below the current folder from there, elsewhere from the folder that was named, its own name included.
    private void AddFolder(string folder)
    {
        var isBelow = !Path.GetRelativePath(console.CurrentDirectory, folder).StartsWith("..", StringComparison.Ordinal);
        var root = isBelow ? console.CurrentDirectory : Path.GetDirectoryName(folder) ?? folder;
        Search(folder, path => Array.Exists(_defaults, name => name.Matches(Relative(root, path))) || SideFile.IsOne(path));
    }

    private void AddGlob(string glob)
    {
        var slashed = glob.Replace('\\', '/');
        var literal = slashed[..(slashed[..slashed.IndexOfAny(['*', '?'])].LastIndexOf('/') + 1)];
        var root = console.FullPath(literal.Length > 0 ? literal : ".");
        var pattern = new PathPattern(slashed[literal.Length..]);
        var found = false;
        if (Directory.Exists(root))
            Search(root, path => pattern.Matches(Relative(root, path)) && (takesAnyName || DeclaredType.IsCandidate(path)) && (found = true));
        if (!found)
            throw new UsageException($"'{glob}' matches no {(takesAnyName ? "file" : "file that the rules read, as .json or .template")}");
    }

    private void Search(string root, Predicate<string> isWanted)
    {
        var visited = new HashSet<string>(StringComparer.Ordinal);
        var folders = new Stack<string>([root]);
        while (folders.TryPop(out var folder))
        {
            // A link may lead back up.
            if (!visited.Add(new DirectoryInfo(folder).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? folder))
                continue;
            foreach (var file in Entries(folder, Directory.EnumerateFiles))
            {
                if (isWanted(file) && !IsExcluded(file))
                    _files.Add(file);
            }

            foreach (var inner in Entries(folder, Directory.EnumerateDirectories))
            {
                var name = Path.GetFileName(inner);
                if (!name.StartsWith('.') && !s_outputFolders.Contains(name) && !IsExcluded(inner))
                    folders.Push(inner);
            }
        }
    }

    private IEnumerable<string> Entries(string folder, Func<string, IEnumerable<string>> list)
    {
        try
        {
            return list(folder).ToList();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            _problems.Add($"{console.Shown(folder)}: cannot be read: {exception.Message}");
            return [];
        }
    }

    private bool IsExcluded(string path) => excluded.Any(pattern => pattern.Matches(Relative(console.CurrentDirectory, path)));

    private static string Relative(string root, string path) => Path.GetRelativePath(root, path).Replace('\\', '/');
}
