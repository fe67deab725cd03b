using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Tool.Hosting;
using Microsoft.CodeAnalysis.Text;

namespace IamPolicyAnalyzers.Tool.LanguageServer.Workspace;

/// <summary>A document with all that rules and features may see around it, at one moment. Nothing in it changes.</summary>
/// <param name="Stamp">Another number when something else than the document changed of which its findings depend.</param>
/// <param name="Root">The folder of the workspace; null for a file outside of all.</param>
/// <param name="Open">The documents that are open in the folder, by path.</param>
internal sealed record EditedFile(EditedDocument Document, PolicyWorkspace Workspace, int Stamp, string? Root, IReadOnlyDictionary<string, EditedDocument> Open)
{
    /// <summary>The file as rules see it; null for one that is none of our business.</summary>
    public FileContext? Context => field ??= Workspace.Open(Document.File);

    public PolicyFile Policy => Document.File.File;

    public SourceText Text => Document.File.Text;

    public TextPositions Positions => Document.Positions;

    /// <summary>Tells whether a client has the findings of this moment already.</summary>
    public string ResultId => $"{Convert.ToHexString([.. Text.GetContentHash()])}.{Stamp}";

    /// <summary>What counts in the file, in the order of its text, as <c>iam-policy check</c> would report it.</summary>
    public ImmutableArray<JudgedFinding> Findings(CancellationToken cancellationToken) => Document.FindingsAt(this, cancellationToken);
}
