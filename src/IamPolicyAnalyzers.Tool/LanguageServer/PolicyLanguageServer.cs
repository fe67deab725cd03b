using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Reflection;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Tool.Hosting;
using IamPolicyAnalyzers.Tool.LanguageServer.Completion;
using IamPolicyAnalyzers.Tool.LanguageServer.Connection;
using IamPolicyAnalyzers.Tool.LanguageServer.Protocol;
using IamPolicyAnalyzers.Tool.LanguageServer.Workspace;
using StreamJsonRpc;

namespace IamPolicyAnalyzers.Tool.LanguageServer;

/// <summary>
/// The methods of the protocol. Each runs alone up to its first <c>await</c>, in the order in which messages arrive: what it needs of documents and
/// folders it takes there.
/// </summary>
internal sealed partial class PolicyLanguageServer : IDisposable
{
    private const int NotInitialized = -32002;

    private readonly ToolConsole _console;
    private readonly EditorClient _client;
    private readonly Folders _folders;
    private readonly DiagnosticsFeature _diagnostics;
    private readonly DiagnosticsPublisher _publisher;
    private readonly CodeActionsFeature _codeActions;
    private readonly CompletionFeature _completion = new();
    private readonly TaskCompletionSource<int> _exited = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _disposed = new();

    private ClientAbilities? _abilities;
    private ServerSettings _settings = new();
    private bool _isShutDown;

    public PolicyLanguageServer(ToolConsole console, EditorClient client)
    {
        _console = console;
        _client = client;
        _folders = new Folders(console);
        _diagnostics = new DiagnosticsFeature(client);
        _publisher = new DiagnosticsPublisher(client, _diagnostics);
        _codeActions = new CodeActionsFeature(_diagnostics);
    }

    /// <summary>Ends with the exit code when the client has taken its leave, or its process is gone.</summary>
    public Task<int> Exited => _exited.Task;

    public void Dispose()
    {
        _disposed.Cancel();
        _publisher.Dispose();
    }

    [JsonRpcMethod("initialize", UseSingleObjectParameterDeserialization = true)]
    public InitializeResult Initialize(InitializeParams request)
    {
        if (_abilities is not null)
            throw new LocalRpcException("initialize was sent before") { ErrorCode = (int)StreamJsonRpc.Protocol.JsonRpcErrorCode.InvalidRequest };
        _abilities = new ClientAbilities(request.Capabilities.ValueKind == JsonValueKind.Undefined ? default : request.Capabilities.Clone());
        _codeActions.Abilities = _abilities;
        _hover.TakesMarkdown = _abilities.TakesMarkdownHovers;
        _completion.Abilities = _abilities;
        if (request.ProcessId is { } processId)
            _ = EndWithAsync(processId);
        Take(_settings.With(request.InitializationOptions));
        var root = request.RootUri ?? (request.RootPath is { Length: > 0 } path ? DocumentUri.Of(path) : null);
        _folders.Change(request.WorkspaceFolders ?? (root is null ? [] : [new WorkspaceFolder(root)]), []);
        return new InitializeResult(Capabilities(), new ServerInfo("iam-policy", Version()));
    }

    [JsonRpcMethod("initialized")]
    public void Initialized()
    {
        if (Abilities.WatchesFiles)
            _client.Register(new Registration("watch", "workspace/didChangeWatchedFiles", new WatchedFilesOptions(WatchedFiles())));
    }

    [JsonRpcMethod("shutdown")]
    public object? Shutdown()
    {
        _isShutDown = true;
        return null;
    }

    [JsonRpcMethod("exit")]
    public void Exit() => _exited.TrySetResult(_isShutDown ? ExitCode.Clean : 1);

