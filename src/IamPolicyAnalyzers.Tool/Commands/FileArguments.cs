using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Documents;
using IamPolicyAnalyzers.Tool.Hosting;

namespace IamPolicyAnalyzers.Tool.Commands;

/// <summary>The arguments of every command that reads policies: which files, as what, judged how.</summary>
internal sealed class FileArguments
{
    private const string KindKey = "build_metadata.AdditionalFiles.Kind";

    private readonly Argument<string[]> _paths = new("paths")
    {
        Description = "Files, folders or globs, and - for standard input; without any, what the package would find below the current folder",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<string[]> _exclude = new("--exclude") { Description = "A glob of files to leave out of folders and globs; may be repeated", HelpName = "GLOB" };

    private readonly Option<string?> _stdinPath = new("--stdin-path")
    {
        Description = "The path that standard input stands for: its ending says what it is, its folder which configuration counts",
        HelpName = "FILE",
    };

    private readonly Option<string?> _kind = new("--kind") { Description = "The policy type of the files, as Trust; by default names and content tell", HelpName = "TYPE" };

    private readonly Option<string?> _mode = new("--mode") { Description = "The preset: Minimal, Recommended, Strict or All", HelpName = "MODE" };

    private readonly Option<string?> _day = new("--as-of") { Description = "The day for which to judge what depends on time; today, unless configuration says otherwise", HelpName = "YYYY-MM-DD" };

    private readonly Option<bool> _allowNoFiles = new("--allow-no-files") { Description = "Succeed where no file is found" };

    public FileArguments AddTo(Command command)
    {
        _kind.CompletionSources.Add(Enum.GetNames<PolicyType>());
        _mode.CompletionSources.Add([.. RuleDefaults.Modes]);
        command.Arguments.Add(_paths);
        foreach (var option in new Option[] { _exclude, _stdinPath, _kind, _mode, _day, _allowNoFiles })
            command.Options.Add(option);
        return this;
    }

    /// <summary>Reads the files.</summary>
    /// <exception cref="UsageException">The command line names what does not exist.</exception>
    public PolicyWorkspace Open(ParseResult command, ToolConsole console)
    {
        var configuration = new Configuration(RuleDefaults.Of(console, command.GetValue(_mode)), Overrides(command));
        var excluded = (command.GetValue(_exclude) ?? []).Select(static glob => new PathPattern(glob));
        var finder = new FileFinder(console, [.. excluded], takesAnyName: command.GetValue(_kind) is not null);
        var paths = command.GetValue(_paths) ?? [];
        var stdin = paths.Contains("-") ? ReadStdin(command, console) : null;
        foreach (var path in paths.Length == 0 ? ["."] : paths.Where(static path => path != "-"))
            finder.Add(path);
        if (stdin is null && finder.IsEmpty && !command.GetValue(_allowNoFiles))
            throw new UsageException($"no policy file was found, so there is nothing to do. Looked for {string.Join(' ', FileFinder.DefaultNames)}; name yours, or pass --allow-no-files");
        finder.AddSideFilesAbove(stdin?.Path);

        var problems = new ConcurrentBag<string>(finder.Problems);
        var files = new PolicyText?[finder.Files.Count];
        var found = finder.Files.ToArray();
        Parallel.For(0, found.Length, i => files[i] = stdin is not null && found[i] == stdin.Path ? null : Read(found[i], console, problems));
        return new PolicyWorkspace(
            console,
            files.Append(stdin).OfType<PolicyText>().OrderBy(static file => file.Path, StringComparer.Ordinal),
            configuration,
            problems.Order(StringComparer.Ordinal));
    }

    /// <summary>The full path that standard input stands for; null when it is not read.</summary>
    public string? StdinPath(ParseResult command, ToolConsole console) =>
        (command.GetValue(_paths) ?? []).Contains("-") ? console.FullPath(command.GetValue(_stdinPath) ?? "stdin.iam.json") : null;

    /// <summary>The day that the command line gives; null when it gives none.</summary>
    public CalendarDay? DayOf(ParseResult command) => CalendarDay.TryParse(command.GetValue(_day) ?? "", out var day) ? day : null;

    private static PolicyText? Read(string path, ToolConsole console, ConcurrentBag<string> problems)
    {
        try
        {
            return PolicyText.Read(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            problems.Add($"{console.Shown(path)}: cannot be read: {exception.Message}");
            return null;
        }
    }

    private PolicyText ReadStdin(ParseResult command, ToolConsole console)
    {
        var path = command.GetValue(_stdinPath) ?? "stdin.iam.json";
        return command.GetValue(_kind) is not null || DeclaredType.IsCandidate(path)
            ? PolicyText.Read(console.FullPath(path), console.In)
            : throw new UsageException($"--stdin-path '{path}' has no name that the rules read, as .json or .template; say with --kind what it is");
    }

    private Dictionary<string, string> Overrides(ParseResult command)
    {
        var overrides = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        if (command.GetValue(_kind) is { } kind)
            overrides[KindKey] = PolicyTypeNames.TryParse(kind, out _) ? kind : throw new UsageException($"--kind {DeclaredType.FlawIn(kind) ?? "'None' would check nothing"}");
        if (command.GetValue(_day) is { } day)
            overrides[RuleDefaults.DayKey] = CalendarDay.TryParse(day, out _) ? day : throw new UsageException($"--as-of is '{day}', which is no date; write it as 2026-01-31");
        return overrides;
    }
}
