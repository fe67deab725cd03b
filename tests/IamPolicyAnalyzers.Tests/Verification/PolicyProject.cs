using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace IamPolicyAnalyzers.Tests.Verification;

/// <summary>A project as a build sees it: policy files, and the config files that the compiler's own parser reads.</summary>
internal static class PolicyProject
{
    // Config sections name files by full path; this one is rooted on every system and exists on none.
    public const string Root = "/repo/";

    public static Project Create(PolicyState state, IEnumerable<DiagnosticAnalyzer> analyzers)
    {
        var project = new AdhocWorkspace().AddProject("Policies", LanguageNames.CSharp);
        foreach (var (path, content) in state.AnalyzerConfigFiles.Append(("enabled.globalconfig", EnableAll(analyzers))))
            project = project.AddAnalyzerConfigDocument(path, SourceText.From(content), filePath: Root + path).Project;
        foreach (var (path, content) in state.AdditionalFiles)
            project = project.AddAdditionalDocument(path, SourceText.From(Markup.Parse(content).Text), filePath: Root + path).Project;
        return project;
    }

    /// <summary>What a build reports, by file and place; an analyzer that throws fails the test.</summary>
    public static Task<ImmutableArray<Diagnostic>> DiagnosticsAsync(Project project, ImmutableArray<DiagnosticAnalyzer> analyzers) =>
        RunAsync(project, analyzers, compilation => compilation.GetAnalyzerDiagnosticsAsync(CancellationToken.None));

    /// <summary>What an editor shows, which asks for one file after the other</summary>
    public static Task<ImmutableArray<Diagnostic>> EditorDiagnosticsAsync(Project project, ImmutableArray<DiagnosticAnalyzer> analyzers) =>
        RunAsync(project, analyzers, async compilation =>
        {
            var shown = ImmutableArray.CreateBuilder<Diagnostic>();
            foreach (var file in project.AnalyzerOptions.AdditionalFiles)
                shown.AddRange((await compilation.GetAnalysisResultAsync(file, CancellationToken.None)).GetAllDiagnostics());
            return shown.ToImmutable();
        });

    private static async Task<ImmutableArray<Diagnostic>> RunAsync(
        Project project,
        ImmutableArray<DiagnosticAnalyzer> analyzers,
        Func<CompilationWithAnalyzers, Task<ImmutableArray<Diagnostic>>> run)
    {
        if (analyzers.IsEmpty)
            return [];

        var failures = new ConcurrentQueue<string>();
        var options = new CompilationWithAnalyzersOptions(
            project.AnalyzerOptions,
            onAnalyzerException: (exception, analyzer, _) => failures.Enqueue($"{analyzer.GetType().Name} threw {exception}"),
            concurrentAnalysis: true,
            logAnalyzerExecutionTime: false);

        var compilation = await project.GetCompilationAsync();
        var diagnostics = await run(compilation!.WithAnalyzers(analyzers, options));

        return failures.IsEmpty
            ? [.. diagnostics.OrderBy(static d => PathOf(d), StringComparer.Ordinal).ThenBy(d => d.Location.SourceSpan).ThenBy(d => d.Id, StringComparer.Ordinal).ThenBy(Describe.Message, StringComparer.Ordinal)]
            : throw new VerificationException(string.Join("\n", failures));
    }

    public static string PathOf(Diagnostic diagnostic) => PathOf(diagnostic.Location);

    public static string PathOf(Location location)
    {
        var path = location.GetLineSpan().Path ?? "";
        return path.StartsWith(Root, StringComparison.Ordinal) ? path[Root.Length..] : path;
    }

    // A file name other than '.globalconfig' ranks below one: a test may still switch the rule off.
    private static string EnableAll(IEnumerable<DiagnosticAnalyzer> analyzers) => string.Join(
        "\n",
        analyzers
            .SelectMany(a => a.SupportedDiagnostics)
            .Where(d => !d.IsEnabledByDefault)
            .Select(d => $"dotnet_diagnostic.{d.Id}.severity = {SeverityName(d.DefaultSeverity)}")
            .Distinct()
            .Prepend("is_global = true"));

    private static string SeverityName(DiagnosticSeverity severity) => severity switch
    {
        DiagnosticSeverity.Error => "error",
        DiagnosticSeverity.Warning => "warning",
        DiagnosticSeverity.Info => "suggestion",
        _ => "silent",
    };
}