    [JsonRpcMethod("textDocument/didOpen", UseSingleObjectParameterDeserialization = true)]
    public void DidOpen(DidOpenParams request)
    {
        var item = request.TextDocument;
        if (!IsRunning || _folders.PathOf(item.Uri) is not { } path)
            return;
        var folder = _folders.Open(new EditedDocument(item.Uri, path, item.Version, item.Text));

        // Editors without watchers tell of nothing else when configuration changes.
        if (!Abilities.WatchesFiles)
            folder.Reload();
        Publish(folder, item.Uri, path);
    }

    [JsonRpcMethod("textDocument/didChange", UseSingleObjectParameterDeserialization = true)]
    public void DidChange(DidChangeParams request)
    {
        if (!IsRunning || _folders.Find(request.TextDocument.Uri) is not { } document)
            return;
        var path = document.File.Path;
        Publish(_folders.Open(document.With(request.TextDocument.Version, request.ContentChanges)), document.Uri, path);
    }

    [JsonRpcMethod("textDocument/didSave", UseSingleObjectParameterDeserialization = true)]
    public void DidSave(DocumentParams request)
    {
        if (!IsRunning || Abilities.WatchesFiles || _folders.PathOf(request.TextDocument.Uri) is not { } path)
            return;
        var folder = _folders.Of(path);
        folder.Reload();
        ShowAnew([folder]);
    }

    [JsonRpcMethod("textDocument/didClose", UseSingleObjectParameterDeserialization = true)]
    public void DidClose(DocumentParams request)
    {
        if (!IsRunning || _folders.Find(request.TextDocument.Uri) is not { } document)
            return;
        _folders.Close(document.Uri);
        if (!Abilities.PullsDiagnostics)
            _publisher.Clear(document.Uri);
        if (document.File.IsSideFile)
            ShowAnew([_folders.Of(document.File.Path)]);
    }

    [JsonRpcMethod("workspace/didChangeWorkspaceFolders", UseSingleObjectParameterDeserialization = true)]
    public void DidChangeWorkspaceFolders(DidChangeWorkspaceFoldersParams request)
    {
        if (!IsRunning)
            return;
        _folders.Change(request.Event.Added, request.Event.Removed);
        ShowAnew(_folders.All);
    }

    [JsonRpcMethod("workspace/didChangeConfiguration", UseSingleObjectParameterDeserialization = true)]
    public void DidChangeConfiguration(DidChangeConfigurationParams request)
    {
        if (!IsRunning)
            return;
        var settings = request.Settings;

        // Under our name all of them are sent, so that one that is missing is set no more; without it, as some editors do, only those that changed.
        Take(settings.ValueKind == JsonValueKind.Object && settings.TryGetProperty("iamPolicy", out var own)
            ? new ServerSettings(Commands: _settings.Commands).With(own)
            : _settings.With(settings));
        ShowAnew(_folders.All);
    }

    [JsonRpcMethod("workspace/didChangeWatchedFiles", UseSingleObjectParameterDeserialization = true)]
    public void DidChangeWatchedFiles(DidChangeWatchedFilesParams request)
    {
        if (!IsRunning)
            return;
        var paths = request.Changes.Select(change => _folders.PathOf(change.Uri)).OfType<string>().ToList();
        if (paths.Exists(static path => path.EndsWith(".editorconfig", StringComparison.Ordinal) || path.EndsWith(".globalconfig", StringComparison.Ordinal)))
            _folders.Reload(settings: null);
        foreach (var path in paths)
        foreach (var folder in _folders.All)
            folder.OnDiskChange(path);
        ShowAnew(_folders.All);
    }

    [JsonRpcMethod("textDocument/diagnostic", UseSingleObjectParameterDeserialization = true)]
    public Task<DocumentDiagnosticReport> Diagnostic(DocumentDiagnosticParams request, CancellationToken cancellationToken) =>
        OnFile(
            request.TextDocument.Uri,
            file => file.ResultId == request.PreviousResultId
                ? new DocumentDiagnosticReport("unchanged", file.ResultId, null)
                : new DocumentDiagnosticReport("full", file.ResultId, _diagnostics.Of(file, cancellationToken)),
            new DocumentDiagnosticReport("full", null, []),
            cancellationToken);

