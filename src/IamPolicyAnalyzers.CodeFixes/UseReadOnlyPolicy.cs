using System.Collections.Immutable;
using IamPolicyAnalyzers.Analysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace IamPolicyAnalyzers.CodeFixes;

/// <summary>Attaches the policy of AWS that reads only in place of the one of full access.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, LanguageNames.VisualBasic, DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)])]
internal sealed class UseReadOnlyPolicy() : PolicyFix(RuleIds.FullAccessAttachment)
{
    internal override ImmutableArray<string> FixAllIds => ImmutableArray<string>.Empty;

    internal override ImmutableArray<PolicyEdit> GetEdits(PolicyFile file, Diagnostic diagnostic)
    {
        if (!diagnostic.Properties.TryGetValue(FixData.Suggestion, out var policy) || policy is null)
            return PolicyEdit.None;
        var change = new TextChange(diagnostic.Location.SourceSpan, JsonFragment.Escape(policy));
        return PolicyEdit.ChangingAccess($"Use '{AwsPolicies.NameOf(policy)}' (narrows access)", ImmutableArray.Create(change));
    }
}
