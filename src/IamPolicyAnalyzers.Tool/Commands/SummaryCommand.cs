using System.Collections.Generic;
using System.CommandLine;
using System.Linq;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Catalogue;
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

        var isFirst = true;
        foreach (var summary in summaries)
        {
            if (!isFirst)
                _console.Out.WriteLine();
            isFirst = false;
            if (format == "markdown")
                _console.Out.WriteLine($"### {new MarkdownText(summary.Title)}\n\n{new MarkdownText(summary.Totals)}\n");
            else
                _console.Out.WriteLine($"{summary.Title}\n{summary.Totals}");
            if (summary.Services.Count == 0)
                continue;
            var table = summary.ToTable();
            if (format == "markdown")
                table.WriteMarkdown(_console.Out);
            else
                table.WriteText(_console.Out);
        }
    }
}

/// <summary>What one policy grants.</summary>
/// <param name="Holder">Who has the policy, or the way to it; empty for a file that is the policy.</param>
/// <param name="UnknownEntries">Entries of Action that stand for no action of the catalogue.</param>
internal sealed record PolicySummary(string File, string Holder, string PolicyType, int Actions, int UnknownEntries, IReadOnlyList<ServiceSummary> Services)
{
    private static readonly AccessLevel[] s_levels = [AccessLevel.List, AccessLevel.Read, AccessLevel.Write, AccessLevel.PermissionsManagement, AccessLevel.Tagging];

    internal string Title => Holder.Length > 0 ? $"{File}: {Holder}" : File;

    internal string Totals =>
        $"{Actions} {(Actions == 1 ? "action" : "actions")} in {Services.Count} {(Services.Count == 1 ? "service" : "services")}" + (UnknownEntries > 0 ? $", {UnknownEntries} unknown" : "");

    public static PolicySummary Of(string path, PolicyContext policy)
    {
        var summary = AccessSummary.Of(policy.OwnGrants);
        var holder = policy.Policy.Attachment is { } attachment ? $"{attachment.PolicyName} of {attachment.Target}" : NodeWay.To(policy.File.File.Tree.Root, policy.Policy.Node.Span).Path;
        return new PolicySummary(path, holder, policy.Type.ToString(), summary.ActionCount, summary.UnknownCount, [.. summary.Services.Select(ServiceSummary.Of)]);
    }

    internal TextTable ToTable()
    {
        var table = new TextTable(["Service", .. s_levels.Select(static level => level.ToText())]);
        if (Actions == ActionCatalogue.Instance.ActionCount)
        {
            table.Add(["*", .. s_levels.Select(static _ => "Full")]);
            return table;
        }

        foreach (var service in Services)
            table.Add([service.Service, .. s_levels.Select(level => service.Levels.GetValueOrDefault(level.ToText(), "-"))]);
        return table;
    }
}

/// <param name="Levels">By access level <c>Full</c> or <c>Limited</c>.</param>
internal sealed record ServiceSummary(string Service, IReadOnlyDictionary<string, string> Levels)
{
    public static ServiceSummary Of(ServiceAccess access)
    {
        var levels = new Dictionary<string, string>();
        for (var level = AccessLevel.List; level <= AccessLevel.Tagging; level++)
        {
            if ((access.Full >> (int)level & 1) != 0)
                levels.Add(level.ToText(), "Full");
            else if ((access.Limited >> (int)level & 1) != 0)
                levels.Add(level.ToText(), "Limited");
        }

        return new ServiceSummary(access.Service.Prefix, levels);
    }
}
