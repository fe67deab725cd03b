using System;
using System.Collections.Immutable;
using IamPolicyAnalyzers.Policies;

namespace IamPolicyAnalyzers.Analysis;

/// <summary>A tag that an option asks for.</summary>
/// <param name="Pattern">What the value has to be; <c>*</c> and <c>?</c> are wildcards.</param>
internal readonly record struct RequiredTag(string Key, string Pattern)
{
    /// <summary>A value that the author has still to write.</summary>
    public const string ToFillIn = "REPLACE_ME";

    /// <summary>What a fix can write. A pattern leaves the value open.</summary>
    public ImmutableDictionary<string, string?> Properties =>
        FixData.None.Add(FixData.TagKey, Key).Add(FixData.TagValue, Glob.HasWildcard(Pattern.AsSpan()) ? ToFillIn : Pattern);

    /// <summary>True also for what a fix wrote to be filled in.</summary>
    public bool Allows(string value) => Glob.Matches(Pattern.AsSpan(), value.AsSpan()) || value == ToFillIn;

    /// <param name="text">The key alone, or <c>key=pattern</c>.</param>
    public static RequiredTag Parse(string text)
    {
        var equals = text.IndexOf('=');
        return equals < 0 ? new(text, "*") : new(text.Substring(0, equals).Trim(), text.Substring(equals + 1).Trim());
    }
}
