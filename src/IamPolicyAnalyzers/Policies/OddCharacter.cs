using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace IamPolicyAnalyzers.Policies;

/// <summary>A character that IAM refuses in a policy: any but tab, line feed, carriage return and U+0020 to U+00FF.</summary>
internal readonly struct OddCharacter
{
    private const char LastAccepted = '\u00FF';

    /// <summary>Letters of other scripts, each before the Latin one that looks alike.</summary>
    private const string Lookalikes =
        "\u0430a\u0435e\u043Eo\u0440p\u0441c\u0445x\u0443y\u0456i\u0455s\u0458j\u0501d\u04BBh"
        + "\u0410A\u0412B\u0415E\u041AK\u041CM\u041DH\u041EO\u0420P\u0421C\u0422T\u0425X\u0406I\u0405S\u0408J"
        + "\u0391A\u0392B\u0395E\u0396Z\u0397H\u0399I\u039AK\u039CM\u039DN\u039FO\u03A1P\u03A4T\u03A5Y\u03A7X\u03BFo\u03BDv";

    private readonly PolicyText _text;
    private readonly int _index;

    private OddCharacter(PolicyText text, int index, string element)
    {
        _text = text;
        _index = index;
        Element = element;
    }

    /// <summary>The element that holds the character.</summary>
    public string Element { get; }

    public TextSpan Span => _text.SpanOf(_index, Length);

    /// <summary>The whole text.</summary>
    public string Text => _text.Text;

    /// <summary>The number and the name or looks, as <c>U+200B (zero width space)</c>.</summary>
    public string Name
    {
        get
        {
            var code = Length == 2 ? char.ConvertToUtf32(Text, _index) : Text[_index];
            return $"U+{code:X4} ({Looks(code)})";
        }
    }

    /// <summary>True for a letter of any script.</summary>
    public bool IsLetter => char.IsLetter(Text, _index);

    /// <summary>What was probably meant in its place: nothing for an invisible character, the Latin letter for one that looks alike; null for most.</summary>
    public string? Meant => Length == 2 ? null : MeantBy(Text, _index);

    /// <summary>The whole text with what was probably meant; null when one of its characters means nothing else.</summary>
    public string? MeantText
    {
        get
        {
            var text = new StringBuilder();
            for (var i = 0; i < Text.Length; i++)
            {
                if (!IsOdd(Text[i]))
                    text.Append(Text[i]);
                else if (MeantBy(Text, i) is { } meant)
                    text.Append(meant);
                else
                    return null;
            }

            return text.ToString();
        }
    }

    private int Length => char.IsSurrogatePair(Text, _index) ? 2 : 1;

    /// <summary>Where the first such character stands; -1 when there is none.</summary>
    public static int IndexIn(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (IsOdd(text[i]))
                return i;
        }

        return -1;
    }

    /// <summary>
    /// The first such character of each text that may be any: actions, resources and principals behind the fixed parts of an ARN, Id, Sid, tag keys,
    /// and condition values that are text. What else a policy holds has to be one of AWS's own words, and is wrong with any other character.
    /// </summary>
    public static IEnumerable<OddCharacter> In(PolicyDocument policy)
    {
        if (Of(policy.Id, "Id") is { } ofId)
            yield return ofId;
        foreach (var statement in policy.Statements)
        {
            if (Of(statement.Sid, "Sid") is { } ofSid)
                yield return ofSid;
            foreach (var (text, element) in TextsOf(statement))
            {
                if (Of(text, element) is { } found && (element is "Action" or "NotAction" or "Condition" || !IsInFixedPart(text.Text, found._index)))
                    yield return found;
            }

            if (statement.Condition is not { } condition)
                continue;
            foreach (var test in condition.Tests)
            {
                if (Of(test.Key, "Condition key") is { } ofKey && test.Key.Text.IndexOf('/', 0, ofKey._index) >= 0)
                    yield return ofKey;
                if (test.Operator is not { Family: OperatorFamily.String or OperatorFamily.Arn })
                    continue;
                foreach (var value in test.Values)
                {
                    if (Of(value, "Condition") is { } ofValue)
                        yield return ofValue;
                }
            }
        }
    }

    private static IEnumerable<(PolicyText Text, string Element)> TextsOf(Statement statement)
    {
        if (statement.Action is { } action)
        {
            foreach (var entry in action.Entries)
                yield return (entry.Written, action.IsNot ? "NotAction" : "Action");
        }

        if (statement.Resource is { } resource)
        {
            foreach (var entry in resource.Entries)
                yield return (entry.Written, resource.IsNot ? "NotResource" : "Resource");
        }

        if (statement.Principal is { } principal)
        {
            foreach (var value in principal.Values)
                yield return (value.Written, principal.IsNot ? "NotPrincipal" : "Principal");
        }
    }

    private static OddCharacter? Of(PolicyText? text, string element)
    {
        if (text is not { IsString: true, HasUnknown: false })
            return null;
        var index = IndexIn(text.Text.AsSpan());
        return index < 0 ? null : new OddCharacter(text, index, element);
    }

    private static bool IsInFixedPart(string text, int index)
    {
        var colons = 0;
        foreach (var c in text.AsSpan(0, index))
            colons += c == ':' ? 1 : 0;
        return colons < 5;
    }

    private static bool IsOdd(char c) => c > LastAccepted || (c < ' ' && c is not ('\t' or '\n' or '\r'));

    private static string? MeantBy(string text, int index)
    {
        var c = text[index];
        if (CharUnicodeInfo.GetUnicodeCategory(text, index) == UnicodeCategory.Format)
            return "";
        if (c is >= '\uFF01' and <= '\uFF5E')
            return ((char)(c - '\uFF01' + '!')).ToString();
        if (c is >= '\u2010' and <= '\u2015')
            return "-";
        for (var i = 0; i < Lookalikes.Length; i += 2)
        {
            if (Lookalikes[i] == c)
                return Lookalikes[i + 1].ToString();
        }

        return null;
    }

    private static string Looks(int code) => code switch
    {
        < ' ' => "control character",
        0x200B => "zero width space",
        0x200C => "zero width non-joiner",
        0x200D => "zero width joiner",
        0x2060 => "word joiner",
        0xFEFF => "byte order mark",
        0x200E or 0x200F or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) => "bidirectional mark",
        0x2028 or 0x2029 => "line separator",
        0x3000 => "ideographic space",
        >= 0xD800 and <= 0xDFFF => "half of a character",
        >= 0xFF01 and <= 0xFF5E => $"full-width '{(char)(code - 0xFF01 + '!')}'",
        _ => $"'{char.ConvertFromUtf32(code)}'",
    };
}
