using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using IamPolicyAnalyzers.Tool.Hosting;
using Microsoft.CodeAnalysis;

namespace IamPolicyAnalyzers.Tool.Reports;

/// <summary>What a check found, as far as it was asked for.</summary>
/// <param name="Root">The folder that shown paths count from.</param>
/// <param name="Files">The files that were read, side files left out, each with the number of its policies.</param>
/// <param name="Findings">Those that count, in the order of paths and places.</param>
/// <param name="Accepted">Those that a suppression file or a baseline takes back.</param>
/// <param name="Failures">What keeps the answer from being whole.</param>
internal sealed record CheckResult(
    string Root, ImmutableArray<CheckedFile> Files, ImmutableArray<Finding> Findings, ImmutableArray<Finding> Accepted, ImmutableArray<string> Failures)
{
    public int Errors => Count(DiagnosticSeverity.Error);

    public int Warnings => Count(DiagnosticSeverity.Warning);

    public int Infos => Count(DiagnosticSeverity.Info);

    public int Policies => Files.Sum(static file => file.Policies);

    /// <summary>In one line, as <c>1 error, 2 warnings in 3 files with 4 policies</c>.</summary>
    public string Summary
    {
        get
        {
            var found = new List<string>();
            Add(found, Errors, "error");
            Add(found, Warnings, "warning");
            Add(found, Infos, "suggestion");
            var summary = $"{(found.Count > 0 ? string.Join(", ", found) : "No findings")} in {Number(Files.Length, "file")} with {(Policies == 1 ? "1 policy" : $"{Policies} policies")}";
            if (Accepted.Length > 0)
                summary += $"; {Number(Accepted.Length, "finding")} accepted";
            if (Files.Count(static file => file.Policies == 0) is > 0 and var without)
                summary += $"; {Number(without, "file")} without a policy";
            return Failures.IsEmpty ? summary : summary + "; incomplete";
        }
    }

    private static void Add(List<string> found, int count, string what)
    {
        if (count > 0)
            found.Add(Number(count, what));
    }

    private static string Number(int count, string what) => count == 1 ? $"1 {what}" : $"{count} {what}s";

    private int Count(DiagnosticSeverity severity) => Findings.Count(finding => finding.Severity == severity);
}

/// <summary>A file that was checked.</summary>
/// <param name="Path">As reports show it.</param>
internal sealed record CheckedFile(string Path, int Policies);
