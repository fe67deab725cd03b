using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Tool.Hosting;

namespace IamPolicyAnalyzers.Tool.LanguageServer.Workspace;

/// <summary>
/// A folder of the workspace: what is open in it, what stands on the disk, and the configuration. Policies that are not open are read only when
/// somebody needs them: a side file that speaks of them, or a client that wants the whole folder reported.
/// </summary>
internal sealed class PolicyFolder
{
    // Of the whole process: a document may pass from one folder to another, with what was found in it before.
    private static int s_lastStamp;

    private readonly ToolConsole _console;
    private ImmutableSortedDictionary<string, EditedDocument> _open = ImmutableSortedDictionary.Create<string, EditedDocument>(StringComparer.Ordinal);
    private readonly Dictionary<string, PolicyText> _onDisk = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();
    private readonly IReadOnlyList<string>? _inner;
    private RuleSettings _settings;
    private PolicyWorkspace? _workspace;
    private Task? _reading;
    private int _stamp;
    private int _sideStamp;

    /// <param name="inner">
    /// The folders of the workspace inside of this one, each of which has its files for itself; null for the folder of a file that is open by itself,
    /// whose other policies do not matter.
    /// </param>
    public PolicyFolder(string path, ToolConsole console, RuleSettings settings, IReadOnlyList<string>? inner)
    {
        Path = path;
        _console = console.InFolder(path);
        _settings = settings;
        _inner = inner;
        Touch(path: null);
    }

    public string Path { get; }

    /// <summary>Everything open, in the order of paths.</summary>
    public IReadOnlyList<EditedDocument> OpenDocuments
    {
        get
        {
            lock (_lock)
                return [.. _open.Values];
        }
    }

    private bool IsWhole => _inner is not null;

    /// <summary>True for a path inside the folder and in none of those inside of it.</summary>
    public bool Owns(string path) => Holds(Path, path) && _inner?.Any(inner => Holds(inner, path)) != true;

    /// <summary>True for the path of the folder itself, too.</summary>
    public static bool Holds(string folder, string path) =>
        path.StartsWith(folder, StringComparison.Ordinal) && (path.Length == folder.Length || System.IO.Path.EndsInDirectorySeparator(folder) || path[folder.Length] is '/' or '\\');

    /// <summary>Takes a document that was opened, or the new text of one.</summary>
    public void Put(EditedDocument document)
    {
        lock (_lock)
        {
            var isNew = !_open.ContainsKey(document.File.Path);
            _open = _open.SetItem(document.File.Path, document);
            if (isNew)
                ReadSideFilesAbove(document.File.Path);
            Touch(document.File.Path);
        }
    }

    /// <summary>Takes a document away; from now on the file on the disk counts.</summary>
    public void Close(string path)
    {
        lock (_lock)
        {
            if (!_open.ContainsKey(path))
                return;
            _open = _open.Remove(path);
            Touch(path);
            if (IsOfProject(path))
                Reread(path);
        }
    }

    /// <summary>Reads configuration and side files again.</summary>
    public void Reload(RuleSettings? settings = null)
    {
        lock (_lock)
        {
            _settings = settings ?? _settings.Reread();
            foreach (var side in _onDisk.Keys.Where(SideFile.IsOne).ToList())
                Reread(side);
            foreach (var path in _open.Keys)
                ReadSideFilesAbove(path);
            Touch(path: null);
        }
    }

    /// <summary>Takes note that a file on the disk is new, has changed or is gone.</summary>
    public void OnDiskChange(string path)
    {
        lock (_lock)
        {
            if (IsOfProject(path))
                Reread(path);
        }
    }

    /// <summary>An open document with all around it; null when it is not open here.</summary>
    public EditedFile? Find(string path)
    {
        lock (_lock)
            return _open.TryGetValue(path, out var document) ? View(document, Workspace()) : null;
    }

    /// <summary>As <see cref="Find"/>; where the document is a side file, every policy of the folder is read first.</summary>
    public async Task<EditedFile?> FindWithPoliciesAsync(string path)
    {
        if (SideFile.IsOne(path))
            await ReadAllAsync().ConfigureAwait(false);
        return Find(path);
    }

    /// <summary>Every file of the folder, open or not.</summary>
    public async Task<IReadOnlyList<EditedFile>> FindAllAsync()
    {
        await ReadAllAsync().ConfigureAwait(false);
        lock (_lock)
        {
            var workspace = Workspace();
            return [.. workspace.Files.Select(file => View(DocumentOf(file), workspace))];
        }

        EditedDocument DocumentOf(PolicyText file) => _open.TryGetValue(file.Path, out var document) ? document : new EditedDocument(file);
    }

    private EditedFile View(EditedDocument document, PolicyWorkspace workspace) =>
        new(document, workspace, document.File.IsSideFile ? _stamp : _sideStamp, IsWhole ? Path : null, _open);

    private Task ReadAllAsync()
    {
        if (!IsWhole)
            return Task.CompletedTask;
        lock (_lock)
            return _reading ??= Task.Run(ReadAll);
    }

    private void ReadAll()
    {
        var finder = new FileFinder(_console, [], takesAnyName: false);
        if (Directory.Exists(Path))
            finder.Add(Path);
        foreach (var path in finder.Files.Where(Owns))
        {
            var file = TryRead(path);
            lock (_lock)
            {
                if (file is not null)
                    _onDisk.TryAdd(path, file);
            }
        }

        lock (_lock)
            Touch(path: null);
    }

    /// <summary>True for a file that counts although nobody has opened it.</summary>
    private bool IsOfProject(string path) => SideFile.IsOne(path)
        ? Owns(path) || (System.IO.Path.GetDirectoryName(path) is { } above && Holds(above, Path))
        : _reading is not null && Owns(path) && FileFinder.IsDefault(Relative(path));

    private PolicyWorkspace Workspace() => _workspace ??= new PolicyWorkspace(
        _console,
        _open.Values.Select(static document => document.File).Concat(_onDisk.Values.Where(file => !_open.ContainsKey(file.Path))).OrderBy(static file => file.Path, StringComparer.Ordinal),
        _settings.Configuration,
        problems: []);

    private void ReadSideFilesAbove(string path)
    {
        var finder = new FileFinder(_console, [], takesAnyName: false);
        finder.AddSideFilesAbove(path);
        foreach (var side in finder.Files)
        {
            if (!_onDisk.ContainsKey(side))
                Reread(side);
        }
    }

    private void Reread(string path)
    {
        if (TryRead(path) is { } file)
        {
            if (_onDisk.TryGetValue(path, out var known) && known.Text.ContentEquals(file.Text))
                return;
            _onDisk[path] = file;
        }
        else
        {
            _onDisk.Remove(path);
        }

        Touch(path);
    }

    private void Touch(string? path)
    {
        _workspace = null;
        _stamp = Interlocked.Increment(ref s_lastStamp);
        if (path is null || SideFile.IsOne(path))
            _sideStamp = _stamp;
    }

    private string Relative(string path) => System.IO.Path.GetRelativePath(Path, path).Replace('\\', '/');

    /// <summary>Null for a file that is gone, or that cannot be read just now: the editor would not show it either.</summary>
    private static PolicyText? TryRead(string path)
    {
        try
        {
            return PolicyText.Read(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
