using System.Collections.Immutable;
using IamPolicyAnalyzers.Analysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace IamPolicyAnalyzers.CodeFixes;

/// <summary>Adds the test that a rule asks for to the Condition of the statement.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, LanguageNames.VisualBasic, DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)])]
internal sealed class AddTest() : PolicyFix(
    RuleIds.WildcardServiceLinkedRole,
    RuleIds.MissingNetworkCondition,
    RuleIds.MissingOrgBoundary,
    RuleIds.MissingExpiry,
    RuleIds.PublicTrust,
    RuleIds.MissingFederationCondition,
    RuleIds.MissingOidcSubject,
    RuleIds.MissingExternalId,
    RuleIds.MissingTrustSource,
    RuleIds.PublicResource,
    RuleIds.WeakPublicCondition)
{
    internal override ImmutableArray<string> FixAllIds => ImmutableArray<string>.Empty;

    internal override ImmutableArray<PolicyEdit> GetEdits(PolicyFile file, Diagnostic diagnostic)
    {
        var edit = new JsonEdit(file.Tree);
        return diagnostic.Properties.TryGetValue(FixData.TestKey, out var key) && key is not null
            && diagnostic.Properties.TryGetValue(FixData.TestValue, out var value) && value is not null
            && PolicyPlace.At(file, diagnostic.Location.SourceSpan) is { Statement.IsAllow: true } place
            && place.TryAddTest(edit, OperatorOf(diagnostic), key, JsonFragment.Of(value))
                ? PolicyEdit.ChangingAccess($"Test '{key}' (narrows access)", edit.Changes)
                : PolicyEdit.None;
    }

    private static string OperatorOf(Diagnostic diagnostic) =>
        diagnostic.Properties.TryGetValue(FixData.TestOperator, out var operatorName) && operatorName is not null ? operatorName : "StringEquals";
}
