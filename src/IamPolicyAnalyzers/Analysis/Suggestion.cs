using System.Collections.Immutable;

namespace IamPolicyAnalyzers.Analysis;

/// <summary>What belongs in place of the marked text, as a message and its fix say it; the default value is no suggestion.</summary>
internal readonly record struct Suggestion(string? Text)
{
    /// <summary>The end of a message: <c>; did you mean 'Principal'?</c>, or nothing.</summary>
    public string Tail => Text is null ? "" : $"; did you mean '{Text}'?";

    public ImmutableDictionary<string, string?> Properties => Text is null ? FixData.None : FixData.Suggest(Text);
}
