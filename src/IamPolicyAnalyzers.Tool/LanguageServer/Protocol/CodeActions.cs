using System.Collections.Generic;
using System.Text.Json.Serialization;

namespace IamPolicyAnalyzers.Tool.LanguageServer.Protocol;

internal static class CodeActionKind
{
    public const string QuickFix = "quickfix";
    public const string Suppress = "quickfix.suppress.iamPolicy";
    public const string Baseline = "quickfix.baseline.iamPolicy";
    public const string FixAll = "source.fixAll.iamPolicy";
}

internal sealed record CodeActionContext(string[]? Only = null);

internal sealed record CodeActionParams(TextDocumentIdentifier TextDocument, Range Range, CodeActionContext? Context = null);

/// <param name="Edit">Null for an action whose edit the client asks for when the user chooses it.</param>
/// <param name="Command">What the client runs after the edit.</param>
internal sealed record CodeAction(
    string Title, string Kind, Diagnostic[]? Diagnostics = null, bool? IsPreferred = null, WorkspaceEdit? Edit = null, CodeActionData? Data = null,
    Command? Command = null);

/// <summary>What makes the edit of an action that was sent without.</summary>
/// <param name="Rule">The rule whose findings are repaired; null for all.</param>
/// <param name="Key">The one way to repair them that was chosen.</param>
internal sealed record CodeActionData(string Uri, string? Rule = null, string? Key = null);

/// <param name="Changes">By document, for clients that know nothing better.</param>
internal sealed record WorkspaceEdit(IReadOnlyList<DocumentChange>? DocumentChanges = null, IReadOnlyDictionary<string, TextEdit[]>? Changes = null);

/// <summary>
/// One step of an edit: new text in a document, or a new file. One type for both, because clients send it back and the protocol gives it no mark to tell
/// them apart by.
/// </summary>
/// <param name="Kind">Null for new text.</param>
/// <param name="Uri">The new file.</param>
internal sealed record DocumentChange(OptionalVersion? TextDocument = null, TextEdit[]? Edits = null, string? Kind = null, string? Uri = null)
{
    public static DocumentChange Of(OptionalVersion document, TextEdit[] edits) => new(document, edits);

    public static DocumentChange Create(string uri) => new(Kind: "create", Uri: uri);
}

/// <param name="Version">Null, which has to be written, for a document that the client has not opened.</param>
internal sealed record OptionalVersion(string Uri, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] int? Version);