    [JsonRpcMethod("workspace/diagnostic", UseSingleObjectParameterDeserialization = true)]
    public async Task<WorkspaceDiagnosticReport> WorkspaceDiagnostic(WorkspaceDiagnosticParams request, CancellationToken cancellationToken)
    {
        // A client may write an address back otherwise than it was sent.
        var known = request.PreviousResultIds.GroupBy(id => _folders.PathOf(id.Uri) ?? id.Uri).ToDictionary(static ids => ids.Key, static ids => ids.Last(), StringComparer.Ordinal);
        var folders = _settings.WorkspaceDiagnostics && IsRunning ? _folders.OfWorkspace.ToList() : [];
        var items = new List<WorkspaceDocumentDiagnosticReport>();
        foreach (var folder in folders)
        {
            foreach (var file in await folder.FindAllAsync().ConfigureAwait(false))
            {
                cancellationToken.ThrowIfCancellationRequested();
                var isKnown = known.Remove(file.Document.File.Path, out var previous) && previous.Value == file.ResultId;
                items.Add(new(
                    isKnown ? "unchanged" : "full", file.ResultId, isKnown ? null : _diagnostics.Of(file, cancellationToken), file.Document.Uri, file.Document.Version));
            }
        }

        // What is gone has no findings any more.
        items.AddRange(known.Values.Select(static gone => new WorkspaceDocumentDiagnosticReport("full", null, [], gone.Uri, null)));
        return new WorkspaceDiagnosticReport([.. items]);
    }

    [JsonRpcMethod("textDocument/codeAction", UseSingleObjectParameterDeserialization = true)]
    public Task<CodeAction[]?> CodeActions(CodeActionParams request, CancellationToken cancellationToken) =>
        OnFile<CodeAction[]?>(request.TextDocument.Uri, file => _codeActions.For(file, request, cancellationToken), null, cancellationToken);

    [JsonRpcMethod("codeAction/resolve", UseSingleObjectParameterDeserialization = true)]
    public Task<CodeAction> ResolveCodeAction(CodeAction action, CancellationToken cancellationToken) =>
        OnFile(action.Data?.Uri ?? "", file => _codeActions.Resolve(file, action, cancellationToken), action, cancellationToken);

    [JsonRpcMethod("textDocument/completion", UseSingleObjectParameterDeserialization = true)]
    public Task<CompletionList> Complete(PositionParams request, CancellationToken cancellationToken) =>
        OnFile(request.TextDocument.Uri, file => _completion.At(file, request.Position, cancellationToken), new CompletionList(false, []), cancellationToken);

    [JsonRpcMethod("completionItem/resolve", UseSingleObjectParameterDeserialization = true)]
    public CompletionItem ResolveCompletion(CompletionItem item) => _completion.Resolve(item);

    private bool IsRunning => _abilities is not null && !_isShutDown;

    private ClientAbilities Abilities => _abilities!;

    /// <summary>Answers from a document as it is when the message arrives.</summary>
    /// <param name="otherwise">The answer for a document that is not open, or is none of our business.</param>
    private Task<T> OnFile<T>(string uri, Func<EditedFile, T> answer, T otherwise, CancellationToken cancellationToken)
    {
        if (_abilities is null)
            throw new LocalRpcException("initialize comes first") { ErrorCode = NotInitialized };
        if (_isShutDown)
            throw new LocalRpcException("the server is shut down") { ErrorCode = (int)StreamJsonRpc.Protocol.JsonRpcErrorCode.InvalidRequest };
        if (_folders.Find(uri) is not { } document)
            return Task.FromResult(otherwise);
        var path = document.File.Path;
        var folder = _folders.Of(path);
        var needsPolicies = SideFile.IsOne(path);
        var now = needsPolicies ? null : folder.Find(path);
        return Task.Run(
            async () =>
            {
                var file = needsPolicies ? await folder.FindWithPoliciesAsync(path).ConfigureAwait(false) : now;
                return file?.Context is null ? otherwise : answer(file);
            },
            cancellationToken);
    }

