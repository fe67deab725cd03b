using System.Collections.Immutable;
using IamPolicyAnalyzers.Analysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace IamPolicyAnalyzers.CodeFixes;

/// <summary>Removes an Allow that its own Condition has ended. A Deny that has ended is a protection that somebody may still want.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, LanguageNames.VisualBasic, DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)])]
internal sealed class RemoveEnded() : PolicyFix(RuleIds.ExpiredStatement)
{
    internal override ImmutableArray<string> FixAllIds => ImmutableArray<string>.Empty;

    internal override ImmutableArray<PolicyEdit> GetEdits(PolicyFile file, Diagnostic diagnostic)
    {
        if (PolicyPlace.At(file, diagnostic.Location.SourceSpan) is not { Statement.IsAllow: true, CanSplit: true, Statements: { IsArray: true, Count: > 1 } statements } place)
            return PolicyEdit.None;
        var edit = new JsonEdit(file.Tree);
        edit.ReplaceEntries(statements, item => item == place.Statement.Node ? [] : null);
        return PolicyEdit.ChangingAccess("Remove the statement (nothing else changes after its end)", edit.Changes);
    }
}
