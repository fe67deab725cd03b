using System;

namespace IamPolicyAnalyzers.Policies;

/// <summary>
/// Patterns of IAM: <c>*</c> is any run of characters, <c>?</c> exactly one. A hole is a stretch whose text is not known when the policy is
/// read (a policy variable, a template reference); it stands as one <see cref="Hole"/> character and may be any text.
/// </summary>
/// <remarks>Every question takes time in the product of the two lengths at worst.</remarks>
internal static class Glob
{
    /// <summary>Stands in a pattern for text that is not known.</summary>
    public const char Hole = '\uE000';

    /// <summary>Stands in a pattern for unknown text without <c>/</c>: the name in an ARN form that other forms continue after a slash.</summary>
    public const char Segment = '\uE003';

    /// <summary>The pattern of a text of which nothing is known.</summary>
    public const string HoleText = "\uE000";

    /// <summary>A <c>*</c> that is meant literally, as the policy variable <c>${*}</c> writes it.</summary>
    public const char LiteralStar = '\uE001';

    /// <summary>A <c>?</c> that is meant literally, as the policy variable <c>${?}</c> writes it.</summary>
    public const char LiteralQuestionMark = '\uE002';

    // A '?' beside a '*': the stretch that the two stand for together has at least one character, wherever in the stretch that is.
    private const char Floating = '\uE004';

    public static bool HasWildcard(ReadOnlySpan<char> pattern) => pattern.IndexOfAny('*', '?') >= 0;

    /// <summary>True for <c>*</c>, however often it is repeated.</summary>
    public static bool IsRunOnly(ReadOnlySpan<char> pattern) => pattern.Length > 0 && pattern.TrimStart('*').IsEmpty;

    /// <inheritdoc cref="IsRunOnly(ReadOnlySpan{char})"/>
    public static bool IsRunOnly(string pattern) => IsRunOnly(pattern.AsSpan());

    /// <summary>True when <paramref name="text"/>, which is taken literally, is one of the strings the pattern stands for. A hole matches nothing for certain.</summary>
    public static bool Matches(ReadOnlySpan<char> pattern, ReadOnlySpan<char> text, bool ignoreCase = false)
    {
        int p = 0, t = 0, star = -1, resume = 0;
        while (t < text.Length)
        {
            if (p < pattern.Length && pattern[p] == '*')
            {
                star = p++;
                resume = t;
            }
            else if (p < pattern.Length && (pattern[p] == '?' || Spells(pattern[p], text[t], ignoreCase)))
            {
                p++;
                t++;
            }
            else if (star >= 0)
            {
                p = star + 1;
                t = ++resume;
            }
            else
            {
                return false;
            }
        }

        while (p < pattern.Length && pattern[p] == '*')
            p++;
        return p == pattern.Length;
    }

    /// <summary>
    /// True when every string that <paramref name="inner"/> stands for is one that <paramref name="outer"/> stands for. A hole of the inner
    /// pattern is covered by <c>*</c> only; a hole of the outer pattern covers nothing.
    /// </summary>
    public static bool Covers(ReadOnlySpan<char> outer, ReadOnlySpan<char> inner, bool ignoreCase = false)
    {
        // The inner pattern is read as text over an alphabet with three more letters: '*' (any run), '?' (any one) and the hole (any run). A
        // run may be empty, so it is no character for a '?' to stand for; and it may be long, so only the stretch of a '*' has room for it.
        var a = WithFloating(outer);
        int p = 0, t = 0, star = -1, resume = 0;
        while (t < inner.Length)
        {
            var isRun = IsRun(inner[t]);
            if (p < a.Length && a[p] == '*')
            {
                star = p++;
                resume = t;
            }
            else if (p < a.Length && a[p] == Floating)
            {
                if (!isRun)
                    p++;
                t++;
            }
            else if (p < a.Length && !isRun && (a[p] == '?' || (inner[t] != '?' && Same(a[p], inner[t], ignoreCase))))
            {
                p++;
                t++;
            }
            else if (star >= 0)
            {
                p = star + 1;
                t = ++resume;
            }
            else
            {
                return false;
            }
        }

        while (p < a.Length && a[p] == '*')
            p++;
        return p == a.Length;
    }

