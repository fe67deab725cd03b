using System.Collections.Immutable;
using System.Linq;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Policies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace IamPolicyAnalyzers.CodeFixes;

/// <summary>Adds the ARN that an action of the statement lacks, as the bucket beside its objects.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, LanguageNames.VisualBasic, DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)])]
internal sealed class AddResource() : PolicyFix(RuleIds.MismatchedResource)
{
    internal override ImmutableArray<string> FixAllIds => ImmutableArray<string>.Empty;

    internal override ImmutableArray<PolicyEdit> GetEdits(PolicyFile file, Diagnostic diagnostic)
    {
        // A hole of a template would have to be written as the template writes it.
        if (!diagnostic.Properties.TryGetValue(FixData.Suggestion, out var arn) || arn is null || ResourceArn.Parse(arn).HasUnknown)
            return PolicyEdit.None;
        if (PolicyPlace.At(file, diagnostic.Location.SourceSpan)?.Member("Resource") is not { } resource)
            return PolicyEdit.None;

        var last = PolicyPlace.StringsOf(resource.Value).LastOrDefault();
        if (!last.IsString)
            return PolicyEdit.None;
        var edit = new JsonEdit(file.Tree);
        edit.ReplaceEntries(resource.Value, item => item == last ? [item.StringValue, arn] : null);
        return PolicyEdit.ChangingAccess($"Add '{arn}' (takes effect)", edit.Changes);
    }
}
