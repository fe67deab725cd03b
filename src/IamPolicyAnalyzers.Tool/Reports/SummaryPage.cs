using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using IamPolicyAnalyzers.Catalogue;
using IamPolicyAnalyzers.Tool.Access;

namespace IamPolicyAnalyzers.Tool.Reports;

/// <summary>What policies grant, one after the other, each as a table of services and access levels.</summary>
internal sealed class SummaryPage(IReadOnlyList<PolicySummary> summaries)
{
    private static readonly AccessLevel[] s_levels = [AccessLevel.List, AccessLevel.Read, AccessLevel.Write, AccessLevel.PermissionsManagement, AccessLevel.Tagging];

    public void WriteText(TextWriter output) =>
        Write(output, static summary => $"{summary.Title}\n{summary.Totals}", static (table, output) => table.WriteText(output));

    public void WriteMarkdown(TextWriter output) =>
        Write(output, static summary => $"### {new MarkdownText(summary.Title)}\n\n{new MarkdownText(summary.Totals)}\n", static (table, output) => table.WriteMarkdown(output));

    private void Write(TextWriter output, Func<PolicySummary, string> heading, Action<TextTable, TextWriter> write)
    {
        var isFirst = true;
        foreach (var summary in summaries)
        {
            if (!isFirst)
                output.WriteLine();
            isFirst = false;
            output.WriteLine(heading(summary));
            if (summary.Services.Count > 0)
                write(TableOf(summary), output);
        }
    }

    private static TextTable TableOf(PolicySummary summary)
    {
        var table = new TextTable(["Service", .. s_levels.Select(static level => level.ToText())]);
        if (summary.Actions == ActionCatalogue.Instance.ActionCount)
        {
            table.Add(["*", .. s_levels.Select(static _ => "Full")]);
            return table;
        }

        foreach (var service in summary.Services)
            table.Add([service.Service, .. s_levels.Select(level => service.Levels.GetValueOrDefault(level.ToText(), "-"))]);
        return table;
    }
}
