using System.IO;
using System.Linq;
using System.Text;
using IamPolicyAnalyzers.Tool.Hosting;
using Microsoft.CodeAnalysis;

namespace IamPolicyAnalyzers.Tool.Reports;

/// <summary>A comment for a pull request: a table for each file.</summary>
internal sealed class MarkdownReport : IReport
{
    /// <summary>In characters. GitHub refuses a comment of more than 65,536, and others allow no less.</summary>
    private const int MaxLength = 60_000;

    public void Write(CheckResult result, TextWriter output)
    {
        output.WriteLine("### IAM policies");
        output.WriteLine();
        output.WriteLine($"{result.Summary}.");
        foreach (var failure in result.Failures)
        {
            output.WriteLine();
            output.WriteLine($"**{Text(failure)}**");
        }

        var (length, written) = (0, 0);
        foreach (var file in result.Findings.GroupBy(static finding => finding.Path))
        {
            var table = new StringBuilder($"\n#### {Text(file.Key)}\n\n| Line | Severity | Rule | Finding |\n| --- | --- | --- | --- |\n");
            foreach (var finding in file)
            {
                table.Append(Row(finding));
                if (length + table.Length > MaxLength)
                    break;
                written++;
            }

            if ((length += table.Length) > MaxLength)
                break;
            output.Write(table);
        }

        if (written < result.Findings.Length)
            output.WriteLine("\nThere is more than fits here; run `iam-policy check` to see all.");
    }

    private static string Row(Finding finding)
    {
        var severity = finding.Severity switch { DiagnosticSeverity.Error => "error", DiagnosticSeverity.Warning => "warning", _ => "suggestion" };
        return $"| {finding.Lines.Start.Line + 1} | {severity} | [{finding.Id}]({finding.HelpUri}) | {Text(finding.Message)} |\n";
    }

    /// <summary>Text that stays text: no markup, no mention of a user, no end of a cell.</summary>
    private static string Text(string text)
    {
        var escaped = new StringBuilder(text.Length + 16);
        foreach (var c in text)
        {
            if (c is '@')
                escaped.Append("&#64;");
            else if (c is '<')
                escaped.Append("&lt;");
            else if (c is '&')
                escaped.Append("&amp;");
            else if (c is '\r' or '\n')
                escaped.Append(' ');
            else if (c is '\\' or '`' or '*' or '_' or '[' or ']' or '|' or '~' or '#' or '!' or '$')
                escaped.Append('\\').Append(c);
            else
                escaped.Append(c);
        }

        return escaped.ToString();
    }
}
