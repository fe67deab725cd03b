using System;
using System.IO;
using System.Linq;
using IamPolicyAnalyzers.Tool.Hosting;
using Microsoft.CodeAnalysis;

namespace IamPolicyAnalyzers.Tool.Reports;

/// <summary>For people: each finding as a build prints it, with its line of the file and a caret below.</summary>
internal sealed class TextReport(bool hasColor) : IReport
{
    /// <summary>In characters; a policy without line breaks is shown around the finding.</summary>
    private const int MaxWidth = 140;

    private const string Ellipsis = "…";

    public void Write(CheckResult result, TextWriter output)
    {
        foreach (var finding in result.Findings)
        {
            output.WriteLine($"{Bold(Place(finding))}: {Colored(finding, $"{finding.Level} {finding.Id}")}: {finding.Message}");
            WriteSource(finding, output);
        }

        output.WriteLine(result.Summary);
    }

    private static string Place(Finding finding) => $"{finding.Path}({finding.Lines.Start.Line + 1},{finding.Lines.Start.Character + 1})";

    private void WriteSource(Finding finding, TextWriter output)
    {
        var line = finding.File.Text.Lines[finding.Lines.Start.Line];
        var start = finding.Lines.Start.Character;
        var length = Math.Max(1, Math.Min(finding.Span.Length, line.End - finding.Span.Start));

        var from = line.End - line.Start <= MaxWidth ? 0 : Math.Max(0, Math.Min(start - (MaxWidth / 4), line.End - line.Start - MaxWidth));
        var until = Math.Min(line.End - line.Start, from + MaxWidth);
        var text = finding.File.Text.ToString(new(line.Start + from, until - from));
        var head = from > 0 ? Ellipsis : "";
        var number = (finding.Lines.Start.Line + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
        output.WriteLine($"{Dim($"  {number} |")} {head}{Plain(text)}{(until < line.End - line.Start ? Ellipsis : "")}");
        var carets = new string('^', Math.Max(1, Math.Min(length, until - start)));
        output.WriteLine($"{Dim($"  {new string(' ', number.Length)} |")} {new string(' ', head.Length + start - from)}{Colored(finding, carets)}");
    }

    // One column for each character, so that the caret stands where it belongs, and nothing that a terminal would obey.
    private static string Plain(string text) =>
        string.Concat(text.Select(static c => c == '\t' ? ' ' : char.IsControl(c) || char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.Format ? '\uFFFD' : c));

    private string Bold(string text) => hasColor ? $"\e[1m{text}\e[0m" : text;

    private string Dim(string text) => hasColor ? $"\e[2m{text}\e[0m" : text;

    private string Colored(Finding finding, string text) => !hasColor ? text : finding.Severity switch
    {
        DiagnosticSeverity.Error => $"\e[1;31m{text}\e[0m",
        DiagnosticSeverity.Warning => $"\e[1;33m{text}\e[0m",
        _ => $"\e[1;36m{text}\e[0m",
    };
}