    /// <summary>True when some string is one that both patterns stand for. A hole may be any text, so it overlaps everything.</summary>
    public static bool Overlaps(ReadOnlySpan<char> left, ReadOnlySpan<char> right, bool ignoreCase = false)
    {
        // What both begin and end with needs no search, and that is all there is to most pairs.
        while (left.Length > 0 && right.Length > 0 && !IsRun(left[0]) && !IsRun(right[0]))
        {
            if (!Meet(left[0], right[0], ignoreCase))
                return false;
            left = left.Slice(1);
            right = right.Slice(1);
        }

        while (left.Length > 0 && right.Length > 0 && !IsRun(left[left.Length - 1]) && !IsRun(right[right.Length - 1]))
        {
            if (!Meet(left[left.Length - 1], right[right.Length - 1], ignoreCase))
                return false;
            left = left.Slice(0, left.Length - 1);
            right = right.Slice(0, right.Length - 1);
        }

        if (IsAnything(left) || IsAnything(right))
            return true;
        if (left.IsEmpty || right.IsEmpty)
            return IsRuns(left) && IsRuns(right);

        // reachable[j]: the symbols of left read so far and the first j of right can spell the same text.
        Span<bool> reachable = right.Length < 256 ? stackalloc bool[right.Length + 1] : new bool[right.Length + 1];
        reachable.Clear();
        reachable[0] = true;
        for (var j = 0; j < right.Length && IsRun(right[j]); j++)
            reachable[j + 1] = true;

        foreach (var a in left)
        {
            var diagonal = reachable[0];
            reachable[0] = diagonal && IsRun(a);
            for (var j = 1; j <= right.Length; j++)
            {
                var b = right[j - 1];
                var above = reachable[j];
                reachable[j] = IsRun(a) || IsRun(b)
                    ? (above && CanHold(b, a)) || (reachable[j - 1] && CanHold(a, b))
                    : diagonal && Meet(a, b, ignoreCase);
                diagonal = above;
            }
        }

        return reachable[right.Length];
    }

    private static bool IsAnything(ReadOnlySpan<char> pattern) => pattern.Length == 1 && pattern[0] is '*' or Hole;

    private static bool IsRuns(ReadOnlySpan<char> pattern)
    {
        foreach (var symbol in pattern)
        {
            if (!IsRun(symbol))
                return false;
        }

        return true;
    }

    /// <summary>True when two symbols that each stand for one character can stand for the same.</summary>
    private static bool Meet(char a, char b, bool ignoreCase) => a == '?' || b == '?' || Same(a, b, ignoreCase);

    private static bool IsRun(char symbol) => symbol is '*' or Hole or Segment;

    /// <summary>True when <paramref name="symbol"/> may stand within what <paramref name="run"/> stands for, or may itself stand for nothing.</summary>
    private static bool CanHold(char run, char symbol) => IsRun(symbol) || run is '*' or Hole || (run == Segment && symbol != '/');

    private static bool Same(char a, char b, bool ignoreCase) =>
        a == b ? !IsRun(a) : ignoreCase && Fold(a) == Fold(b);

    /// <summary>True when <paramref name="symbol"/> stands for this very character of a text.</summary>
    private static bool Spells(char symbol, char c, bool ignoreCase) => symbol switch
    {
        LiteralStar => c == '*',
        LiteralQuestionMark => c == '?',
        _ => Same(symbol, c, ignoreCase),
    };

    /// <summary>Action names and condition keys are ASCII, so case is folded for ASCII letters only.</summary>
    private static char Fold(char c) => c is >= 'A' and <= 'Z' ? (char)(c | 0x20) : c;

    /// <summary>Writes each run of <c>*</c> and <c>?</c> that holds both as so many floating characters and one <c>*</c>.</summary>
    private static ReadOnlySpan<char> WithFloating(ReadOnlySpan<char> pattern)
    {
        if (pattern.IndexOf('?') < 0 || (pattern.IndexOf("*?".AsSpan()) < 0 && pattern.IndexOf("?*".AsSpan()) < 0))
            return pattern;

        var text = new char[pattern.Length];
        var length = 0;
        for (var i = 0; i < pattern.Length;)
        {
            var begin = i;
            var stars = 0;
            for (; i < pattern.Length && pattern[i] is '*' or '?'; i++)
                stars += pattern[i] == '*' ? 1 : 0;
            if (i == begin)
            {
                text[length++] = pattern[i++];
                continue;
            }

            var singles = i - begin - stars;
            text.AsSpan(length, singles).Fill(stars == 0 ? '?' : Floating);
            length += singles;
            if (stars > 0)
                text[length++] = '*';
        }

        return text.AsSpan(0, length);
    }
}
