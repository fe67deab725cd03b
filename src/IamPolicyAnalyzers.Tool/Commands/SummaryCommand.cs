using System.Collections.Generic;
using System.CommandLine;
using System.Linq;
using IamPolicyAnalyzers.Tool.Access;
using IamPolicyAnalyzers.Tool.Hosting;
using IamPolicyAnalyzers.Tool.Reports;

namespace IamPolicyAnalyzers.Tool.Commands;

/// <summary><c>iam-policy summary</c>: what policies grant, by service and access level.</summary>
internal sealed class SummaryCommand : Command
{
    private readonly ToolConsole _console;
    private readonly FileArguments _files;
    private readonly FormatOption _format = new("text", "markdown", "json");

    public SummaryCommand(ToolConsole console)
        : base("summary", "Say what policies grant, by service and access level")
    {
        _console = console;
        _files = new FileArguments().AddTo(this);
        Options.Add(_format);
        SetAction(Run);
    }

    private int Run(ParseResult command)
    {
        var workspace = _files.Open(command, _console);
        var problems = workspace.Unread.ToList();
        var summaries = new List<PolicySummary>();
        foreach (var file in workspace.Policies)
        {
            if (workspace.Open(file) is not { } context)
                continue;
            if (context.IsReportedAsJson)
                problems.Add($"{workspace.Shown(file)}: is no JSON, so that what it grants is not known");
            else
                summaries.AddRange(context.Policies.Select(policy => PolicySummary.Of(workspace.Shown(file), policy)));
        }

        Write(summaries, command.GetValue(_format)!);
        foreach (var problem in problems)
            _console.Error.WriteLine($"iam-policy: {problem}");
        return problems.Count > 0 ? ExitCode.Unusable : ExitCode.Clean;
    }

    private void Write(List<PolicySummary> summaries, string format)
    {
        if (format == "json")
        {
            _console.Out.WriteLine(ToolJson.Write(summaries, ToolJson.Readable.ListPolicySummary));
            return;
        }

        var page = new SummaryPage(summaries);
        if (format == "markdown")
            page.WriteMarkdown(_console.Out);
        else
            page.WriteText(_console.Out);
    }
}
