using System.Collections.Immutable;
using System.Linq;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Policies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace IamPolicyAnalyzers.CodeFixes;

/// <summary>Lets an AWS service act only on behalf of the account that owns the resource.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, LanguageNames.VisualBasic, DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)])]
internal sealed class TestSourceAccount() : PolicyFix(RuleIds.MissingSourceCondition, RuleIds.WeakSourceCondition)
{
    private const string Key = "aws:SourceAccount";

    internal override ImmutableArray<string> FixAllIds => ImmutableArray<string>.Empty;

    internal override ImmutableArray<PolicyEdit> GetEdits(PolicyFile file, Diagnostic diagnostic)
    {
        // Principals that are no services send no source account: the test would lock them out.
        if (PolicyPlace.At(file, diagnostic.Location.SourceSpan) is not { Statement: { IsAllow: true, Principal: { IsNot: false } principal } } place
            || principal.Values.Any(value => value.Kind != PrincipalValueKind.Service))
            return PolicyEdit.None;

        var edit = new JsonEdit(file.Tree);
        var account = AccountOf(place.Statement) ?? Placeholder.Account;
        return place.TryAddTest(edit, "StringEquals", Key, JsonFragment.Of(account))
            ? PolicyEdit.ChangingAccess($"Test '{Key}' (narrows access)", edit.Changes)
            : PolicyEdit.None;
    }

    private static string? AccountOf(Statement statement)
    {
        foreach (var entry in statement.Resource?.Entries ?? ImmutableArray<ResourceArn>.Empty)
        {
            var account = entry.Part(ArnPart.Account).ToString();
            if (account.Length == 12 && account.All(c => c is >= '0' and <= '9'))
                return account;
        }

        return null;
    }
}
