using System.Collections.Immutable;
using IamPolicyAnalyzers.Analysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace IamPolicyAnalyzers.CodeFixes;

/// <summary>Limits a Deny of a resource control policy to the callers that it is about: to those that are no AWS service, or to services that act for somebody.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, LanguageNames.VisualBasic, DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)])]
internal sealed class ExemptServices() : PolicyFix(RuleIds.MissingRcpServiceGuard)
{
    internal override ImmutableArray<string> FixAllIds => ImmutableArray<string>.Empty;

    internal override ImmutableArray<PolicyEdit> GetEdits(PolicyFile file, Diagnostic diagnostic)
    {
        if (PolicyPlace.At(file, diagnostic.Location.SourceSpan) is not { Statement: { IsDeny: true, Condition: { } condition } statement } place
            || RcpGuard.MissingIn(statement, condition) is not { } missing)
            return PolicyEdit.None;

        var edit = new JsonEdit(file.Tree);
        if (missing.IsService is { } isService && !place.TryAddTest(edit, RcpGuard.OperatorOf(isService), RcpGuard.ServiceKey, JsonFragment.Of(isService ? "true" : "false")))
            return PolicyEdit.None;
        if (missing.WantsSource && !place.TryRequireKey(edit, RcpGuard.SourceKey))
            return PolicyEdit.None;
        return PolicyEdit.ChangingAccess(missing.IsService == false ? "Exempt AWS services (narrows the Deny)" : "Deny only AWS services that act for somebody (narrows the Deny)", edit.Changes);
    }
}
