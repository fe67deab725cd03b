using System.Collections.Immutable;
using System.Linq;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Policies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace IamPolicyAnalyzers.CodeFixes;

/// <summary>Names the account in place of a pattern of its users or roles, and tests the pattern where AWS reads one.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, LanguageNames.VisualBasic, DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)])]
internal sealed class TestPrincipalArn() : PolicyFix(RuleIds.WildcardInPrincipal)
{
    private const string Key = "aws:PrincipalArn";

    internal override ImmutableArray<PolicyEdit> GetEdits(PolicyFile file, Diagnostic diagnostic)
    {
        // Of several principals the test would lock out the others; a session is tested by the ARN of its role.
        var span = diagnostic.Location.SourceSpan;
        if (PolicyPlace.At(file, span) is not { Statement.Principal: { IsNot: false, Values: { Length: 1 } values } } place
            || values[0] is not { IsLiteral: true, Account: { } account } value
            || value.Part(ArnPart.Service) != "iam"
            || place.Member("Principal") is not { } principal
            || !principal.Value.TryGetMember(value.KindName, out var member))
            return PolicyEdit.None;

        var edit = new JsonEdit(file.Tree);
        edit.Replace(PolicyPlace.StringsOf(member.Value).First(), account);
        return place.TryAddTest(edit, "ArnLike", Key, JsonFragment.Of(value.Text)) ? PolicyEdit.Safe($"Test '{Key}' in Condition", edit.Changes) : PolicyEdit.None;
    }
}
