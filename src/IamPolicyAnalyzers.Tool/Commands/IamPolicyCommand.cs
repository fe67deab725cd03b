using System;
using System.CommandLine;
using System.CommandLine.Help;
using IamPolicyAnalyzers.Tool.Hosting;

namespace IamPolicyAnalyzers.Tool.Commands;

/// <summary><c>iam-policy</c>: the root of all commands.</summary>
internal sealed class IamPolicyCommand : Command
{
    private readonly ToolConsole _console;

    public IamPolicyCommand(ToolConsole console)
        : base("iam-policy", "Checks IAM policies with the rules of IamPolicyAnalyzers. No network, no credentials.")
    {
        _console = console;
        Options.Add(new HelpOption());
        Options.Add(new VersionOption());
        Subcommands.Add(new CheckCommand(console));
        Subcommands.Add(new FixCommand(console));
        Subcommands.Add(new DiffCommand(console));
        Subcommands.Add(new BaselineCommand(console));
        Subcommands.Add(new SummaryCommand(console));
        Subcommands.Add(new ExpandCommand(console));
        Subcommands.Add(new RulesCommand(console));
        Subcommands.Add(new ExplainCommand(console));
        Subcommands.Add(new LspCommand(console));
    }

    /// <summary>Runs what the command line asks for.</summary>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public int Run(string[] arguments)
    {
        var command = Parse(arguments);
        try
        {
            var code = command.Invoke(new InvocationConfiguration { Output = _console.Out, Error = _console.Error, EnableDefaultExceptionHandler = false });
            return command.Errors.Count > 0 ? ExitCode.Unusable : code;
        }
        catch (UsageException exception)
        {
            _console.Error.WriteLine($"iam-policy: {exception.Message}");
            return ExitCode.Unusable;
        }
        catch (Exception exception)
        {
            // A fault of ours must not look like findings, nor like none.
            _console.Error.WriteLine($"iam-policy: {exception}");
            return ExitCode.Unusable;
        }
    }
}
