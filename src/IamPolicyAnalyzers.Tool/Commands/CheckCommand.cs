using System.CommandLine;
using System.Linq;
using IamPolicyAnalyzers.Tool.Hosting;
using Microsoft.CodeAnalysis;

namespace IamPolicyAnalyzers.Tool.Commands;

/// <summary><c>iam-policy check</c>: what a build would report.</summary>
internal sealed class CheckCommand : Command
{
    private readonly ToolConsole _console;
    private readonly FileArguments _files;

    public CheckCommand(ToolConsole console)
        : base("check", "Report what the rules find in policies and templates")
    {
        _console = console;
        _files = new FileArguments().AddTo(this);
        SetAction(Run);
    }

    private int Run(ParseResult command)
    {
        var workspace = _files.Open(command, _console);
        var findings = workspace.Check();
        foreach (var finding in findings.Where(static f => f.Accepted is null && f.Severity >= DiagnosticSeverity.Warning))
            _console.Out.WriteLine($"{finding.Path}({finding.Lines.Start.Line + 1},{finding.Lines.Start.Character + 1}): {finding.Level} {finding.Id}: {finding.Message}");
        foreach (var failure in workspace.Failures)
            _console.Error.WriteLine($"iam-policy: {failure}");
        return workspace.Failures.Any() ? ExitCode.Unusable : findings.Any(static f => f.Accepted is null && f.Severity >= DiagnosticSeverity.Warning) ? ExitCode.Findings : ExitCode.Clean;
    }
}
