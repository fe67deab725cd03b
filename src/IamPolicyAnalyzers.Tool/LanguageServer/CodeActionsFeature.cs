using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.CodeFixes;
using IamPolicyAnalyzers.Review;
using IamPolicyAnalyzers.Tool.Fixing;
using IamPolicyAnalyzers.Tool.LanguageServer.Connection;
using IamPolicyAnalyzers.Tool.LanguageServer.Protocol;
using IamPolicyAnalyzers.Tool.LanguageServer.Workspace;
using Microsoft.CodeAnalysis.Text;
using Diagnostic = Microsoft.CodeAnalysis.Diagnostic;

namespace IamPolicyAnalyzers.Tool.LanguageServer;

/// <summary>The light bulb: the fixes of the findings under the cursor, and all safe fixes of the file at once.</summary>
internal sealed class CodeActionsFeature(DiagnosticsFeature diagnostics)
{
    /// <summary>Of more, in a large selection, nobody would read the actions.</summary>
    private const int MaxFindings = 50;

    public ClientAbilities Abilities { get; set; } = new(default);

    public CodeAction[]? For(EditedFile file, CodeActionParams request, CancellationToken cancellationToken)
    {
        if (!Abilities.TakesCodeActions)
            return null;
        var actions = new List<CodeAction>();
        var only = request.Context?.Only;
        var findings = diagnostics.Findings(file, cancellationToken);
        var selected = file.Positions.SpanOf(request.Range);
        foreach (var (finding, severity) in findings.Where(found => found.Finding.Location.SourceSpan.IntersectsWith(selected)).Take(MaxFindings))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var isOneOfMany = findings.Count(other => other.Finding.Id == finding.Id) > 1;
            AddFor(actions, file, finding, diagnostics.Of(file, finding, severity), only, isOneOfMany);
        }

        // Not among what is offered at every move of the cursor, unless it may be worked out later and there is something to repair.
        if (IsWanted(CodeActionKind.FixAll, only) && (only is not null || (Abilities.ResolvesEdits && findings.Any(found => HasSafeFix(file, found.Finding)))))
        {
            var all = new CodeAction("Apply all safe fixes of IAM policies", CodeActionKind.FixAll, Data: new CodeActionData(file.Document.Uri));
            actions.Add(Abilities.ResolvesEdits ? all : Resolve(file, all, cancellationToken));
        }

