using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using IamPolicyAnalyzers.Tool.Hosting;

namespace IamPolicyAnalyzers.Tool.Reports;

/// <summary>The formats by name.</summary>
internal static class ReportFormat
{
    private static readonly Dictionary<string, Func<bool, IReport>> s_formats = new(StringComparer.OrdinalIgnoreCase)
    {
        ["text"] = static hasColor => new TextReport(hasColor),
        ["json"] = static _ => new JsonReport(),
        ["sarif"] = static _ => new SarifReport(),
        ["github"] = static _ => new GitHubReport(),
        ["markdown"] = static _ => new MarkdownReport(),
        ["junit"] = static _ => new JUnitReport(),
    };

    private static readonly Dictionary<string, string> s_byExtension = new(StringComparer.OrdinalIgnoreCase)
    {
        [".json"] = "json",
        [".sarif"] = "sarif",
        [".md"] = "markdown",
        [".xml"] = "junit",
    };

    public static IEnumerable<string> Names => s_formats.Keys;

    /// <param name="name">Null for the one that the name of the file tells.</param>
    /// <param name="file">The file that gets the report; null for the console.</param>
    public static IReport Create(string? name, string? file, bool hasColor)
    {
        name ??= file is not null && s_byExtension.TryGetValue(Path.GetExtension(file), out var told) ? told : "text";
        return s_formats.TryGetValue(name, out var create)
            ? create(hasColor && file is null)
            : throw new UsageException($"--format is '{name}'; write {string.Join(", ", Names.SkipLast(1))} or {Names.Last()}");
    }
}
