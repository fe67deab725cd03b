namespace IamPolicyAnalyzers.Tool.LanguageServer.Protocol;

/// <summary>A place in a text. Both count from 0; a character is a UTF-16 code unit.</summary>
internal readonly record struct Position(int Line, int Character);

/// <summary>The end is the first place that does not belong to it.</summary>
internal readonly record struct Range(Position Start, Position End);

internal sealed record Location(string Uri, Range Range);

internal sealed record TextEdit(Range Range, string NewText);

internal sealed record TextDocumentIdentifier(string Uri);

/// <param name="Version">Null for a document that the client has not opened.</param>
internal sealed record VersionedTextDocumentIdentifier(string Uri, int? Version);

internal sealed record TextDocumentItem(string Uri, int Version, string Text);

internal sealed record DidOpenParams(TextDocumentItem TextDocument);

/// <summary>A new text of a range, or of the whole document where there is no range.</summary>
internal sealed record ContentChange(string Text, Range? Range = null);

internal sealed record DidChangeParams(VersionedTextDocumentIdentifier TextDocument, ContentChange[] ContentChanges);

/// <summary>The parameters of everything that is asked of a document as a whole.</summary>
internal sealed record DocumentParams(TextDocumentIdentifier TextDocument);

/// <summary>The parameters of everything that is asked of a place.</summary>
internal sealed record PositionParams(TextDocumentIdentifier TextDocument, Position Position);

/// <summary>The parameters of everything that is asked of a stretch of a document.</summary>
internal sealed record RangeParams(TextDocumentIdentifier TextDocument, Range Range);

internal sealed record MarkupContent(string Kind, string Value)
{
    public static MarkupContent Markdown(string value) => new("markdown", value);
}

/// <summary>What an editor runs when the user asks for it; without a name, only a title to show.</summary>
internal sealed record Command(string Title, [property: System.Text.Json.Serialization.JsonPropertyName("command")] string Name, object[]? Arguments = null);
