using System.Collections.Generic;
using System.CommandLine;
using System.Linq;
using IamPolicyAnalyzers.Catalogue;
using IamPolicyAnalyzers.Policies;
using IamPolicyAnalyzers.Tool.Hosting;
using IamPolicyAnalyzers.Tool.Reports;

namespace IamPolicyAnalyzers.Tool.Commands;

/// <summary><c>iam-policy expand</c>: the actions that a pattern stands for.</summary>
internal sealed class ExpandCommand : Command
{
    private readonly ToolConsole _console;
    private readonly Argument<string[]> _patterns = new("PATTERN") { Description = "An entry of Action, as 's3:Get*'", Arity = ArgumentArity.OneOrMore };
    private readonly FormatOption _format = new("text", "markdown", "json");

    public ExpandCommand(ToolConsole console)
        : base("expand", "List the actions that a pattern stands for today, with their access levels")
    {
        _console = console;
        Arguments.Add(_patterns);
        Options.Add(_format);
        SetAction(Run);
    }

    private int Run(ParseResult command)
    {
        var expanded = command.GetValue(_patterns)!.Select(Expand).ToList();
        if (command.GetValue(_format) == "json")
        {
            _console.Out.WriteLine(ToolJson.Write(expanded, ToolJson.Readable.ListExpandedPattern));
            return ExitCode.Clean;
        }

        var table = new TextTable("Action", "Level");
        foreach (var action in expanded.SelectMany(static pattern => pattern.Actions).Distinct())
            table.Add(action.Name, action.Level);
        if (command.GetValue(_format) == "markdown")
            table.WriteMarkdown(_console.Out);
        else
            table.WriteText(_console.Out);
        return ExitCode.Clean;
    }

    private static ExpandedPattern Expand(string text)
    {
        var catalogue = ActionCatalogue.Instance;
        var pattern = ActionPattern.Parse(text);
        var actions = pattern.IsWellFormed ? catalogue.Match(pattern) : ActionSet.Empty;
        if (actions.IsEmpty)
            throw new UsageException(ProblemOf(pattern));
        return new ExpandedPattern(text, [.. catalogue.ActionsIn(actions).Select(static action => new ExpandedAction(action.FullName, action.Level.ToText()))]);
    }

    private static string ProblemOf(ActionPattern pattern)
    {
        var catalogue = ActionCatalogue.Instance;
        if (!pattern.IsWellFormed)
            return $"'{pattern.Text}' is no action; write it as 's3:Get*'";
        if (catalogue.IsRetired(pattern.Prefix, pattern.Name) || catalogue.IsRetiredService(pattern.Prefix))
            return $"AWS has '{pattern.Text}' no longer";
        if (!catalogue.TryGetService(pattern.Prefix, out _))
            return $"there is no service '{pattern.Prefix}'" + (catalogue.TrySuggestService(pattern.Prefix, out var service) ? $"; did you mean '{service.Prefix}'?" : "");
        var near = catalogue.TrySuggestAction(pattern.Prefix, pattern.Name, out var action) ? $"; did you mean '{action.FullName}'?" : "";
        return pattern.HasWildcard ? $"'{pattern.Text}' matches no action" : $"there is no action '{pattern.Text}'{near}";
    }
}

internal sealed record ExpandedPattern(string Pattern, IReadOnlyList<ExpandedAction> Actions);

internal sealed record ExpandedAction(string Name, string Level);
