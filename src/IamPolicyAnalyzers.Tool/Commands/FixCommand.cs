using System;
using System.Collections.Immutable;
using System.CommandLine;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using IamPolicyAnalyzers.Tool.Fixing;
using IamPolicyAnalyzers.Tool.Hosting;
using Microsoft.CodeAnalysis.Text;

namespace IamPolicyAnalyzers.Tool.Commands;

/// <summary><c>iam-policy fix</c>: applies the fixes of the editor to files.</summary>
internal sealed class FixCommand : Command
{
    private readonly ToolConsole _console;
    private readonly FileArguments _files;
    private readonly Option<bool> _isDryRun = new("--dry-run") { Description = "Write no file; print what would change as a unified diff, and exit with 1 when there is any" };
    private readonly Option<string[]> _rules = new("--rule") { Description = "Repair the findings of this rule only, by its id or name; may be repeated", HelpName = "RULE" };

    private readonly Option<bool> _allowsAccessChange = new("--allow-access-change")
    {
        Description = "Also apply fixes after which a policy allows something else, the first that is offered; only together with --rule",
    };

    private readonly Option<bool> _isInteractive = new("--interactive", "-i") { Description = "Ask at each finding which of its fixes to apply" };

    public FixCommand(ToolConsole console)
        : base("fix", "Repair what can be repaired without changing access")
    {
        _console = console;
        _files = new FileArguments().AddTo(this);
        foreach (var option in new Option[] { _isDryRun, _rules, _allowsAccessChange, _isInteractive })
            Options.Add(option);
        SetAction(Run);
    }

    private int Run(ParseResult command)
    {
        var selection = SelectionOf(command);
        var isDryRun = command.GetValue(_isDryRun);
        var workspace = _files.Open(command, _console);
        var stdin = _files.StdinPath(command, _console);
        if (stdin is not null && command.GetValue(_isInteractive))
            throw new UsageException("--interactive reads the answers from standard input, so no policy can come from there");
        var run = new FixRun(_console, workspace, isDryRun, stdin);
        var files = workspace.Policies.ToArray();
        var fixers = Array.ConvertAll(files, file => new FileFixer(text => workspace.FindingsIn(file.With(text), CancellationToken.None), selection));
        var texts = command.GetValue(_isInteractive) ? Ask(workspace, files, fixers) : Fix(files, fixers);
        for (var i = 0; i < files.Length; i++)
            run.Finish(files[i], texts[i], fixers[i]);
        foreach (var id in selection.RuleIds.Where(static id => RuleTable.Create(id) is { IsOnByDefault: false }).Order(StringComparer.Ordinal))
        {
            if (Array.TrueForAll(fixers, static fixer => fixer.Applied.Count == 0))
                _console.Error.WriteLine($"{id} is off by default; --mode All or your configuration switches it on");
        }

        return run.Report();
    }

    private static SourceText[] Fix(PolicyText[] files, FileFixer[] fixers)
    {
        var texts = new SourceText[files.Length];
        Parallel.For(0, files.Length, i => texts[i] = fixers[i].Fix(files[i].Text, CancellationToken.None));
        return texts;
    }

    private SourceText[] Ask(PolicyWorkspace workspace, PolicyText[] files, FileFixer[] fixers)
    {
        using var interview = new FixInterview(_console);
        return [.. files.Select((file, i) => interview.Ask(fixers[i], file.Text, workspace.Shown(file)))];
    }

    private FixSelection SelectionOf(ParseResult command)
    {
        var rules = (command.GetValue(_rules) ?? []).Select(RuleArgument.IdOf).ToImmutableHashSet();
        if (command.GetValue(_allowsAccessChange) && rules.IsEmpty)
            throw new UsageException("--allow-access-change needs --rule: access changes only where it is asked for by name");
        return new FixSelection(rules, command.GetValue(_allowsAccessChange));
    }
}
