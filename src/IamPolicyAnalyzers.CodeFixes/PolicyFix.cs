using System.Collections.Immutable;
using System.Linq;
using System.Threading.Tasks;
using IamPolicyAnalyzers.Analysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace IamPolicyAnalyzers.CodeFixes;

/// <summary>The base of every fix: from one finding in a policy file to the edits that repair it.</summary>
/// <param name="ruleIds">The rules whose findings the fix repairs.</param>
internal abstract class PolicyFix(params string[] ruleIds) : CodeFixProvider
{
    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(ruleIds);

    /// <summary>The rules for which the fix may be applied to all findings at once; none for a fix that changes access.</summary>
    internal virtual ImmutableArray<string> FixAllIds => FixableDiagnosticIds;

    public sealed override FixAllProvider? GetFixAllProvider() => FixAllIds.IsEmpty ? null : PolicyFixAll.Instance;

    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var document = context.TextDocument;
        var text = await document.GetTextAsync(context.CancellationToken).ConfigureAwait(false);
        var file = PolicyFile.Parse(text, context.CancellationToken);
        foreach (var diagnostic in context.Diagnostics)
        {
            foreach (var edit in EditsFor(file, diagnostic))
            {
                context.RegisterCodeFix(
                    CodeAction.Create(
                        edit.Title,
                        _ => Task.FromResult(document.Project.Solution.WithAdditionalDocumentText(document.Id, text.WithChanges(edit.Changes))),
                        KeyOf(edit)),
                    diagnostic);
            }
        }
    }

    /// <summary>
    /// The edits to offer for a finding. One in a policy that stands in a string is repaired as if its text were a file, and what changes there is then
    /// written as the string writes it.
    /// </summary>
    internal ImmutableArray<PolicyEdit> EditsFor(PolicyFile file, Diagnostic diagnostic)
    {
        var span = diagnostic.Location.SourceSpan;
        if (file.NestedAt(span, out var map) is not { } nested)
            return GetEdits(file, diagnostic);
        if (!map!.CanEncode || !map.TryToInner(span, out var inner))
            return PolicyEdit.None;

        var location = Location.Create(diagnostic.Location.GetLineSpan().Path, inner, nested.Text.Lines.GetLinePositionSpan(inner));
        var edits = GetEdits(nested, Diagnostic.Create(diagnostic.Descriptor, location, diagnostic.Properties));
        return ImmutableArray.CreateRange(edits.Where(edit => !file.Container.FillsPlaceholders || !edit.WritesPlaceholder).Select(edit => edit.MovedOut(map)));
    }

    /// <summary>The edits to offer for a finding in this file, none where no edit is right. Pure: it reads nothing else.</summary>
    internal abstract ImmutableArray<PolicyEdit> GetEdits(PolicyFile file, Diagnostic diagnostic);

    /// <summary>The equivalence key of the edit.</summary>
    internal string KeyOf(PolicyEdit edit) => $"{GetType()} {edit.Kind}";
}
