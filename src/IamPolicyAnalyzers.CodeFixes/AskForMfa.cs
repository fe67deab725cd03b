using System.Collections.Immutable;
using IamPolicyAnalyzers.Analysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace IamPolicyAnalyzers.CodeFixes;

/// <summary>Lets a statement hold only for callers who signed in with a second factor.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, LanguageNames.VisualBasic, DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)])]
internal sealed class AskForMfa() : PolicyFix(RuleIds.MissingMfaCondition)
{
    internal override ImmutableArray<string> FixAllIds => ImmutableArray<string>.Empty;

    internal override ImmutableArray<PolicyEdit> GetEdits(PolicyFile file, Diagnostic diagnostic)
    {
        var edit = new JsonEdit(file.Tree);
        return PolicyPlace.At(file, diagnostic.Location.SourceSpan) is { Statement.IsAllow: true } place
            && place.TryAddTest(edit, "Bool", "aws:MultiFactorAuthPresent", JsonFragment.Of("true"))
                ? PolicyEdit.ChangingAccess("Ask for MFA (narrows access)", edit.Changes)
                : PolicyEdit.None;
    }
}
