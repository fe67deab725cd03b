using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace IamPolicyAnalyzers.Tool.Hosting;

/// <summary>What <c>.editorconfig</c> and <c>.globalconfig</c> above a file say of it, read by the compiler's own reader.</summary>
/// <param name="defaults">Global configuration that any of the user's is stronger than.</param>
/// <param name="overrides">Options of the command line, stronger than any file.</param>
internal sealed class Configuration(IReadOnlyList<AnalyzerConfig> defaults, IReadOnlyDictionary<string, string> overrides) : AnalyzerConfigOptionsProvider
{
    private readonly ConcurrentDictionary<string, FolderConfiguration> _folders = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> _problems = new(StringComparer.Ordinal);

    public override AnalyzerConfigOptions GlobalOptions { get; } = new FileOptions(ImmutableDictionary<string, string>.Empty, ImmutableDictionary<string, string>.Empty);

    /// <summary>What is wrong with the configuration files that were read so far, sorted.</summary>
    public IEnumerable<string> Problems => _problems.Keys.Order(StringComparer.Ordinal);

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => OptionsOf(textFile.Path);

    /// <summary>What goes for all files of the folder of this one.</summary>
    public FolderConfiguration Of(string path) => OfFolder(Path.GetDirectoryName(path)!);

    private FileOptions OptionsOf(string path)
    {
        var result = Of(path).Files.GetOptionsForSourcePath(path);
        return new FileOptions(result.AnalyzerOptions, overrides);
    }

    private FolderConfiguration OfFolder(string folder)
    {
        if (_folders.TryGetValue(folder, out var known))
            return known;
        var above = Path.GetDirectoryName(folder) is { } parent ? OfFolder(parent) : null;
        var own = new[] { ".editorconfig", ".globalconfig" }.Select(name => Path.Combine(folder, name)).Where(File.Exists).Select(Read).ToList();
        return _folders.GetOrAdd(folder, above is not null && own.Count == 0 ? above : Create(own, above));
    }

    private FolderConfiguration Create(List<AnalyzerConfig> own, FolderConfiguration? above)
    {
        var configs = (above?.Configs ?? [.. defaults]).AddRange(own);
        var files = AnalyzerConfigSet.Create(configs, out var flaws);
        foreach (var flaw in flaws)
            _problems.TryAdd(flaw.GetMessage(), "");
        return new FolderConfiguration(configs, files);
    }

    private static AnalyzerConfig Read(string path)
    {
        using var stream = File.OpenRead(path);
        return AnalyzerConfig.Parse(SourceText.From(stream), path);
    }

    private sealed class FileOptions(ImmutableDictionary<string, string> options, IReadOnlyDictionary<string, string> overrides) : AnalyzerConfigOptions
    {
        public override IEnumerable<string> Keys => options.Keys.Union(overrides.Keys, KeyComparer);

        public override bool TryGetValue(string key, out string value) => overrides.TryGetValue(key, out value!) || options.TryGetValue(key, out value!);
    }
}
