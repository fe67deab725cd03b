using System;
using System.CommandLine;
using System.IO;
using System.Linq;
using IamPolicyAnalyzers.Tool.Hosting;
using IamPolicyAnalyzers.Tool.Reports;
using Microsoft.CodeAnalysis;

namespace IamPolicyAnalyzers.Tool.Commands;

/// <summary><c>iam-policy check</c>: what a build would report.</summary>
internal sealed class CheckCommand : Command
{
    private readonly ToolConsole _console;
    private readonly FileArguments _files;

    private readonly Option<string?> _format = new("--format", "-f")
    {
        Description = "How to report; by default as --output ends, else text",
        HelpName = string.Join('|', ReportFormat.Names),
    };

    private readonly Option<string?> _output = new("--output", "-o") { Description = "The file that gets the report", HelpName = "FILE" };

    private readonly SeverityOption _severity = new("--severity", "The least severity that is reported; warning, unless given");

    private readonly SeverityOption _failOn = new("--fail-on", "The least severity that makes the exit code 1; warning, unless given");

    public CheckCommand(ToolConsole console)
        : base("check", "Report what the rules find in policies and templates")
    {
        _console = console;
        _files = new FileArguments().AddTo(this);
        foreach (var option in new Option[] { _format, _output, _severity, _failOn })
            Options.Add(option);
        _format.CompletionSources.Add([.. ReportFormat.Names]);
        SetAction(Run);
    }

    private int Run(ParseResult command)
    {
        var output = command.GetValue(_output);
        var report = ReportFormat.Create(command.GetValue(_format), output, _console.HasColor);
        var failOn = _failOn.In(command, DiagnosticSeverity.Warning);
        var least = Least(_severity.In(command, DiagnosticSeverity.Warning), failOn);

        var result = Check(_files.Open(command, _console), least);
        if (output is null)
            report.Write(result, _console.Out);
        else
            WriteFile(report, result, output);
        foreach (var failure in result.Failures)
            _console.Error.WriteLine($"iam-policy: {failure}");

        if (!result.Failures.IsEmpty)
            return ExitCode.Unusable;
        return result.Findings.Any(finding => finding.Severity >= failOn) ? ExitCode.Findings : ExitCode.Clean;
    }

    // What makes the run fail is always shown.
    private static DiagnosticSeverity? Least(DiagnosticSeverity? reported, DiagnosticSeverity? failing) =>
        reported is null || (failing is not null && failing < reported) ? failing : reported;

    private CheckResult Check(PolicyWorkspace workspace, DiagnosticSeverity? least)
    {
        using var progress = new Progress(_console, workspace.Files.Length);
        var findings = workspace.Check(progress.Report).Where(finding => finding.Severity >= least).ToList();
        foreach (var problem in workspace.ConfigurationProblems)
            _console.Error.WriteLine($"iam-policy: warning: {problem}");
        return new CheckResult(
            _console.CurrentDirectory,
            [.. workspace.Policies.Select(file => new CheckedFile(workspace.Shown(file), workspace.Open(file)?.Policies.Length ?? 0))],
            [.. findings.Where(static finding => finding.Accepted is null)],
            [.. findings.Where(static finding => finding.Accepted is not null)],
            [.. workspace.Failures]);
    }

    private void WriteFile(IReport report, CheckResult result, string file)
    {
        try
        {
            var path = _console.FullPath(file);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            using var writer = new StreamWriter(path) { NewLine = "\n" };
            report.Write(result, writer);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"'{file}' cannot be written: {exception.Message}");
        }

        _console.Error.WriteLine(result.Summary);
    }
}
