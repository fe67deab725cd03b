namespace IamPolicyAnalyzers.Tool.LanguageServer.Protocol;

internal sealed record CompletionOptions(string[] TriggerCharacters, bool ResolveProvider);

/// <param name="IsIncomplete">True when more would fit, so that the client asks again as the user types on.</param>
internal sealed record CompletionList(bool IsIncomplete, CompletionItem[] Items);

/// <summary>How an editor marks an item, by the numbers of the protocol.</summary>
internal enum CompletionItemKind
{
    Method = 2,
    Function = 3,
    Field = 5,
    Variable = 6,
    Module = 9,
    Property = 10,
    Value = 12,
    Snippet = 15,
    Reference = 18,
    EnumMember = 20,
    Constant = 21,
    Event = 23,
    Operator = 24,
}

/// <summary>One thing that may be written. What has a default may be missing in an item that a client sends back.</summary>
/// <param name="InsertTextFormat">1 for plain text, 2 for a snippet.</param>
/// <param name="InsertTextMode">1 for text that has its indentation already.</param>
internal sealed record CompletionItem(
    string Label,
    CompletionItemKind? Kind = null,
    CompletionLabelDetails? LabelDetails = null,
    string? Detail = null,
    MarkupContent? Documentation = null,
    string? SortText = null,
    string? FilterText = null,
    int? InsertTextFormat = null,
    int? InsertTextMode = null,
    TextEdit? TextEdit = null,
    TextEdit[]? AdditionalTextEdits = null,
    Command? Command = null,
    CompletionData? Data = null);

internal sealed record CompletionLabelDetails(string? Detail = null, string? Description = null);

/// <summary>What the documentation of an item is about, which is sent only for the item that the user looks at.</summary>
internal sealed record CompletionData(CompletionSubject Subject, string Name);

internal enum CompletionSubject
{
    Service,
    Action,
    ActionPattern,
    ConditionKey,
}
