using System.Collections.Immutable;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Policies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace IamPolicyAnalyzers.CodeFixes;

/// <summary>Writes the principal of a resource control policy as the string <c>*</c>, where it means everyone already.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, LanguageNames.VisualBasic, DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)])]
internal sealed class UseStarPrincipal() : PolicyFix(RuleIds.InvalidRcpStatement)
{
    internal override ImmutableArray<PolicyEdit> GetEdits(PolicyFile file, Diagnostic diagnostic)
    {
        if (PolicyPlace.At(file, diagnostic.Location.SourceSpan) is not { Statement: { IsDeny: true, Principal: { IsNot: false, IsUnknown: false } principal } } place
            || principal.NameSpan != diagnostic.Location.SourceSpan
            || !principal.IncludesEveryone
            || place.Member(nameof(Principal)) is not { } member)
            return PolicyEdit.None;

        var edit = new JsonEdit(file.Tree);
        edit.Replace(member.Value, "*");
        return PolicyEdit.Safe("Set Principal to '*'", edit.Changes);
    }
}