        return [.. actions.Where(static action => action.Edit is not { Changes: null, DocumentChanges: null })];
    }

    /// <summary>The action with its edit.</summary>
    public CodeAction Resolve(EditedFile file, CodeAction action, CancellationToken cancellationToken)
    {
        if (action.Edit is not null || action.Data is not { } data)
            return action;
        var text = data.Rule is null ? AllSafe(file, cancellationToken) : AllOfOneKind(file, data.Rule, data.Key ?? "", cancellationToken);
        return action with { Edit = EditOf(file.Document, text.GetTextChanges(file.Text)) };
    }

    private static bool HasSafeFix(EditedFile file, Diagnostic finding) =>
        FixTable.All.Any(fix => fix.FixableDiagnosticIds.Contains(finding.Id) && fix.EditsFor(file.Policy, finding).Any(static edit => edit.IsSafe));

    private static SourceText AllSafe(EditedFile file, CancellationToken cancellationToken)
    {
        var safe = new FixSelection(ImmutableHashSet<string>.Empty, AllowsAccessChange: false);
        return new FileFixer(text => file.Workspace.FindingsIn(file.Document.File.With(text), cancellationToken), safe).Fix(file.Text, cancellationToken);
    }

    private static SourceText AllOfOneKind(EditedFile file, string rule, string key, CancellationToken cancellationToken)
    {
        var alike = file.Findings(cancellationToken).Select(static judged => judged.Finding).Where(finding => finding.Id == rule).ToList();
        foreach (var fix in FixTable.All.Where(fix => fix.FixAllIds.Contains(rule)))
        {
            if (alike.Exists(finding => fix.EditsFor(file.Policy, finding).Any(edit => fix.KeyOf(edit) == key)))
                return PolicyFixAll.Apply(fix, key, file.Text, alike, cancellationToken);
        }

        return file.Text;
    }

    private void AddFor(List<CodeAction> actions, EditedFile file, Diagnostic finding, Protocol.Diagnostic shown, string[]? only, bool isOneOfMany)
    {
        if (IsWanted(CodeActionKind.QuickFix, only))
        {
            var isFirst = true;
            foreach (var fix in FixTable.All.Where(fix => fix.FixableDiagnosticIds.Contains(finding.Id)))
            foreach (var edit in fix.EditsFor(file.Policy, finding))
            {
                actions.Add(new CodeAction(edit.Title, CodeActionKind.QuickFix, [shown], isFirst && edit.IsSafe ? true : null, EditOf(file.Document, edit.Changes)));
                isFirst = false;
                if (isOneOfMany && Abilities.ResolvesEdits && edit.IsSafe && fix.FixAllIds.Contains(finding.Id) && !actions.Exists(action => action.Data?.Key == fix.KeyOf(edit)))
                    actions.Add(new CodeAction($"Fix all '{finding.Id}' in this file", CodeActionKind.QuickFix, [shown], Data: new CodeActionData(file.Document.Uri, finding.Id, fix.KeyOf(edit))));
            }
        }

        var files = file.Workspace.Files.Select(static other => new FileText(other.Path, other.Text));
        if (IsWanted(CodeActionKind.Baseline, only) && (finding.Id is RuleIds.NewAccess or RuleIds.StaleBaseline) && UpdateBaseline.EditsFor(files, file.Document.File.Path, finding) is { IsEmpty: false } recorded)
            Add(UpdateBaseline.Title, CodeActionKind.Baseline, recorded);
        if (IsWanted(CodeActionKind.Suppress, only) && SuppressFinding.CanSuppress(finding.Id) && Suppression() is { } suppressed)
            Add(SuppressFinding.TitleFor(finding), CodeActionKind.Suppress, [suppressed]);

        void Add(string title, string kind, ImmutableArray<FileText> texts)
        {
            if (EditOf(file, texts) is { } edit)
                actions.Add(new CodeAction(title, kind, [shown], IsPreferred: null, edit, Command: Abilities.ShowsDocuments ? ShowPlaceholder(file, texts[0]) : null));
        }

        FileText? Suppression() =>
            SuppressFinding.EditFor(files, file.Document.File.Path, file.Policy, finding, file.Root is { } root ? Path.Join(root, Path.DirectorySeparatorChar.ToString()) : null);
    }

    /// <summary>Brings the user to where words of his own are wanted, in a file that is not in sight.</summary>
    private static Command? ShowPlaceholder(EditedFile file, FileText written)
    {
        var text = written.Text.ToString();
        var at = text.LastIndexOf(AcceptedFinding.ReasonToWrite, StringComparison.Ordinal);
        if (at < 0)
            return null;
        var uri = file.Open.TryGetValue(written.Path, out var open) ? open.Uri : DocumentUri.Of(written.Path);
        return new Command("Show the entry", CommandsFeature.Show, [uri, new TextPositions(text).Of(new TextSpan(at, AcceptedFinding.ReasonToWrite.Length))]);
    }

    /// <summary>What makes these texts of the files; null for a client that cannot make a file which it would have to.</summary>
    private WorkspaceEdit? EditOf(EditedFile file, ImmutableArray<FileText> texts)
    {
        var steps = new List<DocumentChange>();
        foreach (var text in texts)
        {
            if (text.IsNew)
            {
                var uri = DocumentUri.Of(text.Path);
                steps.Add(DocumentChange.Create(uri));
                steps.Add(DocumentChange.Of(new OptionalVersion(uri, Version: null), [new TextEdit(default, text.Text.ToString())]));
            }
            else if (file.Workspace.Files.FirstOrDefault(other => other.Path == text.Path) is { } old)
            {
                var document = file.Open.GetValueOrDefault(text.Path) ?? new EditedDocument(old);
                steps.Add(DocumentChange.Of(new OptionalVersion(document.Uri, document.Version), EditsOf(document, text.Text.GetTextChanges(old.Text))));
            }
        }

        return steps.Exists(static step => step.TextDocument is null) && !Abilities.CreatesFiles ? null : Of(steps);
    }

    private WorkspaceEdit EditOf(EditedDocument document, IEnumerable<TextChange> changes) =>
        EditsOf(document, changes) is { Length: > 0 } edits ? Of([DocumentChange.Of(new OptionalVersion(document.Uri, document.Version), edits)]) : new WorkspaceEdit();

    private WorkspaceEdit Of(List<DocumentChange> steps) => Abilities.TakesDocumentChanges
        ? new WorkspaceEdit(DocumentChanges: steps)
        : new WorkspaceEdit(Changes: steps.ToDictionary(static step => step.TextDocument!.Uri, static step => step.Edits!));

    private static TextEdit[] EditsOf(EditedDocument document, IEnumerable<TextChange> changes) =>
        [.. changes.Select(change => new TextEdit(document.Positions.Of(change.Span), change.NewText ?? ""))];

    /// <summary>True when one of the kinds that the client asks for is this one or one above it, as <c>source</c> is above <c>source.fixAll</c>.</summary>
    private static bool IsWanted(string kind, string[]? only) =>
        only is null || Array.Exists(only, wanted => kind.StartsWith(wanted, StringComparison.Ordinal) && (kind.Length == wanted.Length || wanted.Length == 0 || kind[wanted.Length] == '.'));
}
