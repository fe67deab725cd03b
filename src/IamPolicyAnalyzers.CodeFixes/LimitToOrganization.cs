using System.Collections.Immutable;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Policies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace IamPolicyAnalyzers.CodeFixes;

/// <summary>Lets a statement hold only for resources of the caller's own organization; through an endpoint, only for callers of that organization, too.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, LanguageNames.VisualBasic, DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)])]
internal sealed class LimitToOrganization() : PolicyFix(RuleIds.AnyAccountResource, RuleIds.OpenEndpointPolicy)
{
    private const string ResourceKey = "aws:ResourceOrgID";

    internal override ImmutableArray<string> FixAllIds => ImmutableArray<string>.Empty;

    internal override ImmutableArray<PolicyEdit> GetEdits(PolicyFile file, Diagnostic diagnostic)
    {
        var edit = new JsonEdit(file.Tree);
        return PolicyPlace.At(file, diagnostic.Location.SourceSpan) is { Statement.IsAllow: true } place && TryLimit(place, edit, isEndpoint: diagnostic.Id == RuleIds.OpenEndpointPolicy)
            ? PolicyEdit.ChangingAccess("Limit to own organization (narrows access)", edit.Changes)
            : PolicyEdit.None;
    }

    private static bool TryLimit(PolicyPlace place, JsonEdit edit, bool isEndpoint)
    {
        var organization = JsonFragment.Of(Placeholder.Organization);
        if (isEndpoint)
            return place.TryAddTests(edit, "StringEquals", ("aws:PrincipalOrgID", organization), (ResourceKey, organization));

        // The language of 2008 would take the variable for a text.
        return place.Document.Version?.Text == PolicyDocument.CurrentVersion && place.TryAddTest(edit, "StringEquals", ResourceKey, JsonFragment.Of("${aws:PrincipalOrgID}"));
    }
}
