using System.Text.Json.Serialization;

namespace IamPolicyAnalyzers.Tool.LanguageServer.Protocol;

internal sealed record Hover(MarkupContent Contents, Range Range);

/// <summary>The numbers of the protocol for the kinds of symbols that the server uses.</summary>
internal enum SymbolKind
{
    Class = 5,
    Method = 6,
    Object = 19,
}

/// <param name="Range">All of it, its children included.</param>
/// <param name="SelectionRange">What to mark when the user goes there.</param>
internal sealed record DocumentSymbol(string Name, string? Detail, SymbolKind Kind, Range Range, Range SelectionRange, DocumentSymbol[] Children);

/// <summary>A symbol for clients that cannot nest.</summary>
internal sealed record SymbolInformation(string Name, SymbolKind Kind, Location Location, string? ContainerName);

internal sealed record InlayHint(Position Position, string Label, string Tooltip, bool PaddingLeft);

internal sealed record CodeLensOptions(bool ResolveProvider);

internal sealed record CodeLens(Range Range, Command Command);

/// <param name="Kind">1 for text; the server tells neither reads nor writes apart.</param>
internal sealed record DocumentHighlight(Range Range, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] int Kind = 1);
