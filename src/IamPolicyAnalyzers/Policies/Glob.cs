using System;

namespace IamPolicyAnalyzers.Policies;

/// <summary>
/// Patterns of IAM: <c>*</c> is any run of characters, <c>?</c> exactly one. A hole is a stretch whose text is not known when the policy is
/// read (a policy variable, a template reference); it stands as one <see cref="Hole"/> character and may be any text.
/// </summary>
/// <remarks>All three questions take time linear in the product of the two lengths at worst, and no memory that grows with them twice over.</remarks>
internal static class Glob
{
    /// <summary>Stands in a pattern for text that is not known.</summary>
    public const char Hole = '\uE000';

    /// <summary>A <c>*</c> that is meant literally, as the policy variable <c>${*}</c> writes it.</summary>
    public const char LiteralStar = '\uE001';

    /// <summary>A <c>?</c> that is meant literally, as the policy variable <c>${?}</c> writes it.</summary>
    public const char LiteralQuestionMark = '\uE002';

    public static bool HasWildcard(ReadOnlySpan<char> pattern) => pattern.IndexOfAny('*', '?') >= 0;

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
            else if (p < a.Length && IsOneCharacter(b[t]) && (a[p] == '?' || (b[t] != '?' && Same(a[p], b[t], ignoreCase))))
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
        if (!HasRun(left) && right.IndexOf('?') < 0)
            return HasRun(right) ? MatchesWithRuns(right, left, ignoreCase) : Same(left, right, ignoreCase);
        if (!HasRun(right) && left.IndexOf('?') < 0)
            return MatchesWithRuns(left, right, ignoreCase);

        // reachable[j]: the first i symbols of left and the first j of right can spell the same text.
        Span<bool> reachable = right.Length < 256 ? stackalloc bool[right.Length + 1] : new bool[right.Length + 1];
        reachable[0] = true;
        for (var j = 1; j <= right.Length; j++)
            reachable[j] = reachable[j - 1] && IsRun(right[j - 1]);
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = reachable[0];
            reachable[0] = diagonal && IsRun(left[i - 1]);
            for (var j = 1; j <= right.Length; j++)
            {
                var above = reachable[j];
                var a = left[i - 1];
                var b = right[j - 1];
                reachable[j] = IsRun(a) || IsRun(b)
                    ? (IsRun(a) && (above || reachable[j - 1])) || (IsRun(b) && (above || reachable[j - 1])) || diagonal
                    : diagonal && (a == '?' || b == '?' || Same(a, b, ignoreCase));
                diagonal = above;
            }
        }

        return reachable[right.Length];
    }
}
