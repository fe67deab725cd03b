using System;
using System.Collections.Generic;

namespace IamPolicyAnalyzers.Analysis;

/// <summary>The words of a Sid: <c>temp</c>, <c>migration</c> and <c>access</c> of <c>TempMigrationAccess</c>.</summary>
internal static class SidWords
{
    private static readonly string[] s_temporary = ["temp", "temporary", "interim", "emergency", "breakglass", "onetime"];

    /// <summary>What is itself temporary, or holds what is: a grant on it need not end.</summary>
    private static readonly string[] s_things =
    [
        "bucket", "buckets", "credential", "credentials", "data", "database", "databases", "db", "dir", "directory", "file", "files", "folder", "key", "keys", "location", "object", "objects",
        "password", "passwords", "path", "prefix", "storage", "table", "tables", "token", "tokens", "url", "urls", "view", "views", "volume", "volumes",
    ];

    /// <summary>True when the Sid says that its statement is meant for a while.</summary>
    public static bool SayTemporary(string sid)
    {
        var words = Split(sid);
        for (var i = 0; i < words.Count; i++)
        {
            if (Array.IndexOf(s_temporary, words[i]) >= 0)
                return !IsThing(words, i + 1);
            if (i + 1 < words.Count && Array.IndexOf(s_temporary, words[i] + words[i + 1]) >= 0)
                return true;
        }

        return false;
    }

    private static bool IsThing(List<string> words, int index)
    {
        // What services call temporary has a name of its own: temporary S3 objects, temporary session tokens.
        for (var i = index; i < words.Count && i < index + 2; i++)
        {
            if (Array.IndexOf(s_things, words[i]) >= 0)
                return true;
        }

        return false;
    }

    /// <summary>In small letters. A word ends before a capital that follows a small letter or begins a new word, and at whatever is no letter.</summary>
    private static List<string> Split(string sid)
    {
        var words = new List<string>();
        var start = 0;
        for (var i = 0; i <= sid.Length; i++)
        {
            var isEnd = i == sid.Length || !char.IsLetter(sid[i]);
            if (!isEnd && !(i > start && char.IsUpper(sid[i]) && (char.IsLower(sid[i - 1]) || (i + 1 < sid.Length && char.IsLower(sid[i + 1])))))
                continue;
            if (i > start)
                words.Add(sid.Substring(start, i - start).ToLowerInvariant());
            start = isEnd ? i + 1 : i;
        }

        return words;
    }
}
