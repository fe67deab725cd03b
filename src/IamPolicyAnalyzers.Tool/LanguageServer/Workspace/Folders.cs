using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using IamPolicyAnalyzers.Tool.Hosting;
using IamPolicyAnalyzers.Tool.LanguageServer.Protocol;

namespace IamPolicyAnalyzers.Tool.LanguageServer.Workspace;

/// <summary>The folders of the workspace, and for each file outside of them the folder it stands in. Each file belongs to one.</summary>
internal sealed class Folders(ToolConsole console)
{
    private readonly Dictionary<string, EditedDocument> _open = new(StringComparer.Ordinal);
    private RuleSettings _settings = new(console, mode: null, asOf: null);

    // By path, those of the workspace and those of single files.
    private readonly Dictionary<string, PolicyFolder> _folders = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _roots = new(StringComparer.Ordinal);

    public IEnumerable<PolicyFolder> All => _folders.Values;

    /// <summary>The folders of the workspace itself.</summary>
    public IEnumerable<PolicyFolder> OfWorkspace => _roots.Select(root => _folders[root]);

    public void Change(IEnumerable<WorkspaceFolder> added, IEnumerable<WorkspaceFolder> removed)
    {
        _roots.ExceptWith(removed.Select(PathOf).OfType<string>());
        _roots.UnionWith(added.Select(PathOf).OfType<string>());
        _folders.Clear();
        foreach (var root in _roots)
            _folders.Add(root, new PolicyFolder(root, console, _settings, [.. _roots.Where(inner => inner != root && PolicyFolder.Holds(root, inner))]));
        foreach (var document in _open.Values)
            Of(document.File.Path).Put(document);
    }

    public void Reload(RuleSettings? settings)
    {
        _settings = settings ?? _settings.Reread();
        foreach (var folder in All)
            folder.Reload(_settings);
    }

    /// <summary>The path of a document; null for one that cannot hold policies of a folder.</summary>
    public string? PathOf(string uri) => DocumentUri.PathOf(uri, _roots.FirstOrDefault() ?? console.CurrentDirectory);

    public PolicyFolder Open(EditedDocument document)
    {
        _open[document.Uri] = document;
        var folder = Of(document.File.Path);
        folder.Put(document);
        return folder;
    }

    public EditedDocument? Find(string uri) => _open.GetValueOrDefault(uri);

    public void Close(string uri)
    {
        if (!_open.Remove(uri, out var document))
            return;
        var (path, folder) = (document.File.Path, Of(document.File.Path));

        // An editor may have the same file open by another address.
        if (_open.Values.FirstOrDefault(other => other.File.Path == path) is { } twin)
            folder.Put(twin);
        else
            folder.Close(path);
    }

    /// <summary>The innermost folder of the workspace that holds the file, or else the one it stands in.</summary>
    public PolicyFolder Of(string path)
    {
        if (OfWorkspace.FirstOrDefault(folder => folder.Owns(path)) is { } folder)
            return folder;
        var own = Path.GetDirectoryName(path) ?? path;
        if (!_folders.TryGetValue(own, out var single))
            _folders.Add(own, single = new PolicyFolder(own, console, _settings, inner: null));
        return single;
    }

    private string? PathOf(WorkspaceFolder folder) => DocumentUri.PathOf(folder.Uri, console.CurrentDirectory) is { } path ? Path.TrimEndingDirectorySeparator(path) : null;
}
