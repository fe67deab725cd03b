using System.IO;
using IamPolicyAnalyzers.Tool.Hosting;
using Microsoft.CodeAnalysis;

namespace IamPolicyAnalyzers.Tool.Reports;

/// <summary>Workflow commands of GitHub Actions, which become annotations at the lines of a pull request.</summary>
internal sealed class GitHubReport : IReport
{
    public void Write(CheckResult result, TextWriter output)
    {
        foreach (var finding in result.Findings)
            output.WriteLine(Command(finding));
        foreach (var failure in result.Failures)
            output.WriteLine($"::error::{Data(failure)}");
        output.WriteLine(result.Summary);
    }

    private static string Command(Finding finding)
    {
        var (start, end) = (finding.Lines.Start, finding.Lines.End);
        var place = $"file={Property(finding.Path)},line={start.Line + 1},endLine={end.Line + 1}";
        // GitHub takes columns only of a place within one line.
        if (start.Line == end.Line)
            place += $",col={start.Character + 1},endColumn={end.Character + 1}";
        return $"::{Level(finding.Severity)} {place},title={Property($"{finding.Id}: {finding.Title}")}::{Data(finding.Message)}";
    }

    private static string Level(DiagnosticSeverity severity) => severity switch
    {
        DiagnosticSeverity.Error => "error",
        DiagnosticSeverity.Warning => "warning",
        _ => "notice",
    };

    private static string Data(string text) => text.Replace("%", "%25").Replace("\r", "%0D").Replace("\n", "%0A");

    private static string Property(string text) => Data(text).Replace(":", "%3A").Replace(",", "%2C");
}
