using System.CommandLine;
using IamPolicyAnalyzers.Tool.Hosting;
using IamPolicyAnalyzers.Tool.Reports;

namespace IamPolicyAnalyzers.Tool.Commands;

/// <summary><c>iam-policy explain</c>: the page of a rule.</summary>
internal sealed class ExplainCommand : Command
{
    private readonly ToolConsole _console;
    private readonly Argument<string> _rule = new("RULE") { Description = "The id of the rule or its name, as IAM0601 or WildcardAction" };
    private readonly FormatOption _format = new("text", "markdown");

    public ExplainCommand(ToolConsole console)
        : base("explain", "Show the page of a rule: what is wrong, how to repair it, when to live with it")
    {
        _console = console;
        Arguments.Add(_rule);
        Options.Add(_format);
        SetAction(Run);
    }

    private int Run(ParseResult command)
    {
        var id = RuleArgument.IdOf(command.GetValue(_rule)!);
        var page = RulePage.Of(id);
        if (command.GetValue(_format) == "markdown")
            _console.Out.Write(page);
        else
            new TerminalPage(page, _console.HasColor).Write(_console.Out);
        return ExitCode.Clean;
    }
}
