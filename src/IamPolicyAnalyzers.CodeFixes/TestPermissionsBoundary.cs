using System;
using System.Collections.Immutable;
using System.Linq;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Policies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace IamPolicyAnalyzers.CodeFixes;

/// <summary>Lets policies be written and attached only where a permissions boundary, to be named, limits what they give.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, LanguageNames.VisualBasic, DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)])]
internal sealed class TestPermissionsBoundary() : PolicyFix(RuleIds.DirectEscalation)
{
    private const string Key = "iam:PermissionsBoundary";
    private const string PolicyForm = "arn:${Partition}:iam::${Account}:policy/${PolicyName}";

    internal override ImmutableArray<string> FixAllIds => ImmutableArray<string>.Empty;

    internal override ImmutableArray<PolicyEdit> GetEdits(PolicyFile file, Diagnostic diagnostic)
    {
        if (PolicyPlace.At(file, diagnostic.Location.SourceSpan) is not { Grant: { Action: { IsNot: false, IsUnknown: false } } grant } place)
            return PolicyEdit.None;

        var escalating = grant.ActionsAt(Risk.DirectEscalation);
        var edit = new JsonEdit(file.Tree);
        return !escalating.IsEmpty && place.TryChangeFor(edit, IsMeant, KnowsKey, TryTest)
            ? PolicyEdit.ChangingAccess($"Test '{Key}' (narrows access)", edit.Changes)
            : PolicyEdit.None;

        bool IsMeant(ActionPattern entry) => grant.Catalogue.Match(entry).Overlaps(escalating);

        bool KnowsKey(ActionPattern entry) => grant.Catalogue.ActionsIn(grant.Catalogue.Match(entry)).All(action => action.SupportsConditionKey(Key.AsSpan()));

        bool TryTest(JsonEdit change) => place.TryAddTest(change, "StringEquals", Key, JsonFragment.Of(Placeholder.OfArn(PolicyForm)));
    }
}
