using System;

namespace IamPolicyAnalyzers.Policies;

/// <summary>Words that hold the place of a value somebody still has to write: <c>REPLACE_ME</c>, <c>&lt;region&gt;</c>, <c>YOUR-BUCKET</c>.</summary>
internal static class Placeholder
{
    private const int FewestCrosses = 4;

    private static readonly string[] s_words =
    [
        "REPLACEME", "REPLACE_ME", "REPLACE-ME", "CHANGEME", "CHANGE_ME", "CHANGE-ME", "ACCOUNTID", "ACCOUNT_ID", "ACCOUNT-ID", "AWS_ACCOUNT", "AWS-ACCOUNT", "TODO", "YOUR_", "YOUR-",
    ];

    /// <summary>True when such a word stands somewhere in the text.</summary>
    public static bool IsIn(ReadOnlySpan<char> text)
    {
        foreach (var word in s_words)
        {
            if (text.IndexOf(word.AsSpan(), StringComparison.OrdinalIgnoreCase) >= 0)
                return true;
        }

        return IsEnclosed(text, '<', '>') || IsEnclosed(text, '[', ']') || IsEnclosed(text, '{', '}') || HasCrosses(text);
    }

    private static bool IsEnclosed(ReadOnlySpan<char> text, char open, char close)
    {
        var start = text.IndexOf(open);
        return start >= 0 && text.Slice(start).IndexOf(close) > 1;
    }

    private static bool HasCrosses(ReadOnlySpan<char> text)
    {
        var run = 0;
        foreach (var c in text)
        {
            run = c is 'x' or 'X' ? run + 1 : 0;
            if (run == FewestCrosses)
                return true;
        }

        return false;
    }
}
