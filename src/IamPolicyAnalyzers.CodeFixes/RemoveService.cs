using System;
using System.Collections.Immutable;
using System.Linq;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Policies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace IamPolicyAnalyzers.CodeFixes;

/// <summary>Removes the actions of a service from every Allow of the policy, and statements that have no others.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, LanguageNames.VisualBasic, DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)])]
internal sealed class RemoveService() : PolicyFix(RuleIds.UnusedService)
{
    internal override ImmutableArray<string> FixAllIds => ImmutableArray<string>.Empty;

    internal override ImmutableArray<PolicyEdit> GetEdits(PolicyFile file, Diagnostic diagnostic)
    {
        var span = diagnostic.Location.SourceSpan;
        if (PolicyPlace.At(file, span) is not { } place || place.Statement.Action?.Entries.FirstOrDefault(entry => entry.Span == span) is not { } first)
            return PolicyEdit.None;

        var service = first.Prefix.ToString();
        return PolicyEdit.ChangingAccess(
            $"Remove the actions of '{service}' (narrows access)",
            ActionEntry.ReplaceOrRemove(place, place.Document.Statements.Where(static statement => statement.IsAllow), entry => IsOfService(entry.Pattern) ? [] : null));

        bool IsOfService(ActionPattern entry) => entry.Prefix.Equals(service.AsSpan(), StringComparison.OrdinalIgnoreCase);
    }
}
