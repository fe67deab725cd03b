using System;
using System.IO;
using System.Reflection;
using System.Text.RegularExpressions;
using IamPolicyAnalyzers.Tool.Hosting;

namespace IamPolicyAnalyzers.Tool.Reports;

/// <summary>The pages of the rules, which are part of the tool.</summary>
internal static partial class RulePage
{
    /// <summary>The page of a rule as Markdown.</summary>
    /// <exception cref="UsageException">The tool has no such page.</exception>
    public static string Of(string id)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"rules/{id}") ?? throw new UsageException($"the tool has no page of {id}");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    /// <summary>The same with links that lead from wherever it is shown to the pages beside it.</summary>
    /// <param name="address">Where the page stands in the web.</param>
    public static string Of(string id, Uri address) => Link().Replace(Of(id), link => $"]({new Uri(address, link.Groups[1].Value)})");

    [GeneratedRegex(@"\]\(([\w./-]+\.md(?:#[\w-]+)?)\)")]
    private static partial Regex Link();
}
