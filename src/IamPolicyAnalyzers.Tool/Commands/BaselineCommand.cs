using System;
using System.CommandLine;
using System.IO;
using System.Linq;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Tool.Files;
using IamPolicyAnalyzers.Tool.Hosting;
using IamPolicyAnalyzers.Tool.Recording;

namespace IamPolicyAnalyzers.Tool.Commands;

/// <summary><c>iam-policy baseline</c>: records what policies grant and which findings they have.</summary>
internal sealed class BaselineCommand : Command
{
    private const string DefaultName = "policies.iam-baseline.json";

    private readonly ToolConsole _console;
    private readonly FileArguments _files;
    private readonly Option<string> _output = new("--output", "-o")
    {
        Description = "The baseline, whose name ends in .iam-baseline.json; it stands beside the policies or above them",
        HelpName = "FILE",
        DefaultValueFactory = static _ => DefaultName,
    };

    private readonly Option<bool> _isUpdate = new("--update") { Description = "Record anew what has changed since, and leave the rest with its day" };
    private readonly Option<bool> _isCheck = new("--check") { Description = "Write nothing; print how the baseline differs from today, and exit with 1 when it does" };

    public BaselineCommand(ToolConsole console)
        : base("baseline", "Record what policies grant and which findings they have, so that only what is new is reported")
    {
        _console = console;
        _files = new FileArguments().AddTo(this);
        foreach (var option in new Option[] { _output, _isUpdate, _isCheck })
            Options.Add(option);
        SetAction(Run);
    }

    private int Run(ParseResult command)
    {
        var path = _console.FullPath(command.GetValue(_output)!);
        var exists = File.Exists(path);
        var (isUpdate, isCheck) = (command.GetValue(_isUpdate), command.GetValue(_isCheck));
        if (!SideFile.IsBaseline(path))
            throw new UsageException($"'{command.GetValue(_output)}' is no name of a baseline; let it end in .iam-baseline.json");
        if (exists && !isUpdate && !isCheck)
            throw new UsageException($"'{_console.Shown(path)}' exists; pass --update to renew it, or --check to compare");
        if (!exists && isCheck)
            throw new UsageException($"'{_console.Shown(path)}' does not exist, so there is nothing to check");
        if (isUpdate && isCheck)
            throw new UsageException("--update writes and --check does not; pass one of them");

        var workspace = _files.Open(command, _console).Without(SideFile.IsBaseline);
        var record = new BaselineRecord(workspace, SideFile.FolderOf(path), _files.DayOf(command) ?? _console.Today);
        var old = exists ? TextFile.Read(path) : null;
        var problems = workspace.Unread.Concat(workspace.Failures).Concat(record.Problems).Distinct().ToList();
        foreach (var problem in problems)
            _console.Error.WriteLine($"iam-policy: {problem}");
        if (problems.Count > 0)
            return ExitCode.Unusable;
        var merged = new BaselineMerge(old?.Text.ToString(), record.Text, SideFile.FolderOf(path));
        return isCheck ? Check(merged, path) : Write(merged, path, old);
    }

    private int Check(BaselineMerge merged, string path)
    {
        var difference = UnifiedDiff.Of(_console.Shown(path), merged.Before, merged.After);
        _console.Out.Write(difference);
        return difference.Length == 0 ? ExitCode.Clean : ExitCode.Findings;
    }

    private int Write(BaselineMerge merged, string path, TextFile? old)
    {
        foreach (var gone in merged.Gone)
            _console.Error.WriteLine($"{gone}: no longer exists, so its record is left out");
        try
        {
            if (old is null)
                AtomicFile.Write(path, System.Text.Encoding.UTF8.GetBytes(merged.Text));
            else if (merged.Text != old.Text.ToString())
                old.Write(Microsoft.CodeAnalysis.Text.SourceText.From(merged.Text));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"'{_console.Shown(path)}' cannot be written: {exception.Message}");
        }

        _console.Error.WriteLine($"{_console.Shown(path)}: {merged.Count} {(merged.Count == 1 ? "entry" : "entries")}, {merged.ChangedCount} of them new or changed.");
        return ExitCode.Clean;
    }
}
