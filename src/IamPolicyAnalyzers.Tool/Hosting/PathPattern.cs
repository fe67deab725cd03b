using System;

namespace IamPolicyAnalyzers.Tool.Hosting;

/// <summary>A glob as MSBuild and Git have it: <c>*</c> and <c>?</c> within a name, <c>**</c> for any folders. Case makes no difference.</summary>
internal sealed class PathPattern(string pattern)
{
    private readonly string[] _segments = pattern.Replace('\\', '/').TrimStart('/').Split('/', StringSplitOptions.RemoveEmptyEntries);

    public static bool IsOne(string text) => text.AsSpan().ContainsAny('*', '?');

    /// <param name="path">With forward slashes.</param>
    public bool Matches(string path) => Matches(_segments, path.Split('/', StringSplitOptions.RemoveEmptyEntries));

    // Each '**' is tried again only from where the last one matched: no blow-up, however many there are.
    private static bool Matches(ReadOnlySpan<string> pattern, ReadOnlySpan<string> path)
    {
        int p = 0, s = 0, star = -1, next = 0;
        while (s < path.Length)
        {
            if (p < pattern.Length && pattern[p] == "**")
                (star, next) = (p++, s);
            else if (p < pattern.Length && IsName(pattern[p], path[s]))
                (p, s) = (p + 1, s + 1);
            else if (star >= 0)
                (p, s) = (star + 1, ++next);
            else
                return false;
        }

        while (p < pattern.Length && pattern[p] == "**")
            p++;
        return p == pattern.Length;
    }

    private static bool IsName(string pattern, string name)
    {
        int p = 0, s = 0, star = -1, next = 0;
        while (s < name.Length)
        {
            if (p < pattern.Length && pattern[p] == '*')
                (star, next) = (p++, s);
            else if (p < pattern.Length && (pattern[p] == '?' || char.ToUpperInvariant(pattern[p]) == char.ToUpperInvariant(name[s])))
                (p, s) = (p + 1, s + 1);
            else if (star >= 0)
                (p, s) = (star + 1, ++next);
            else
                return false;
        }

        return pattern.AsSpan(p).TrimStart('*').IsEmpty;
    }
}
