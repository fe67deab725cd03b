using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;

namespace IamPolicyAnalyzers.Tool.Reports;

/// <summary>Rows under headings, as columns of a terminal or as Markdown.</summary>
internal sealed class TextTable(params string[] headings)
{
    private readonly List<string[]> _rows = [];

    public void Add(params string[] cells) => _rows.Add(cells);

    public void WriteText(TextWriter output)
    {
        var widths = headings.Select((heading, column) => _rows.Select(row => row[column].Length).Append(heading.Length).Max()).ToArray();
        foreach (var row in _rows.Prepend(headings))
        {
            var line = new StringBuilder();
            for (var column = 0; column < row.Length; column++)
                line.Append(row[column].PadRight(widths[column])).Append("  ");
            output.WriteLine(line.ToString().TrimEnd());
        }
    }

    public void WriteMarkdown(TextWriter output)
    {
        foreach (var row in _rows.Select(static row => Array.ConvertAll(row, static cell => new MarkdownText(cell).ToString())).Prepend([.. headings.Select(static _ => "---")]).Prepend(headings))
            output.WriteLine("| " + string.Join(" | ", row) + " |");
    }
}
