using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using IamPolicyAnalyzers.Documents;
using IamPolicyAnalyzers.Json;
using Microsoft.CodeAnalysis.Text;

namespace IamPolicyAnalyzers.Policies;

/// <summary>What a text is written for, which tells what may be left in it to fill in.</summary>
internal enum TextUse : byte
{
    /// <summary>A name of the language, or one that its author is free to choose: placeholders mean nothing.</summary>
    Word,

    /// <summary>A value of a condition, which may hold a <see cref="Placeholder"/>.</summary>
    Value,

    /// <summary>A resource or a principal, which may be one as a whole.</summary>
    Name,
}

/// <summary>A string of a policy: its text, where each part of it stands, and which parts are not known before deployment.</summary>
/// <remarks>
/// Not known are the functions of CloudFormation and the substitutions of templates: <c>${Name}</c> without a colon, <c>${AWS::…}</c>,
/// <c>{{…}}</c>, <c>&lt;%…%&gt;</c>, <c>#{…}</c>, <c>#{…}#</c>, <c>%{…}</c>; in values every <see cref="Placeholder"/>; nor is what follows a text that is broken off. A policy variable such as <c>${aws:username}</c> is part of the language: AWS fills it in for each request.
/// </remarks>
internal sealed class PolicyText
{
    private readonly JsonNode _node;
    private readonly string? _pattern;
    private readonly TextUse _use;
    private string? _text;

    /// <param name="text">Null for the value of the node, of which a string is then made only when somebody asks.</param>
    /// <param name="pattern">Null when the text itself is the pattern.</param>
    private PolicyText(JsonNode node, string? text, string? pattern, bool isUnknown, bool hasUnknown, bool hasVariable, TextUse use)
    {
        _node = node;
        _use = use;
        _text = text;
        _pattern = pattern;
        IsUnknown = isUnknown;
        HasUnknown = hasUnknown;
        HasVariable = hasVariable;
    }

    /// <summary>The text as the policy writes it; empty when a function stands in its place.</summary>
    public string Text => _text ??= _node.StringValue;

    /// <summary><see cref="Text"/>, for comparing: no string is made.</summary>
    public ReadOnlySpan<char> Characters => _text is null ? _node.PlainValue : _text.AsSpan();

    /// <summary>The text as a <see cref="Glob"/>: variables and unknown parts are holes, <c>${*}</c> and its like are literal characters.</summary>
    public ReadOnlySpan<char> Pattern => _pattern is null ? Characters : _pattern.AsSpan();

    /// <summary>True when nothing of the text is known.</summary>
    public bool IsUnknown { get; }

    /// <summary>True when at least a part of the text is not known before deployment.</summary>
    public bool HasUnknown { get; }

    /// <summary>True when somebody has still to write a part of the text.</summary>
    public bool HasPlaceholder { get; private init; }

    /// <summary>True when the text holds a policy variable.</summary>
    public bool HasVariable { get; }

    /// <summary>True when the text is all there is: no unknown part and no variable.</summary>
    public bool IsLiteral => !HasUnknown && !HasVariable;

    /// <summary>True for a JSON number, which has no quotes.</summary>
    public bool IsNumber => _node.IsNumber;

    /// <summary>True for <c>true</c> and <c>false</c> without quotes.</summary>
    public bool IsBoolean => _node.IsBoolean;

    /// <summary>True for a string, whose text stands in the file.</summary>
    public bool IsString => Place.IsString;

    /// <summary>True when the file ends in the text.</summary>
    public bool IsBrokenOff => Place.IsBrokenOff;

    /// <summary>The text, or of a function all that the template writes, white space aside: equal for texts that are the same whatever a deployment fills in.</summary>
    public string Source => _node.IsObject ? JsonText.Compact(_node.RawText) : Text;

    /// <summary>The text as a <see cref="Glob"/> to an operator that takes <c>*</c> and <c>?</c> literally.</summary>
    public string LiteralPattern
    {
        get
        {
            var pattern = Pattern.ToString();
            return Glob.HasWildcard(Pattern) ? pattern.Replace('*', Glob.LiteralStar).Replace('?', Glob.LiteralQuestionMark) : pattern;
        }
    }

    public ImmutableArray<Placeholder> Placeholders => Placeholder.In(this);

    /// <summary>The policy variables of the text, malformed ones too.</summary>
    public ImmutableArray<PolicyVariable> Variables => PolicyVariable.In(this);

    /// <summary>The text inside the quotes; an empty string with its quotes.</summary>
    public TextSpan Span => Place is { IsString: true } place ? place.ContentSpan : Place.OpenSpan;

    public TextSpan SpanOf(int start, int length) => Place is { IsString: true } place ? place.SpanOf(start, length) : Span;

    /// <summary>Where in <see cref="Text"/> the character stands that <see cref="Pattern"/> has at this place.</summary>
    public int TextIndex(int patternIndex)
    {
        if (_pattern is null)
            return patternIndex;
        if (IsUnknown)
            return patternIndex == 0 ? 0 : Text.Length;
        var at = 0;
        for (var i = 0; i < patternIndex && at < Text.Length; i++)
            at = HoleEnd(Text, at, _use, out _, out _, out _) is >= 0 and var end ? end : at + 1;
        return at;
    }

