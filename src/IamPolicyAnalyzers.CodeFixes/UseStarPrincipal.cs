using System.Collections.Immutable;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Policies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace IamPolicyAnalyzers.CodeFixes;

/// <summary>
/// Writes the principal as the string <c>*</c>, as AWS demands in a resource control policy and in the policy of a gateway endpoint; where it does not
/// mean everyone already, with a test of the key that tells the same callers.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, LanguageNames.VisualBasic, DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)])]
internal sealed class UseStarPrincipal() : PolicyFix(RuleIds.InvalidRcpStatement, RuleIds.InvalidEndpointPolicy)
{
    internal override ImmutableArray<PolicyEdit> GetEdits(PolicyFile file, Diagnostic diagnostic)
    {
        if (PolicyPlace.At(file, diagnostic.Location.SourceSpan) is not { Statement.Principal: { IsNot: false, IsUnknown: false } principal } place
            || principal.NameSpan != diagnostic.Location.SourceSpan
            || place.Member(nameof(Principal)) is not { } member)
            return PolicyEdit.None;

        var edit = new JsonEdit(file.Tree);
        edit.Replace(member.Value, "*");
        if (diagnostic.Id == RuleIds.InvalidRcpStatement && principal.IncludesEveryone)
            return place.Statement.IsDeny ? PolicyEdit.Safe("Set Principal to '*'", edit.Changes) : PolicyEdit.None;

        return CallerTest.Of(principal) is { } test && test.TryAdd(place, edit) ? PolicyEdit.Safe($"Set Principal to '*' and test '{test.Key}'", edit.Changes) : PolicyEdit.None;
    }
}
