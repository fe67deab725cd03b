using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using IamPolicyAnalyzers.CodeFixes;
using IamPolicyAnalyzers.Tool.Fixing;
using IamPolicyAnalyzers.Tool.LanguageServer.Protocol;
using Microsoft.CodeAnalysis.Text;

namespace IamPolicyAnalyzers.Tool.LanguageServer;

/// <summary>The light bulb: the fixes of the findings under the cursor, and all safe fixes of the file at once.</summary>
internal sealed class CodeActionsFeature(DiagnosticsFeature diagnostics)
{
    public ClientAbilities Abilities { get; set; } = new(default);

    public CodeAction[]? For(EditedFile file, CodeActionParams request, CancellationToken cancellationToken)
    {
        if (!Abilities.TakesCodeActions)
            return null;
        var actions = new List<CodeAction>();
        var only = request.Context?.Only;
        if (IsWanted(CodeActionKind.QuickFix, only))
            AddFixes(actions, file, file.Positions.SpanOf(request.Range), cancellationToken);

        // Not among what is offered at every move of the cursor, unless it may be worked out later.
        if (IsWanted(CodeActionKind.FixAll, only) && (only is not null || Abilities.ResolvesEdits))
        {
            var all = new CodeAction("Apply all safe fixes of IAM policies", CodeActionKind.FixAll, Data: new CodeActionData(file.Document.Uri));
            actions.Add(Abilities.ResolvesEdits ? all : Resolve(file, all, cancellationToken));
        }

        return [.. actions.Where(static action => action.Edit is not { Changes: null, DocumentChanges: null })];
    }

    /// <summary>The action with its edit.</summary>
    public CodeAction Resolve(EditedFile file, CodeAction action, CancellationToken cancellationToken)
    {
        if (action.Edit is not null || action.Kind != CodeActionKind.FixAll)
            return action;
        var fixer = new FileFixer(text => file.Workspace.FindingsIn(file.Document.File.With(text)), new FixSelection(ImmutableHashSet<string>.Empty, AllowsAccessChange: false));
        return action with { Edit = EditOf(file, fixer.Fix(file.Text, cancellationToken).GetTextChanges(file.Text)) };
    }

    private void AddFixes(List<CodeAction> actions, EditedFile file, TextSpan selection, CancellationToken cancellationToken)
    {
        foreach (var (finding, severity) in diagnostics.Findings(file, cancellationToken))
        {
            if (!finding.Location.SourceSpan.IntersectsWith(selection))
                continue;
            var isFirst = true;
            foreach (var fix in FixTable.All)
            {
                if (!fix.FixableDiagnosticIds.Contains(finding.Id))
                    continue;
                foreach (var edit in fix.EditsFor(file.Policy, finding))
                {
                    actions.Add(new CodeAction(
                        edit.Title, CodeActionKind.QuickFix, [diagnostics.Of(file, finding, severity)], isFirst && edit.IsSafe ? true : null, EditOf(file, edit.Changes)));
                    isFirst = false;
                }
            }
        }
    }

    private WorkspaceEdit EditOf(EditedFile file, IEnumerable<TextChange> changes)
    {
        TextEdit[] edits = [.. changes.Select(change => new TextEdit(file.Positions.Of(change.Span), change.NewText ?? ""))];
        if (edits.Length == 0)
            return new WorkspaceEdit();
        return Abilities.TakesDocumentChanges
            ? new WorkspaceEdit(DocumentChanges: [new TextDocumentEdit(new OptionalVersion(file.Document.Uri, file.Document.Version), edits)])
            : new WorkspaceEdit(Changes: new Dictionary<string, TextEdit[]> { [file.Document.Uri] = edits });
    }

    /// <summary>True when one of the kinds that the client asks for is this one or one above it, as <c>source</c> is above <c>source.fixAll</c>.</summary>
    private static bool IsWanted(string kind, string[]? only) =>
        only is null || Array.Exists(only, wanted => kind.StartsWith(wanted, StringComparison.Ordinal) && (kind.Length == wanted.Length || wanted.Length == 0 || kind[wanted.Length] == '.'));
}
