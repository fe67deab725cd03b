using System.Collections.Immutable;
using System.Linq;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Policies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace IamPolicyAnalyzers.CodeFixes;

/// <summary>Adds the tests that a rule asks for to the Condition of the statement; where it asks for some actions only, the others stay behind without.</summary>
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
    RuleIds.WeakPublicCondition,
    RuleIds.MissingRequiredCondition)
{
    internal override ImmutableArray<string> FixAllIds => ImmutableArray<string>.Empty;

    internal override ImmutableArray<PolicyEdit> GetEdits(PolicyFile file, Diagnostic diagnostic)
    {
        if (TestIn(diagnostic, FixData.TestKey, FixData.TestValue) is not { } test || PolicyPlace.At(file, diagnostic.Location.SourceSpan) is not { Statement.IsAllow: true } place)
            return PolicyEdit.None;

        var edit = new JsonEdit(file.Tree);
        (string Key, JsonFragment Value)[] tests = TestIn(diagnostic, FixData.OtherTestKey, FixData.OtherTestValue) is { } other ? [test, other] : [test];
        return TryAdd()
            ? PolicyEdit.ChangingAccess($"Test {string.Join(" and ", tests.Select(added => $"'{added.Key}'"))} (narrows access)", edit.Changes)
            : PolicyEdit.None;

        bool TryAdd()
        {
            if (!diagnostic.Properties.TryGetValue(FixData.Actions, out var names) || names is null)
                return Add(edit);
            var meant = names.Split(' ');
            return place.TryChangeFor(edit, IsMeant, IsMeant, Add);

            bool IsMeant(ActionPattern entry) => meant.Contains(entry.Text);
        }

        bool Add(JsonEdit target) => place.TryAddTests(target, OperatorOf(diagnostic), tests);
    }

    private static (string Key, JsonFragment Value)? TestIn(Diagnostic diagnostic, string keyName, string valueName) =>
        diagnostic.Properties.TryGetValue(keyName, out var key) && key is not null && diagnostic.Properties.TryGetValue(valueName, out var value) && value is not null
            ? (key, JsonFragment.Of(value))
            : null;

    private static string OperatorOf(Diagnostic diagnostic) =>
        diagnostic.Properties.TryGetValue(FixData.TestOperator, out var operatorName) && operatorName is not null ? operatorName : "StringEquals";
}
