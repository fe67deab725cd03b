using System.CommandLine;
using System.Threading;
using System.Threading.Tasks;
using IamPolicyAnalyzers.Tool.Hosting;
using IamPolicyAnalyzers.Tool.LanguageServer.Connection;

namespace IamPolicyAnalyzers.Tool.Commands;

/// <summary><c>iam-policy lsp</c>: findings and fixes in an editor.</summary>
internal sealed class LspCommand : Command
{
    private readonly ToolConsole _console;

    public LspCommand(ToolConsole console)
        : base("lsp", "Serve an editor by the language server protocol, over standard input and output")
    {
        _console = console;
        // Editors pass it out of habit; there is no other way to talk to this server.
        Options.Add(new Option<bool>("--stdio") { Description = "Talk over standard input and output, as always", Hidden = true });
        SetAction(RunAsync);
    }

    private Task<int> RunAsync(ParseResult command, CancellationToken cancellationToken)
    {
        if (_console.IsInTerminal)
            throw new UsageException("lsp talks to an editor, not to a terminal; see docs/editors.md for what to write into the settings of yours");
        return new ServerConnection(_console).RunAsync(cancellationToken);
    }
}
