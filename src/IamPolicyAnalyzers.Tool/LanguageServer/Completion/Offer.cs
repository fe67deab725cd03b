using IamPolicyAnalyzers.Tool.LanguageServer.Protocol;

namespace IamPolicyAnalyzers.Tool.LanguageServer.Completion;

/// <summary>Something that may be written at a place.</summary>
/// <param name="Label">As a list shows it.</param>
/// <param name="Text">What stands between the quotes; of a <see cref="Json"/> alone, nothing.</param>
internal sealed record Offer(string Label, SnippetText Text, CompletionItemKind Kind)
{
    public Offer(string text, CompletionItemKind kind)
        : this(text, SnippetText.Of(text), kind)
    {
    }

    /// <summary>The value of the member that <see cref="Text"/> names, for one that has none yet; without a name, all that is written.</summary>
    public SnippetJson? Json { get; init; }

    /// <summary>True for JSON that is no string, which can be written only where no quote stands yet.</summary>
    public bool IsBare { get; init; }

    /// <summary>Stands behind the label.</summary>
    public string? Description { get; init; }

    public string? Detail { get; init; }

    /// <summary><see cref="Find"/>, where that is not the text.</summary>
    public string? Filter { get; init; }

    /// <summary>What the user types to find it.</summary>
    public string Find => Filter ?? (IsBare ? Label : Text.Shown);

    /// <summary>Lower groups come first; in one of them the order of the offers counts.</summary>
    public int Group { get; init; }

    /// <summary>True when what comes next is to be offered at once.</summary>
    public bool IsContinued { get; init; }

    public CompletionData? Data { get; init; }
}
