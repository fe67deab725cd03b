using System.Collections.Immutable;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Policies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace IamPolicyAnalyzers.CodeFixes;

/// <summary>Lets a statement hold only for resources of the caller's own organization.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, LanguageNames.VisualBasic, DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)])]
internal sealed class LimitToOrganization() : PolicyFix(RuleIds.AnyAccountResource)
{
    internal override ImmutableArray<string> FixAllIds => ImmutableArray<string>.Empty;

    internal override ImmutableArray<PolicyEdit> GetEdits(PolicyFile file, Diagnostic diagnostic)
    {
        // The language of 2008 would take the variable for a text.
        var edit = new JsonEdit(file.Tree);
        return PolicyPlace.At(file, diagnostic.Location.SourceSpan) is { Document.Version.Text: PolicyDocument.CurrentVersion } place
            && place.TryAddTest(edit, "StringEquals", "aws:ResourceOrgID", JsonFragment.Of("${aws:PrincipalOrgID}"))
                ? PolicyEdit.ChangingAccess("Limit to own organization (narrows access)", edit.Changes)
                : PolicyEdit.None;
    }
}
