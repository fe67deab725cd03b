using System.Collections.Immutable;
using IamPolicyAnalyzers.Analysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace IamPolicyAnalyzers.CodeFixes;

/// <summary>Writes out the actions that a pattern matches and that can act on a Resource of the statement, without those that change permissions.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, LanguageNames.VisualBasic, DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)])]
internal sealed class LeaveOutPermissions() : PolicyFix(RuleIds.SensitiveActionPattern)
{
    internal override ImmutableArray<string> FixAllIds => ImmutableArray<string>.Empty;

    internal override ImmutableArray<PolicyEdit> GetEdits(PolicyFile file, Diagnostic diagnostic)
    {
        if (ActionEntry.At(file, diagnostic.Location.SourceSpan) is not { } entry)
            return PolicyEdit.None;
        var kept = entry.Fitting.Except(SensitivePattern.PermissionChangers);
        var title = $"Write out the {(kept.Count == 1 ? "action" : $"{kept.Count} actions")} without permissions (narrows access)";
        return PolicyEdit.ChangingAccess(title, entry.ReplacedBy(ActionCover.Names(kept)));
    }
}
