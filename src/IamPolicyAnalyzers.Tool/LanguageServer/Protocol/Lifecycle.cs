using System.Text.Json;
using IamPolicyAnalyzers.Tool.LanguageServer.Connection;

namespace IamPolicyAnalyzers.Tool.LanguageServer.Protocol;

internal sealed record WorkspaceFolder(string Uri, string Name = "");

/// <param name="Capabilities">What the client can do, as it says it; read by <see cref="ClientAbilities"/>.</param>
/// <param name="InitializationOptions">Ours, see <see cref="ServerSettings"/>.</param>
internal sealed record InitializeParams(
    int? ProcessId = null, string? RootUri = null, string? RootPath = null, WorkspaceFolder[]? WorkspaceFolders = null,
    JsonElement Capabilities = default, JsonElement InitializationOptions = default);

internal sealed record InitializeResult(ServerCapabilities Capabilities, ServerInfo ServerInfo);

internal sealed record ServerInfo(string Name, string Version);

internal sealed record ServerCapabilities(
    TextDocumentSyncOptions TextDocumentSync,
    string PositionEncoding,
    DiagnosticOptions? DiagnosticProvider,
    CodeActionOptions CodeActionProvider,
    CompletionOptions CompletionProvider,
    ExecuteCommandOptions ExecuteCommandProvider,
    WorkspaceCapabilities Workspace,
    CodeLensOptions CodeLensProvider,
    bool HoverProvider = true,
    bool DocumentSymbolProvider = true,
    bool InlayHintProvider = true,
    bool DefinitionProvider = true,
    bool ReferencesProvider = true,
    bool DocumentHighlightProvider = true);

/// <param name="Change">1 for whole texts, 2 for changes.</param>
internal sealed record TextDocumentSyncOptions(bool OpenClose, int Change, bool Save);

internal sealed record DiagnosticOptions(string Identifier, bool InterFileDependencies, bool WorkspaceDiagnostics);

internal sealed record CodeActionOptions(string[] CodeActionKinds, bool ResolveProvider);

internal sealed record ExecuteCommandOptions(string[] Commands);

internal sealed record WorkspaceCapabilities(WorkspaceFoldersCapabilities WorkspaceFolders);

internal sealed record WorkspaceFoldersCapabilities(bool Supported, bool ChangeNotifications);

internal sealed record WorkspaceFoldersChange(WorkspaceFolder[] Added, WorkspaceFolder[] Removed);

internal sealed record DidChangeWorkspaceFoldersParams(WorkspaceFoldersChange Event);

internal sealed record DidChangeConfigurationParams(JsonElement Settings = default);

/// <param name="Type">1 for a new file, 2 for a changed one, 3 for one that is gone.</param>
internal sealed record FileEvent(string Uri, int Type);

internal sealed record DidChangeWatchedFilesParams(FileEvent[] Changes);

internal sealed record ExecuteCommandParams(string Command, JsonElement[]? Arguments = null);

internal sealed record Registration(string Id, string Method, object? RegisterOptions);

internal sealed record RegistrationParams(Registration[] Registrations);

internal sealed record FileSystemWatcher(string GlobPattern);

internal sealed record WatchedFilesOptions(FileSystemWatcher[] Watchers);

/// <param name="Type">1 for an error, 2 for a warning, 3 for information, 4 for a log entry.</param>
internal sealed record MessageParams(int Type, string Message);

internal sealed record ShowDocumentParams(string Uri, bool TakeFocus, Range Selection);
