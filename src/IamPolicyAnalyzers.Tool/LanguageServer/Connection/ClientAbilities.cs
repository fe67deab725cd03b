using System.Text.Json;

namespace IamPolicyAnalyzers.Tool.LanguageServer.Connection;

/// <summary>What the client says that it can do, as far as the server cares. What it does not say, it cannot.</summary>
internal sealed record ClientAbilities
{
    private readonly JsonElement _capabilities;

    public ClientAbilities(JsonElement capabilities) => _capabilities = capabilities;

    /// <summary>True when the client asks for diagnostics; the server then sends none by itself.</summary>
    public bool PullsDiagnostics => Has("textDocument", "diagnostic");

    public bool RefreshesDiagnostics => IsTrue("workspace", "diagnostics", "refreshSupport");

    public bool RefreshesHints => IsTrue("workspace", "inlayHint", "refreshSupport");

    public bool RefreshesLenses => IsTrue("workspace", "codeLens", "refreshSupport");

    public bool WatchesFiles => IsTrue("workspace", "didChangeWatchedFiles", "dynamicRegistration");

    /// <summary>True when edits may say for which version of a document they were made.</summary>
    public bool TakesDocumentChanges => IsTrue("workspace", "workspaceEdit", "documentChanges");

    public bool CreatesFiles => TakesDocumentChanges && Lists("create", "workspace", "workspaceEdit", "resourceOperations");

    /// <summary>True when the edit of a code action may wait until the user chooses the action.</summary>
    public bool ResolvesEdits => Lists("edit", "textDocument", "codeAction", "resolveSupport", "properties");

    /// <summary>True when code actions may be more than commands.</summary>
    public bool TakesCodeActions => Has("textDocument", "codeAction", "codeActionLiteralSupport");

    /// <summary>True when the server may have a document shown.</summary>
    public bool ShowsDocuments => IsTrue("window", "showDocument", "support");

    public bool TakesSnippets => IsTrue("textDocument", "completion", "completionItem", "snippetSupport");

    public bool TakesMarkdownCompletions => Lists("markdown", "textDocument", "completion", "completionItem", "documentationFormat");

    /// <summary>True when the text of a completion item may say that its indentation is to be left alone.</summary>
    public bool TakesIndentedText => Has("textDocument", "completion", "completionItem", "insertTextModeSupport");

    public bool NestsSymbols => IsTrue("textDocument", "documentSymbol", "hierarchicalDocumentSymbolSupport");

    public bool TakesMarkdownHovers => Lists("markdown", "textDocument", "hover", "contentFormat");

    private bool Has(params string[] path) => Find(path) is { ValueKind: JsonValueKind.Object };

    private bool IsTrue(params string[] path) => Find(path) is { ValueKind: JsonValueKind.True };

    private bool Lists(string value, params string[] path)
    {
        if (Find(path) is not { ValueKind: JsonValueKind.Array } list)
            return false;
        foreach (var item in list.EnumerateArray())
        {
            if (item.ValueKind == JsonValueKind.String && item.ValueEquals(value))
                return true;
        }

        return false;
    }

    private JsonElement? Find(string[] path)
    {
        var at = _capabilities;
        foreach (var name in path)
        {
            if (at.ValueKind != JsonValueKind.Object || !at.TryGetProperty(name, out at))
                return null;
        }

        return at;
    }
}
