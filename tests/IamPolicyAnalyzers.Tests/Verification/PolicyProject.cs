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

    /// <summary>All diagnostics of the analyzers, by file and place; an analyzer that throws fails the test.</summary>
    public static async Task<ImmutableArray<Diagnostic>> DiagnosticsAsync(Project project, ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        var failures = new List<string>();
        var options = new CompilationWithAnalyzersOptions(
            project.AnalyzerOptions,
            onAnalyzerException: (exception, analyzer, _) => { lock (failures) failures.Add($"{analyzer.GetType().Name} threw {exception}"); },
            concurrentAnalysis: true,
            logAnalyzerExecutionTime: false);

        var compilation = await project.GetCompilationAsync();
        var diagnostics = await compilation!.WithAnalyzers(analyzers, options).GetAnalyzerDiagnosticsAsync(CancellationToken.None);

        return failures.Count > 0
            ? throw new VerificationException(string.Join("\n", failures))
            : [.. diagnostics.OrderBy(PathOf).ThenBy(d => d.Location.SourceSpan).ThenBy(d => d.Id)];
    }

    public static string PathOf(Diagnostic diagnostic)
    {
        var path = diagnostic.Location.GetLineSpan().Path ?? "";
        return path.StartsWith(Root, System.StringComparison.Ordinal) ? path[Root.Length..] : path;
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
