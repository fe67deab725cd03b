using System.Collections.Immutable;
using System.Linq;
using IamPolicyAnalyzers.Json;
using Microsoft.CodeAnalysis.Text;

namespace IamPolicyAnalyzers.CodeFixes;

/// <summary>One way to repair one finding.</summary>
/// <param name="Title">What the edit does; where access changes, in which direction.</param>
/// <param name="IsSafe">True when what AWS does with the policy stays the same, or AWS refuses it today and the repair has one reading.</param>
internal sealed record PolicyEdit(string Title, ImmutableArray<TextChange> Changes, bool IsSafe)
{
    /// <summary>Tells the edits of one fixer apart: Fix All applies those of one kind.</summary>
    public string Kind { get; init; } = "";

    /// <summary>True when it writes <c>${</c>, which a template would fill before AWS reads it.</summary>
    public bool WritesPlaceholder => Changes.Any(static change => change.NewText!.Contains("${"));

    public static ImmutableArray<PolicyEdit> None => ImmutableArray<PolicyEdit>.Empty;

    public static ImmutableArray<PolicyEdit> Safe(string title, ImmutableArray<TextChange> changes) => Of(title, changes, isSafe: true);

    /// <summary>An edit after which the policy allows something else; it never joins Fix All.</summary>
    public static ImmutableArray<PolicyEdit> ChangingAccess(string title, ImmutableArray<TextChange> changes) => Of(title, changes, isSafe: false);

    /// <summary>The edit of a text that stands encoded in a file, as an edit of that file.</summary>
    public PolicyEdit MovedOut(TextMap map) =>
        this with { Changes = ImmutableArray.CreateRange(Changes, change => new TextChange(map.ToOuter(change.Span), map.Encode(change.NewText!))) };

    private static ImmutableArray<PolicyEdit> Of(string title, ImmutableArray<TextChange> changes, bool isSafe) =>
        changes.IsDefaultOrEmpty ? None : ImmutableArray.Create(new PolicyEdit(title, changes, isSafe));
}
