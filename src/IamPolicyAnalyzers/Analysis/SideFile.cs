using System;
using System.Collections.Generic;
using IamPolicyAnalyzers.Json;

namespace IamPolicyAnalyzers.Analysis;

/// <summary>The names of the files beside the policies that say something about them: what people decided, and what AWS saw used.</summary>
internal static class SideFile
{
    private const string LastAccessed = ".last-accessed.json";

    public static bool IsSuppressions(string path) => path.EndsWith(".iam-suppressions.json", StringComparison.OrdinalIgnoreCase);

    public static bool IsBaseline(string path) => path.EndsWith(".iam-baseline.json", StringComparison.OrdinalIgnoreCase);

    public static bool IsAssertions(string path) => path.EndsWith(".iam-assertions.json", StringComparison.OrdinalIgnoreCase);

    public static bool IsLastAccessed(string path) => path.EndsWith(LastAccessed, StringComparison.OrdinalIgnoreCase);

    public static bool IsOne(string path) => IsSuppressions(path) || IsBaseline(path) || IsAssertions(path) || IsLastAccessed(path);

    /// <summary>True for the last-accessed report of a policy: <c>app.last-accessed.json</c> beside <c>app.iam.json</c>.</summary>
    public static bool IsLastAccessedOf(string policy, string path)
    {
        if (!IsLastAccessed(path))
            return false;
        path = Resolved(path);
        return Resolved(policy).StartsWith(path.Substring(0, path.Length - LastAccessed.Length) + ".", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The folder of a file, with the slash at its end.</summary>
    public static string FolderOf(string path) => path.Substring(0, path.LastIndexOfAny(['/', '\\']) + 1);

    /// <summary>A path as seen from a folder above it, with forward slashes; null for a file that stands elsewhere.</summary>
    /// <param name="folder">With a slash at its end.</param>
    public static string? PathIn(string folder, string path)
    {
        path = Resolved(path);
        folder = Resolved(folder);
        return path.StartsWith(folder, StringComparison.OrdinalIgnoreCase) ? path.Substring(folder.Length) : null;
    }

    /// <summary>True for two ways to write one path.</summary>
    public static bool IsSame(string path, string other) => Resolved(path).Equals(Resolved(other), StringComparison.OrdinalIgnoreCase);

    /// <summary>What a side file says of each policy: the root, the items of a list, or those of a list under <c>policies</c>.</summary>
    public static IEnumerable<JsonNode> EntriesOf(JsonNode root)
    {
        var list = root.TryGetMember("policies", out var member) ? member.Value : root;
        if (!list.IsArray)
            yield return list;
        foreach (var item in list.Items)
            yield return item;
    }

    /// <summary>The path with forward slashes and no <c>..</c>: the compiler leaves what a project lists as <c>../shared/a.json</c> as it is.</summary>
    public static string Resolved(string path)
    {
        path = path.Replace('\\', '/');
        if (path.IndexOf("/.", StringComparison.Ordinal) < 0)
            return path;
        var parts = new List<string>();
        foreach (var part in path.Split('/'))
        {
            if (part == ".." && parts.Count > 0 && parts[parts.Count - 1] is not ("" or ".."))
                parts.RemoveAt(parts.Count - 1);
            else if (part != ".")
                parts.Add(part);
        }

        return string.Join("/", parts);
    }
}