    private void Publish(PolicyFolder folder, string uri, string path)
    {
        if (Abilities.PullsDiagnostics)
            return;
        _publisher.Publish(uri, () => folder.FindWithPoliciesAsync(path));

        // A side file decides about the others.
        if (SideFile.IsOne(path))
            PublishOthers(folder, path);
    }

    private void PublishOthers(PolicyFolder folder, string? path)
    {
        foreach (var document in folder.OpenDocuments.Where(document => document.File.Path != path))
            _publisher.Publish(document.Uri, () => folder.FindWithPoliciesAsync(document.File.Path));
    }

    /// <summary>Something around the documents has changed: their findings may be others.</summary>
    private void ShowAnew(IEnumerable<PolicyFolder> folders)
    {
        if (!Abilities.PullsDiagnostics)
        {
            foreach (var folder in folders)
                PublishOthers(folder, path: null);
        }
        else if (Abilities.RefreshesDiagnostics)
        {
            _client.Refresh("workspace/diagnostic/refresh");
        }

        if (Abilities.RefreshesHints)
            _client.Refresh("workspace/inlayHint/refresh");
        if (Abilities.RefreshesLenses)
            _client.Refresh("workspace/codeLens/refresh");
    }

    private void Take(ServerSettings settings)
    {
        try
        {
            if (settings.Mode != _settings.Mode || settings.AsOf != _settings.AsOf)
                _folders.Reload(new RuleSettings(_console, settings.Mode, settings.AsOf));
        }
        catch (UsageException exception)
        {
            _client.Warn($"iam-policy: {exception.Message}");
            settings = settings with { Mode = _settings.Mode, AsOf = _settings.AsOf };
        }

        if (settings.JsonErrors != _settings.JsonErrors)
        {
            _diagnostics.ReportsJsonErrors = settings.JsonErrors;

            // The findings are others than those that a client was sent.
            _folders.Reload(settings: null);
        }

        _settings = settings;
        _completion.MayAskAgain = settings.Commands?.Contains(CompletionFeature.AskAgain) == true;
    }

    private ServerCapabilities Capabilities() => new(
        new TextDocumentSyncOptions(OpenClose: true, Change: 2, Save: true),
        "utf-16",
        Abilities.PullsDiagnostics ? new DiagnosticOptions("iam", InterFileDependencies: true, _settings.WorkspaceDiagnostics) : null,
        new CodeActionOptions([CodeActionKind.QuickFix, CodeActionKind.FixAll], ResolveProvider: true),
        new CompletionOptions(CompletionFeature.TriggerCharacters, ResolveProvider: true),
        new ExecuteCommandOptions([CommandsFeature.Summary, CommandsFeature.Rule, CommandsFeature.Rules, CommandsFeature.Show]),
        new WorkspaceCapabilities(new WorkspaceFoldersCapabilities(Supported: true, ChangeNotifications: true)),
        new CodeLensOptions(ResolveProvider: false));

    private static FileSystemWatcher[] WatchedFiles() =>
    [
        .. FileFinder.DefaultNames.Concat(["**/.editorconfig", "**/.globalconfig", "**/*.iam-suppressions.json", "**/*.iam-baseline.json", "**/*.iam-assertions.json", "**/*.last-accessed.json"])
            .Select(static glob => new FileSystemWatcher(glob)),
    ];

    private static string Version() =>
        Assembly.GetExecutingAssembly().GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";

    /// <summary>An editor that crashed says no farewell. One whose process cannot be seen from here may still be alive; its end closes the input.</summary>
    private async Task EndWithAsync(int processId)
    {
        try
        {
            using var process = Process.GetProcessById(processId);
            await process.WaitForExitAsync(_disposed.Token).ConfigureAwait(false);
            _exited.TrySetResult(1);
        }
        catch (SystemException)
        {
        }
    }
}
