using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading;
using IamPolicyAnalyzers.Tool.Hosting;
using IamPolicyAnalyzers.Tool.LanguageServer.Protocol;
using Microsoft.CodeAnalysis.Text;

namespace IamPolicyAnalyzers.Tool.LanguageServer.Workspace;

/// <summary>A document as the editor has it, saved or not. Each change makes a new one.</summary>
internal sealed class EditedDocument
{
    private readonly string _text;
    private readonly Lazy<TextPositions> _positions;
    private volatile Found? _found;

    public EditedDocument(string uri, string path, int? version, string text)
    {
        Uri = uri;
        Version = version;
        _text = text;
        _positions = new(() => new TextPositions(text));
        File = PolicyText.Of(path, SourceText.From(text));
    }

    /// <summary>A file that is not open, as it was read.</summary>
    public EditedDocument(PolicyText file)
    {
        Uri = DocumentUri.Of(file.Path);
        File = file;
        _text = file.Text.ToString();
        _positions = new(() => new TextPositions(_text));
    }

    /// <summary>As the client writes it.</summary>
    public string Uri { get; }

    /// <summary>Null for a text that was read from the disk.</summary>
    public int? Version { get; }

    public PolicyText File { get; }

    public TextPositions Positions => _positions.Value;

    /// <summary>The findings in this text; looked for anew only when something around it changed.</summary>
    public ImmutableArray<JudgedFinding> FindingsAt(EditedFile moment, CancellationToken cancellationToken)
    {
        var known = _found;
        if (known is not null && known.Stamp == moment.Stamp)
            return known.Findings;
        var found = moment.Workspace.CheckOne(File, cancellationToken);
        _found = new(moment.Stamp, found);
        return found;
    }

    /// <summary>The document after changes, each made to the text that the one before left.</summary>
    public EditedDocument With(int? version, IEnumerable<ContentChange> changes)
    {
        var text = _text;
        TextPositions? positions = _positions.Value;
        foreach (var change in changes)
        {
            if (change.Range is { } range)
            {
                var span = (positions ?? new TextPositions(text)).SpanOf(range);
                text = string.Concat(text.AsSpan(0, span.Start), change.Text, text.AsSpan(span.End));
            }
            else
            {
                text = change.Text;
            }

            positions = null;
        }

        return new EditedDocument(Uri, File.Path, version, text);
    }

    private sealed record Found(int Stamp, ImmutableArray<JudgedFinding> Findings);
}
