using System;
using Microsoft.CodeAnalysis.Text;

namespace IamPolicyAnalyzers.Policies;

/// <summary>What keeps a text from being an action; of several flaws the first in this order.</summary>
internal enum ActionFlaw : byte
{
    None,
    Empty,
    Arn,
    WhiteSpace,
    Comma,
    NoColon,
    SeveralColons,
    NoService,
    NoName,
    WildcardInService,
    OtherCharacter,
}

/// <summary>An entry of Action or NotAction: <c>service:Name</c>, perhaps with wildcards in the name, or <c>*</c>. Compares without case.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html</remarks>
internal sealed class ActionPattern
{
    /// <summary>The value of <see cref="CatalogueIndex"/> before anybody has looked.</summary>
    public const int NotLookedUp = -2;

    private static readonly CharacterSet[] s_sets = ReadSets();

    private readonly PolicyText _text;
    private readonly int _colon;

    public ActionPattern(PolicyText text)
    {
        _text = text;

        // Every entry of every policy comes through here, so each character is looked up once.
        var characters = text.Characters;
        _colon = characters.IndexOf(':');
        var prefix = CharacterSet.All;
        for (var i = 0; i < _colon; i++)
            prefix &= SetsOf(characters[i]);
        var (name, any) = (CharacterSet.All, CharacterSet.None);
        for (var i = _colon + 1; i < characters.Length; i++)
        {
            var sets = SetsOf(characters[i]);
            name &= sets;
            any |= sets;
        }

        HasWildcard = (any & CharacterSet.Wildcard) != 0 || (_colon > 0 && Glob.HasWildcard(Prefix));
        IsAll = HasWildcard && (Glob.IsRunOnly(characters) || (_colon > 0 && Glob.IsRunOnly(Prefix) && Glob.IsRunOnly(Name)));
        IsWellFormed = !text.HasUnknown && (IsAll || (_colon > 0 && (prefix & CharacterSet.Prefix) != 0 && (name & CharacterSet.Name) != 0 && _colon < characters.Length - 1));
    }

    /// <summary>The action the catalogue found for the entry, kept with it because many rules ask; the catalogue alone reads and writes it.</summary>
    public int CatalogueIndex { get; set; } = NotLookedUp;

    /// <summary>The actions the catalogue found for an entry with wildcards, null before anybody has looked; the catalogue alone reads and writes them.</summary>
    public object? CatalogueActions { get; set; }

    public string Text => _text.Text;

    /// <summary>The text itself, for questions about its form.</summary>
    public PolicyText Written => _text;

    public TextSpan Span => _text.Span;

    /// <summary>True when a function or a template's hole stands in the text, so that nobody can say which actions it means.</summary>
    public bool IsUnknown => _text.HasUnknown;

    /// <summary>True for <c>*</c>, and for <c>*:*</c>, which AWS reads alike.</summary>
    public bool IsAll { get; }

    /// <summary>True when the text has the form of an action; whether AWS has such an action is the catalogue's to say.</summary>
    public bool IsWellFormed { get; }

    /// <summary>Why the text does not have the form of an action; none for a text that is well-formed or not known.</summary>
    public ActionFlaw Flaw =>
        IsWellFormed || IsUnknown ? ActionFlaw.None
        : Text.Length == 0 ? ActionFlaw.Empty
        : Text.StartsWith("arn:", StringComparison.Ordinal) ? ActionFlaw.Arn
        : HasWhiteSpace(Text) ? ActionFlaw.WhiteSpace
        : Text.IndexOf(',') >= 0 ? ActionFlaw.Comma
        : _colon < 0 ? ActionFlaw.NoColon
        : Text.LastIndexOf(':') > _colon ? ActionFlaw.SeveralColons
        : _colon == 0 ? ActionFlaw.NoService
        : Name.Length == 0 ? ActionFlaw.NoName
        : Glob.HasWildcard(Prefix) ? ActionFlaw.WildcardInService
        : ActionFlaw.OtherCharacter;

    /// <summary>The first character that stands in no action, a colon left aside; none for most texts.</summary>
    public char? OddCharacter
    {
        get
        {
            for (var i = 0; i < Text.Length; i++)
            {
                if (Text[i] != ':' && (SetsOf(Text[i]) & (i < _colon ? CharacterSet.Prefix : CharacterSet.Name)) == 0)
                    return Text[i];
            }

            return null;
        }
    }

    public bool HasWildcard { get; }

    /// <summary>The service prefix, <c>s3</c> in <c>s3:GetObject</c>; empty without a colon.</summary>
    public ReadOnlySpan<char> Prefix => _text.Characters.Slice(0, Math.Max(_colon, 0));

    /// <summary>What follows the first colon; the whole text without a colon.</summary>
    public ReadOnlySpan<char> Name => _text.Characters.Slice(_colon + 1);

    public TextSpan PrefixSpan => _text.SpanOf(0, Math.Max(_colon, 0));

    public TextSpan NameSpan => _text.SpanOf(_colon + 1, Name.Length);

    /// <summary>True when the pattern stands for every action that <paramref name="other"/> stands for, whatever actions AWS has.</summary>
    public bool Covers(ActionPattern other) =>
        IsWellFormed
        && other.IsWellFormed
        && (IsAll || (Prefix.Equals(other.Prefix, StringComparison.OrdinalIgnoreCase) && Glob.Covers(Name, other.Name, ignoreCase: true)));

    /// <summary>True when some action name could be meant by both.</summary>
    public bool Overlaps(ActionPattern other) =>
        IsUnknown || other.IsUnknown || IsAll || other.IsAll || Glob.Overlaps(_text.Characters, other._text.Characters, ignoreCase: true);

    /// <summary>True when the pattern stands for this action, written <c>service:Name</c>.</summary>
    public bool Matches(string action) => IsWellFormed && (IsAll || Glob.Matches(_text.Characters, action.AsSpan(), ignoreCase: true));

    public override string ToString() => Text;

    public static ActionPattern Parse(string text) => new(PolicyText.Of(text));

    private static bool HasWhiteSpace(string text)
    {
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c))
                return true;
        }

        return false;
    }

    private static CharacterSet SetsOf(char c) => c < s_sets.Length ? s_sets[c] : CharacterSet.None;

    private static CharacterSet[] ReadSets()
    {
        var sets = new CharacterSet[128];
        for (var c = '\0'; c < sets.Length; c++)
        {
            var isLetterOrDigit = c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9');
            var isWildcard = c is '*' or '?';
            sets[c] = (isLetterOrDigit || c == '-' ? CharacterSet.Prefix : CharacterSet.None)
                | (isLetterOrDigit || isWildcard || c is '-' or '_' or '.' ? CharacterSet.Name : CharacterSet.None)
                | (isWildcard ? CharacterSet.Wildcard : CharacterSet.None);
        }

        return sets;
    }

    /// <summary>Where a character may stand.</summary>
    [Flags]
    private enum CharacterSet : byte
    {
        None = 0,
        Prefix = 1,
        Name = 2,
        Wildcard = 4,
        All = Prefix | Name | Wildcard,
    }
}