    /// <summary>The same with a hole at the very end of the pattern read as one without a slash.</summary>
    public PolicyText WithLastHoleAsSegment()
    {
        if (Pattern.Length == 0 || Pattern[Pattern.Length - 1] != Glob.Hole)
            return this;
        var pattern = Pattern.Slice(0, Pattern.Length - 1).ToString() + Glob.Segment;
        return new PolicyText(_node, Text, pattern, IsUnknown, HasUnknown, HasVariable, _use) { HasPlaceholder = HasPlaceholder };
    }

    /// <summary>Where the placeholders stand in <see cref="Text"/>.</summary>
    public IEnumerable<(int Start, int Length)> PlaceholderPlaces()
    {
        if (_use == TextUse.Name && Placeholder.IsWordInCapitals(Characters))
        {
            yield return (0, Text.Length);
            yield break;
        }

        for (var at = 0; at < Text.Length;)
        {
            var end = HoleEnd(Text, at, _use, out _, out _, out var isPlaceholder);
            if (isPlaceholder)
                yield return (at, end - at);
            at = end < 0 ? at + 1 : end;
        }
    }

    public override string ToString() => Text;

    public static PolicyText Of(JsonNode node, TextUse use = TextUse.Word)
    {
        if (node.Kind is JsonKind.String or JsonKind.Number or JsonKind.True or JsonKind.False)
            return node.HasEscapes || MayHaveHoles(node.PlainValue, use) ? Parse(node, node.StringValue, use) : WithoutHoles(node, text: null, use);
        if (Intrinsic.TryGetText(node, out var text, out _))
            return Parse(node, text, use);
        return new PolicyText(node, "", Glob.HoleText, isUnknown: true, hasUnknown: true, hasVariable: false, use);
    }

    /// <summary>A text that stands in no file; its spans are empty.</summary>
    public static PolicyText Of(string text, TextUse use = TextUse.Word) => Parse(default, text, use);

    /// <summary>The string that holds the text, also one inside a function; the function where there is none.</summary>
    private JsonNode Place => PlaceOf(_node);

    private static JsonNode PlaceOf(JsonNode node) => node.IsObject && Intrinsic.TryGetText(node, out _, out var place) ? place : node;

    private static bool MayHaveHoles(ReadOnlySpan<char> text, TextUse use) =>
        text.IndexOfAny('{', '<') >= 0
        || (use != TextUse.Word && Placeholder.IsIn(text))
        || (use == TextUse.Name && Placeholder.IsWordInCapitals(text));

    private static PolicyText WithoutHoles(JsonNode node, string? text, TextUse use) =>
        new(node, text, pattern: null, isUnknown: false, hasUnknown: PlaceOf(node).IsBrokenOff, hasVariable: false, use);

    private static PolicyText Parse(JsonNode node, string text, TextUse use)
    {
        if (!MayHaveHoles(text.AsSpan(), use))
            return WithoutHoles(node, text, use);
        if (use == TextUse.Name && Placeholder.IsWordInCapitals(text.AsSpan()))
            return new PolicyText(node, text, Glob.HoleText, isUnknown: true, hasUnknown: true, hasVariable: false, use) { HasPlaceholder = true };

        var pattern = new char[text.Length];
        var length = 0;
        var hasUnknown = PlaceOf(node).IsBrokenOff;
        var hasVariable = false;
        var hasPlaceholder = false;
        for (var i = 0; i < text.Length;)
        {
            var end = HoleEnd(text, i, use, out var isVariable, out var literal, out var isPlaceholder);
            if (end < 0)
            {
                pattern[length++] = text[i++];
                continue;
            }

            pattern[length++] = literal == '\0' ? Glob.Hole : literal;
            if (literal == '\0')
            {
                hasVariable |= isVariable;
                hasUnknown |= !isVariable;
                hasPlaceholder |= isPlaceholder;
            }

            i = end;
        }

        var isUnknown = hasUnknown && length == 1;
        return new PolicyText(node, text, new string(pattern, 0, length), isUnknown, hasUnknown, hasVariable, use) { HasPlaceholder = hasPlaceholder };
    }

    /// <summary>The end of the hole that begins at <paramref name="start"/>, or -1.</summary>
    private static int HoleEnd(string text, int start, TextUse use, out bool isVariable, out char literal, out bool isPlaceholder)
    {
        isVariable = false;
        isPlaceholder = false;
        literal = '\0';
        if (start + 1 >= text.Length)
            return -1;
        switch (text[start], text[start + 1])
        {
            case ('$', '{'):
                var close = text.IndexOf('}', start);
                if (close < 0)
                    return -1;
                var name = text.AsSpan(start + 2, close - start - 2);
                if (name.Length == 1 && name[0] is '*' or '?' or '$')
                    literal = name[0] switch { '*' => Glob.LiteralStar, '?' => Glob.LiteralQuestionMark, _ => '$' };

                isVariable = PolicyVariable.IsFilledByAws(name);
                return close + 1;
            case ('{', '{'):
                return After("}}");
            case ('<', '%'):
                return After("%>");
            case ('#' or '%', '{'):
                var end = After("}");
                return end >= 0 && end < text.Length && text[start] == '#' && text[end] == '#' ? end + 1 : end;
            default:
                var placeholderEnd = use == TextUse.Word ? -1 : Placeholder.EndAt(text.AsSpan(), start);
                isPlaceholder = placeholderEnd >= 0;
                return placeholderEnd;
        }

        int After(string closing)
        {
            var at = text.IndexOf(closing, start + 2, StringComparison.Ordinal);
            return at < 0 ? -1 : at + closing.Length;
        }
    }
}
