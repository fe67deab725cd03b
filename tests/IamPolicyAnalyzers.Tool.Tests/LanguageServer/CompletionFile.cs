using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Tool.Hosting;
using IamPolicyAnalyzers.Tool.LanguageServer;
using IamPolicyAnalyzers.Tool.LanguageServer.Completion;
using IamPolicyAnalyzers.Tool.LanguageServer.Protocol;
using IamPolicyAnalyzers.Tool.LanguageServer.Workspace;
using Microsoft.CodeAnalysis.Text;
using Diagnostic = Microsoft.CodeAnalysis.Diagnostic;

namespace IamPolicyAnalyzers.Tool.Tests.LanguageServer;

/// <summary>One file in an editor, asked without the protocol between, for an editor that knows no snippets.</summary>
internal sealed class CompletionFile : IDisposable
{
    private readonly ToolConsole _console;
    private readonly CompletionFeature _completion = new();
    private readonly string _path;
    private readonly RuleSettings _settings;

    public CompletionFile(string name)
    {
        CalendarDay.TryParse("2026-11-01", out var today);
        var folder = Path.GetTempPath();
        _console = new ToolConsole { Out = TextWriter.Null, Error = TextWriter.Null, In = Stream.Null, CurrentDirectory = folder, Today = today };
        _path = Path.Combine(folder, name);
        _settings = new RuleSettings(_console, mode: "All", asOf: null);
    }

    /// <summary>The text asked about last, without its mark.</summary>
    public string Text { get; private set; } = "";

    /// <summary>What is offered at the mark, and where that is.</summary>
    public (int Offset, CompletionItem[] Items) Complete(string marked)
    {
        var offset = marked.IndexOf('|');
        return (offset, Complete(marked.Remove(offset, 1), offset));
    }

    public CompletionItem[] Complete(string text, int offset)
    {
        Text = text;
        return Open(text).Complete(offset);
    }

    /// <summary>A text that is asked about several times.</summary>
    public Moment Open(string text)
    {
        var document = new EditedDocument("file:///" + Path.GetFileName(_path), _path, 1, text);
        return new Moment(new EditedFile(document, Workspace(document.File), Stamp: 0, Root: null, new Dictionary<string, EditedDocument>()), _completion);
    }

    public string Apply(CompletionItem item)
    {
        var text = SourceText.From(Text);
        var positions = new TextPositions(Text);
        var edits = (item.AdditionalTextEdits ?? []).Append(item.TextEdit!).Select(edit => new TextChange(positions.SpanOf(edit.Range), edit.NewText));
        return text.WithChanges(edits.OrderBy(static edit => edit.Span.Start)).ToString();
    }

    /// <summary>Every finding of every rule.</summary>
    public ImmutableArray<Diagnostic> Check(string text)
    {
        var file = PolicyText.Of(_path, SourceText.From(text));
        return [.. Workspace(file).CheckOne(file, CancellationToken.None).Select(static judged => judged.Finding)];
    }

    public void Dispose() => _console.Dispose();

    private PolicyWorkspace Workspace(PolicyText file) => new(_console, [file], _settings.Configuration, problems: []);

    internal sealed class Moment(EditedFile file, CompletionFeature completion)
    {
        public CompletionItem[] Complete(int offset, CancellationToken cancellationToken = default) => completion.At(file, file.Positions.Of(offset), cancellationToken).Items;
    }
}
