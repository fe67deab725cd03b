using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using IamPolicyAnalyzers.Analysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Review;

/// <summary>Takes back the findings that a suppression file or a baseline accepts. The compiler lists them in SARIF with their reason.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class AcceptedFindings : DiagnosticSuppressor
{
    private const string RecordedReason = "Recorded in a baseline";

    private static readonly ImmutableDictionary<string, SuppressionDescriptor> s_descriptors = ImmutableDictionary.CreateRange(Descriptors());

    public override ImmutableArray<SuppressionDescriptor> SupportedSuppressions { get; } = ImmutableArray.CreateRange(s_descriptors.Values);

    public override void ReportSuppressions(SuppressionAnalysisContext context)
    {
        var project = new ProjectFiles(context.Options, text => PolicyFile.Parse(text, context.CancellationToken), context.CancellationToken);
        var files = FilesByPath(context.Options.AdditionalFiles);
        var read = new Dictionary<string, PolicyFile?>();
        foreach (var (finding, reason) in Among(context.ReportedDiagnostics, project, FileAt))
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            context.ReportSuppression(Suppression.Create(Because(finding.Id, reason), finding));
        }

        PolicyFile? FileAt(string path)
        {
            if (!read.TryGetValue(path, out var file))
                read.Add(path, file = files.TryGetValue(path, out var found) && found.GetText(context.CancellationToken) is { } text ? PolicyFile.Parse(text, context.CancellationToken) : null);
            return file;
        }
    }

    /// <summary>Those findings that the project accepts, each with the reason.</summary>
    /// <param name="fileAt">The file with this path; null when it is none of the project's.</param>
    internal static IEnumerable<(Diagnostic Finding, string Reason)> Among(IEnumerable<Diagnostic> findings, ProjectFiles project, Func<string, PolicyFile?> fileAt)
    {
        var accepted = AcceptedIn(project);
        if (accepted.Count == 0)
            yield break;
        foreach (var finding in findings)
        {
            if (s_descriptors.ContainsKey(finding.Id) && FirstOf(accepted[finding.Id], finding, fileAt) is { } entry)
                yield return (finding, entry.Reason.Length > 0 ? entry.Reason : RecordedReason);
        }
    }

    /// <summary>The entries of all files that count, by rule.</summary>
    private static ILookup<string, (AcceptedFinding Entry, string Folder)> AcceptedIn(ProjectFiles project)
    {
        var accepted = new List<(AcceptedFinding, string)>();
        foreach (var file in project.Where(SideFile.IsSuppressions, static _ => { }))
        {
            if (!file.Options.AreSuppressionsAllowed)
                continue;
            var suppressions = SuppressionFile.Read(file.Path, file.File);
            foreach (var entry in suppressions.Entries)
            {
                if (entry.FlawIn(file.Options) is null)
                    accepted.Add((entry, suppressions.Folder));
            }
        }

        foreach (var file in BaselineFile.In(project))
        {
            foreach (var baseline in file.Baselines)
            {
                foreach (var entry in baseline.Accepted)
                    accepted.Add((entry, file.Folder));
            }
        }

        return accepted.ToLookup(static entry => entry.Item1.Rule, StringComparer.OrdinalIgnoreCase);
    }

    private static Dictionary<string, AdditionalText> FilesByPath(ImmutableArray<AdditionalText> files)
    {
        var byPath = new Dictionary<string, AdditionalText>();
        foreach (var file in files)
            byPath[file.Path] = file;
        return byPath;
    }

    private static AcceptedFinding? FirstOf(IEnumerable<(AcceptedFinding Entry, string Folder)> accepted, Diagnostic finding, Func<string, PolicyFile?> fileAt)
    {
        var path = finding.Location.GetLineSpan().Path;
        FindingPlace? place = null;
        foreach (var (entry, folder) in accepted)
        {
            if (!entry.IsAbout(path, folder))
                continue;
            if (place is null && fileAt(path) is { } file)
                place = FindingPlace.Of(file, finding.Location.SourceSpan);
            if (place is not null && entry.Accepts(finding.Id, place))
                return entry;
        }

        return null;
    }

    private static IEnumerable<KeyValuePair<string, SuppressionDescriptor>> Descriptors()
    {
        foreach (var id in RuleIds.All)
            yield return new(id, Because(id, ""));
    }

    private static SuppressionDescriptor Because(string id, string reason) => new(id + "S", id, new SuppressionReason(reason));
}
