using System.Collections.Immutable;
using System.Linq;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Policies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace IamPolicyAnalyzers.CodeFixes;

/// <summary>
/// Writes the principal as the string <c>*</c>, as AWS demands: in a resource control policy where it means everyone already, in the policy of a gateway
/// endpoint with a test of the key that tells the same callers.
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
        if (diagnostic.Id == RuleIds.InvalidRcpStatement)
            return place.Statement.IsDeny && principal.IncludesEveryone ? PolicyEdit.Safe("Set Principal to '*'", edit.Changes) : PolicyEdit.None;

        return TestOf(principal) is var (operatorName, key, values) && place.TryAddTest(edit, operatorName, key, JsonFragment.Of(values))
            ? PolicyEdit.Safe($"Set Principal to '*' and test '{key}'", edit.Changes)
            : PolicyEdit.None;
    }

    /// <summary>What holds for requests of these users and roles, or of these accounts; null for a mixture, and for whom no key tells.</summary>
    private static (string Operator, string Key, ImmutableArray<string> Values)? TestOf(Principal principal)
    {
        if (principal.Values.IsEmpty || !principal.Values.All(static value => value is { IsLiteral: true, HasWildcard: false }))
            return null;
        if (principal.Values.All(static value => value.IsUser || value.Role is not null))
            return ("ArnLike", "aws:PrincipalArn", principal.Values.Select(static value => value.Text).ToImmutableArray());
        return principal.Values.All(static value => value.WholeAccount is not null)
            ? ("StringEquals", "aws:PrincipalAccount", principal.Values.Select(static value => value.WholeAccount!).Distinct().ToImmutableArray())
            : null;
    }
}
