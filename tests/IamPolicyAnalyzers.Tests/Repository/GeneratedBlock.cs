using System;
using System.Collections.Generic;
using System.IO;

namespace IamPolicyAnalyzers.Tests.Repository;

/// <summary>A part of a Markdown file that is derived from the code: <c>&lt;!-- name (generated) --&gt; … &lt;!-- /name --&gt;</c></summary>
internal static class GeneratedBlock
{
    public static bool IsUpdate => Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1";

    /// <summary>The text with the block as it has to be, or <see langword="null"/> without such a block</summary>
    public static string? Replace(string text, string name, string content)
    {
        var (begin, end) = ($"<!-- {name} (generated) -->", $"<!-- /{name} -->");
        var from = text.IndexOf(begin, StringComparison.Ordinal);
        var to = text.IndexOf(end, StringComparison.Ordinal);
        return from < 0 || to < from ? null : $"{text[..from]}{begin}\n{content}\n{text[to..]}";
    }

    /// <summary>What is wrong with the block; under <c>UPDATE_DOCS=1</c> it is rewritten instead.</summary>
    public static IEnumerable<string> Problems(string relative, string name, string content)
    {
        var path = Shipped.PathOf(relative);
        var text = File.ReadAllText(path);
        var expected = Replace(text, name, content);
        if (expected is null)
            yield return $"{relative} has no block '<!-- {name} (generated) -->' … '<!-- /{name} -->'";
        else if (expected != text && IsUpdate)
            File.WriteAllText(path, expected);
        else if (expected != text)
            yield return $"{relative}: block '{name}' is stale; it would be:\n{content}";
    }
}
