using System;

namespace IamPolicyAnalyzers.Analysis;

/// <summary>The names of the files beside the policies that record what people decided about them.</summary>
internal static class SideFile
{
    public static bool IsSuppressions(string path) => path.EndsWith(".iam-suppressions.json", StringComparison.OrdinalIgnoreCase);

    public static bool IsBaseline(string path) => path.EndsWith(".iam-baseline.json", StringComparison.OrdinalIgnoreCase);

    public static bool IsAssertions(string path) => path.EndsWith(".iam-assertions.json", StringComparison.OrdinalIgnoreCase);

    public static bool IsOne(string path) => IsSuppressions(path) || IsBaseline(path) || IsAssertions(path);

    /// <summary>The folder of a file, with the slash at its end.</summary>
    public static string FolderOf(string path) => path.Substring(0, path.LastIndexOfAny(['/', '\\']) + 1);
}
