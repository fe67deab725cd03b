using System.Collections.Immutable;
using System.Linq;
using IamPolicyAnalyzers.Analysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace IamPolicyAnalyzers.CodeFixes;

/// <summary>Adds the tests that a rule asks for to the Condition of the statement.</summary>
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
        if (TestIn(diagnostic, FixData.TestKey, FixData.TestValue) is not { } test || PolicyPlace.At(file, diagnostic.Location.SourceSpan) is not { Statement.IsAllow: true } place)
            return PolicyEdit.None;

        var edit = new JsonEdit(file.Tree);
        (string Key, JsonFragment Value)[] tests = TestIn(diagnostic, FixData.OtherTestKey, FixData.OtherTestValue) is { } other ? [test, other] : [test];
        return place.TryAddTests(edit, OperatorOf(diagnostic), tests)
            ? PolicyEdit.ChangingAccess($"Test {string.Join(" and ", tests.Select(added => $"'{added.Key}'"))} (narrows access)", edit.Changes)
            : PolicyEdit.None;
    }

    private static (string Key, JsonFragment Value)? TestIn(Diagnostic diagnostic, string keyName, string valueName) =>
        diagnostic.Properties.TryGetValue(keyName, out var key) && key is not null && diagnostic.Properties.TryGetValue(valueName, out var value) && value is not null
            ? (key, JsonFragment.Of(value))
            : null;

    private static string OperatorOf(Diagnostic diagnostic) =>
        diagnostic.Properties.TryGetValue(FixData.TestOperator, out var operatorName) && operatorName is not null ? operatorName : "StringEquals";
}
