using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Threading;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Tool.Hosting;
using IamPolicyAnalyzers.Tool.LanguageServer.Connection;
using IamPolicyAnalyzers.Tool.LanguageServer.Workspace;
using Microsoft.CodeAnalysis;
using Lsp = IamPolicyAnalyzers.Tool.LanguageServer.Protocol;

namespace IamPolicyAnalyzers.Tool.LanguageServer;

/// <summary>The findings of a file as an editor shows them.</summary>
internal sealed class DiagnosticsFeature(EditorClient client)
{
    private const int Unnecessary = 1;
    private const int Deprecated = 2;

    private readonly HashSet<string> _told = [];

    /// <summary>False where the editor itself says that a file is no JSON.</summary>
    public bool ReportsJsonErrors { get; set; } = true;

    public Lsp.Diagnostic[] Of(EditedFile file, CancellationToken cancellationToken) =>
        [.. Findings(file, cancellationToken).Select(found => Of(file, found.Finding, found.Severity))];

    /// <summary>What counts in the file, in the order of its text.</summary>
    public ImmutableArray<JudgedFinding> Findings(EditedFile file, CancellationToken cancellationToken)
    {
        var found = file.Findings(cancellationToken);
        foreach (var problem in file.Workspace.Failures.Concat(file.Workspace.ConfigurationProblems))
            LogOnce(problem);
        return ReportsJsonErrors ? found : found.RemoveAll(static judged => judged.Finding.Id == RuleIds.InvalidJson);
    }

    public Lsp.Diagnostic Of(EditedFile file, Diagnostic finding, DiagnosticSeverity severity)
    {
        var tags = new List<int>();
        if (Related.NeedlessOf(finding)?.SourceSpan == finding.Location.SourceSpan)
            tags.Add(Unnecessary);
        if (finding.Descriptor.CustomTags.Contains(RuleTag.Deprecated))
            tags.Add(Deprecated);
        return new(
            file.Positions.Of(finding.Location.SourceSpan),
            severity switch { DiagnosticSeverity.Error => 1, DiagnosticSeverity.Warning => 2, DiagnosticSeverity.Info => 3, _ => 4 },
            finding.Id,
            "iam",
            finding.GetMessage(CultureInfo.InvariantCulture),
            finding.Descriptor.HelpLinkUri is { Length: > 0 } page ? new Lsp.CodeDescription(page) : null,
            tags.Count > 0 ? [.. tags] : null,
            [.. Related.PlacesOf(finding).Select(place => new Lsp.RelatedInformation(LocationOf(file, place.Location), place.Label))]);
    }

    private static Lsp.Location LocationOf(EditedFile file, Location place)
    {
        var path = place.GetLineSpan().Path;
        var document = path == file.Document.File.Path ? file.Document
            : file.Open.GetValueOrDefault(path)
            ?? (file.Workspace.Files.FirstOrDefault(other => other.Path == path) is { } read ? new EditedDocument(read) : null);
        return new Lsp.Location(document?.Uri ?? DocumentUri.Of(path), document?.Positions.Of(place.SourceSpan) ?? default);
    }

    private void LogOnce(string problem)
    {
        lock (_told)
        {
            if (_told.Add(problem))
                client.Log(problem);
        }
    }
}
