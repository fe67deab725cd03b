using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace IamPolicyAnalyzers.Tool.Hosting;

/// <summary>What goes where no configuration file says otherwise: the day of today, and a preset.</summary>
internal static class RuleDefaults
{
    /// <summary>The key of the day for which to judge what depends on time.</summary>
    public const string DayKey = "iam_as_of_date";

    public static IReadOnlyList<string> Modes { get; } = ["Minimal", "Recommended", "Strict", "All"];

    /// <param name="mode">A preset; null for what the rules do by themselves.</param>
    /// <exception cref="UsageException">There is no such preset.</exception>
    public static IReadOnlyList<AnalyzerConfig> Of(ToolConsole console, string? mode)
    {
        var defaults = new List<AnalyzerConfig> { Parse($"is_global = true\nglobal_level = -1\n{DayKey} = {console.Today}\n", "today.globalconfig") };
        if (mode is not null && PresetOf(mode) is { } preset)
            defaults.Add(preset);
        return defaults;

        AnalyzerConfig Parse(string text, string name) => AnalyzerConfig.Parse(text, console.FullPath(name));

        AnalyzerConfig? PresetOf(string name)
        {
            var known = Modes.FirstOrDefault(known => known.Equals(name, StringComparison.OrdinalIgnoreCase))
                ?? throw new UsageException($"--mode is '{name}'; write Minimal, Recommended, Strict or All");
            // Recommended is what the rules do by themselves.
            if (Assembly.GetExecutingAssembly().GetManifestResourceStream($"config/{known}") is not { } stream)
                return null;
            using var reader = new StreamReader(stream);
            return Parse(reader.ReadToEnd(), $"{known}.globalconfig");
        }
    }
}
