using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;

namespace IamPolicyAnalyzers.Tool.Reports;

/// <summary>The page of a rule without the marks of Markdown, in lines that fit a terminal.</summary>
internal sealed partial class TerminalPage(string page, bool hasColor)
{
    private const int Width = 100;

    public void Write(TextWriter output)
    {
        var isCode = false;
        var paragraph = new List<string>();
        string[]? headings = null;
        foreach (var line in page.TrimEnd('\n').Split('\n').Append(""))
        {
            var isFence = line.StartsWith("```", System.StringComparison.Ordinal);
            if (isCode || isFence || line.Length == 0 || line[0] is '#' or '|' or '<' || line.StartsWith("- ", System.StringComparison.Ordinal))
                Flush();
            if (isFence)
                isCode = !isCode;
            else if (isCode)
                output.WriteLine("    " + line);
            else if (line.StartsWith('#'))
                output.WriteLine(Colored("1", line.TrimStart('#', ' ')));
            else if (line.StartsWith('|') && line.Contains("| --- |"))
                continue;
            else if (line.StartsWith('|') && headings is null)
                headings = CellsOf(line);
            else if (line.StartsWith('|'))
                output.WriteLine(Plain(string.Join(", ", headings!.Zip(CellsOf(line), static (heading, cell) => $"{heading}: {cell}"))));
            else if (line.StartsWith('<'))
                headings = null;
            else if (line.Length == 0)
                output.WriteLine();
            else
                paragraph.Add(line);
            if (!line.StartsWith('|'))
                headings = null;
        }

        void Flush()
        {
            if (paragraph.Count > 0)
                output.WriteLine(Wrapped(Plain(string.Join(' ', paragraph))));
            paragraph.Clear();
        }
    }

    private static string[] CellsOf(string row) => [.. row.Trim('|').Split('|').Select(static cell => cell.Trim())];

    /// <summary>Text without links to other pages, which have a command of their own; of a link into the web the address follows the text.</summary>
    private string Plain(string text)
    {
        text = Link().Replace(text, static link => link.Groups[2].Value.StartsWith("http", System.StringComparison.Ordinal) ? $"{link.Groups[1].Value} {link.Groups[2].Value}" : link.Groups[1].Value);
        return Code().Replace(text.Replace("**", ""), code => Colored("36", code.Groups[1].Value));
    }

    private static string Wrapped(string text)
    {
        var lines = new StringBuilder();
        var column = 0;
        var indent = text.StartsWith("- ", System.StringComparison.Ordinal) ? "  " : "";
        foreach (var word in text.Split(' '))
        {
            if (column > 0 && column + 1 + word.Length > Width)
            {
                lines.Append('\n').Append(indent);
                column = indent.Length;
            }
            else if (lines.Length > 0)
            {
                lines.Append(' ');
                column++;
            }

            lines.Append(word);
            column += word.Length;
        }

        return lines.ToString();
    }

    private string Colored(string color, string text) => hasColor ? $"\u001b[{color}m{text}\u001b[0m" : text;

    [GeneratedRegex(@"\[([^\]]*)\]\(([^)\s]*)\)")]
    private static partial Regex Link();

    [GeneratedRegex("`([^`]*)`")]
    private static partial Regex Code();
}
