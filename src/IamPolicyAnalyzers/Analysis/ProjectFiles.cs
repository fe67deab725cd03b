using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace IamPolicyAnalyzers.Analysis;

/// <summary>The additional files of the project that is being analysed.</summary>
/// <param name="parse">Reads a text, or finds what was read of it before.</param>
internal sealed class ProjectFiles(AnalyzerOptions options, Func<SourceText, PolicyFile> parse, CancellationToken cancellationToken)
{
    /// <summary>A project without files.</summary>
    public static ProjectFiles None { get; } =
        new(new AnalyzerOptions(ImmutableArray<AdditionalText>.Empty), static text => PolicyFile.Parse(text), CancellationToken.None);

    /// <summary>The files that a predicate on the path selects, as rules see them, in the project's order.</summary>
    /// <param name="report">Takes what is reported in them.</param>
    public IEnumerable<FileContext> Where(Func<string, bool> isWanted, Action<Diagnostic> report)
    {
        foreach (var file in options.AdditionalFiles)
        {
            if (isWanted(file.Path) && Open(file, report) is { } context)
                yield return context;
        }
    }

    /// <summary>The files that a predicate on the path selects with their options, none of them read.</summary>
    public IEnumerable<(string Path, PolicyOptions Options)> Settings(Func<string, bool> isWanted)
    {
        foreach (var file in options.AdditionalFiles)
        {
            if (isWanted(file.Path) && SettingsOf(file, out _) is { } settings)
                yield return (file.Path, settings);
        }
    }

    /// <summary>True when a policy, or another file that rules look at, stands in this very folder.</summary>
    /// <param name="folder">As <see cref="SideFile.FolderOf"/> gives it for a resolved path.</param>
    public bool HasFileIn(string folder)
    {
        foreach (var (path, _) in Settings(static path => !SideFile.IsOne(path)))
        {
            if (SideFile.FolderOf(SideFile.Resolved(path)).Equals(folder, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    /// <summary>The file as rules see it; null when it cannot be read or is declared to be none of our business.</summary>
    public FileContext? Open(AdditionalText file, Action<Diagnostic> report)
    {
        if (SettingsOf(file, out var declared) is not { } settings || file.GetText(cancellationToken) is not { } text)
            return null;
        return new FileContext(file.Path, parse(text), settings, declared, this, report, cancellationToken);
    }

    /// <summary>The options of a file that rules look at; null for any other.</summary>
    private PolicyOptions? SettingsOf(AdditionalText file, out DeclaredType declared)
    {
        var settings = new PolicyOptions(options.AnalyzerConfigOptionsProvider.GetOptions(file));
        declared = DeclaredType.Of(file.Path, settings.Kind);
        return declared.IsIgnored || (!declared.IsPolicy && !DeclaredType.IsCandidate(file.Path)) ? null : settings;
    }
}
