using System;
using System.Collections.Generic;
using System.CommandLine;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Tool.Access;
using IamPolicyAnalyzers.Tool.Hosting;
using IamPolicyAnalyzers.Tool.Reports;

namespace IamPolicyAnalyzers.Tool.Commands;

/// <summary><c>iam-policy diff</c>: what access a change brings and takes.</summary>
internal sealed class DiffCommand : Command
{
    private const string VersionHelp = "a file, a folder, or either in a commit as REVISION:PATH; /dev/null for none";

    private readonly ToolConsole _console;

    private readonly Argument<string> _old = new("OLD") { Description = "The version before: " + VersionHelp };

    private readonly Argument<string> _new = new("NEW") { Description = "The version after: the same" };

    private readonly FormatOption _format = new("text", "markdown", "json", "sarif");

    private readonly Option<string?> _kind = new("--kind") { Description = "The policy type of the files, as Trust; by default names and content tell", HelpName = "TYPE" };

    public DiffCommand(ToolConsole console)
        : base("diff", "Say what access a change brings and takes; exits with 1 when access grew, or may have grown")
    {
        _console = console;
        Arguments.Add(_old);
        Arguments.Add(_new);
        Options.Add(_format);
        Options.Add(_kind);
        SetAction(Run);
    }

    private int Run(ParseResult command)
    {
        var before = PolicyVersion.Open(command.GetValue(_old)!, _console);
        var after = PolicyVersion.Open(command.GetValue(_new)!, _console);
        var diff = AccessDiff.Between(before, after, _console, new Configuration([], Overrides(command)));
        ReportOf(command).Write(diff, _console.Out);
        foreach (var problem in diff.Notes.AddRange(diff.Problems))
            _console.Error.WriteLine($"iam-policy: {problem}");
        return diff.Problems.Length > 0 ? ExitCode.Unusable : diff.HasGrown ? ExitCode.Findings : ExitCode.Clean;
    }

    private IAccessReport ReportOf(ParseResult command) => command.GetValue(_format) switch
    {
        "markdown" => new AccessMarkdownReport(),
        "json" => new AccessJsonReport(),
        "sarif" => new AccessSarifReport(),
        _ => new AccessTextReport(_console.HasColor),
    };

    private Dictionary<string, string> Overrides(ParseResult command)
    {
        var overrides = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        if (command.GetValue(_kind) is { } kind)
            overrides["build_metadata.AdditionalFiles.Kind"] = DeclaredType.FlawIn(kind) is { } flaw ? throw new UsageException($"--kind {flaw}") : kind;
        return overrides;
    }
}
