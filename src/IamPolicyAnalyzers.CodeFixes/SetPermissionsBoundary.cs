using System.Collections.Immutable;
using System.Linq;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Documents;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace IamPolicyAnalyzers.CodeFixes;

/// <summary>Gives a role or user of a template the permissions boundary that an option names.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, LanguageNames.VisualBasic, DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)])]
internal sealed class SetPermissionsBoundary() : PolicyFix(RuleIds.MissingBoundary)
{
    private const string PermissionsBoundary = nameof(PermissionsBoundary);

    internal override ImmutableArray<string> FixAllIds => ImmutableArray<string>.Empty;

    internal override ImmutableArray<PolicyEdit> GetEdits(PolicyFile file, Diagnostic diagnostic)
    {
        if (!diagnostic.Properties.TryGetValue(FixData.Suggestion, out var arn) || arn is null || file.Container.Kind != ContainerKind.CloudFormation)
            return PolicyEdit.None;
        var identity = file.Container.Identities.FirstOrDefault(identity => identity.Span == diagnostic.Location.SourceSpan);
        if (identity is null || identity.Resource.Has(PermissionsBoundary) || !JsonEdit.IsEditable(identity.Resource.Node))
            return PolicyEdit.None;

        var edit = new JsonEdit(file.Tree);
        edit.AppendMember(identity.Resource.Node, PermissionsBoundary, JsonFragment.Of(arn));
        return PolicyEdit.ChangingAccess($"Set {PermissionsBoundary} (narrows access)", edit.Changes);
    }
}
