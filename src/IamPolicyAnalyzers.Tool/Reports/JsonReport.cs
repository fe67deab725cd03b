using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using IamPolicyAnalyzers.Tool.Hosting;

namespace IamPolicyAnalyzers.Tool.Reports;

/// <summary>For programs: everything of the outcome, in one object.</summary>
internal sealed class JsonReport : IReport
{
    public void Write(CheckResult result, TextWriter output) => output.WriteLine(JsonSerializer.Serialize(
        new CheckJson(
            result.Files,
            result.Findings.Concat(result.Accepted).Select(FindingJson.Of),
            result.Failures,
            new SummaryJson(result.Errors, result.Warnings, result.Infos, result.Accepted.Length, result.Files.Length, result.Policies)),
        ReportJson.Readable.CheckJson));
}

internal sealed record CheckJson(IEnumerable<CheckedFile> Files, IEnumerable<FindingJson> Findings, IEnumerable<string> Failures, SummaryJson Summary);

internal sealed record SummaryJson(int Errors, int Warnings, int Suggestions, int Accepted, int Files, int Policies);

/// <param name="Line">This and the columns count from 1; the end is the place behind the last character.</param>
/// <param name="Accepted">Why the finding does not count; absent for one that does.</param>
internal sealed record FindingJson(
    string Rule, string Severity, string Message, string Path, int Line, int Column, int EndLine, int EndColumn, string Help, string Fingerprint, string? Accepted)
{
    public static FindingJson Of(Finding finding) => new(
        finding.Id,
        finding.Level,
        finding.Message,
        finding.Path,
        finding.Lines.Start.Line + 1,
        finding.Lines.Start.Character + 1,
        finding.Lines.End.Line + 1,
        finding.Lines.End.Character + 1,
        finding.HelpUri,
        finding.Fingerprint,
        finding.Accepted);
}

[JsonSerializable(typeof(CheckJson))]
[JsonSerializable(typeof(SarifLog))]
internal sealed partial class ReportJson : JsonSerializerContext
{
    /// <summary>Leaves quotes and letters of other alphabets readable; no report is part of a web page.</summary>
    public static ReportJson Readable { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
