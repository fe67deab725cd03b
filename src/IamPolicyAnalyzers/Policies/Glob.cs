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
            else if (p < pattern.Length && (pattern[p] == '?' || Same(pattern[p], text[t], ignoreCase)))
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
        // The inner pattern is read as text over an alphabet with three more letters: '*' (any run), '?' (any one) and the hole (any run).
        // Greedy matching is exact but for '?' beside '*': moving every '?' of such a run to its front makes the spelling canonical.
        var a = Canonical(outer);
        var b = Canonical(inner);
        int p = 0, t = 0, star = -1, resume = 0;
        while (t < b.Length)
        {
            if (p < a.Length && a[p] == '*')
            {
                star = p++;
                resume = t;
            }
            else if (p < a.Length && !IsRun(b[t]) && (a[p] == '?' || (b[t] != '?' && Same(a[p], b[t], ignoreCase))))
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
                    : diagonal && (a == '?' || b == '?' || Same(a, b, ignoreCase));
                diagonal = above;
            }
        }

        return reachable[right.Length];
    }

    private static bool IsRun(char symbol) => symbol is '*' or Hole or Segment;

    /// <summary>True when <paramref name="symbol"/> may stand within what <paramref name="run"/> stands for, or may itself stand for nothing.</summary>
    private static bool CanHold(char run, char symbol) => IsRun(symbol) || run is '*' or Hole || (run == Segment && symbol != '/');

    private static bool Same(char a, char b, bool ignoreCase) =>
        a == b ? !IsRun(a) : ignoreCase && Fold(a) == Fold(b);

    /// <summary>Action names and condition keys are ASCII, so case is folded for ASCII letters only.</summary>
    private static char Fold(char c) => c is >= 'A' and <= 'Z' ? (char)(c | 0x20) : c;

    /// <summary>Writes each run of <c>*</c> and <c>?</c> with the <c>?</c> first and one <c>*</c>, so that equal languages are spelt alike.</summary>
    private static ReadOnlySpan<char> Canonical(ReadOnlySpan<char> pattern)
    {
        var doubled = false;
        for (var i = 1; i < pattern.Length && !doubled; i++)
            doubled = pattern[i - 1] == '*' && pattern[i] is '*' or '?';
        if (!doubled)
            return pattern;

        var text = new char[pattern.Length];
        var length = 0;
        for (var i = 0; i < pattern.Length;)
        {
            if (pattern[i] is not ('*' or '?'))
            {
                text[length++] = pattern[i++];
                continue;
            }

            var star = false;
            for (; i < pattern.Length && pattern[i] is '*' or '?'; i++)
            {
                if (pattern[i] == '*')
                    star = true;
                else
                    text[length++] = '?';
            }

            if (star)
                text[length++] = '*';
        }

        return text.AsSpan(0, length);
    }
}
