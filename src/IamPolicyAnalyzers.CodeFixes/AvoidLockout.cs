using System.Collections.Immutable;
using System.Linq;
using IamPolicyAnalyzers.Analysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace IamPolicyAnalyzers.CodeFixes;

/// <summary>Lets the account of a key change its policy again, or exempts an administrator from the Deny by which a bucket keeps everyone out.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, LanguageNames.VisualBasic, DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)])]
internal sealed class AvoidLockout() : PolicyFix(RuleIds.PolicyLockout)
{
    internal override ImmutableArray<string> FixAllIds => ImmutableArray<string>.Empty;

    internal override ImmutableArray<PolicyEdit> GetEdits(PolicyFile file, Diagnostic diagnostic)
    {
        var span = diagnostic.Location.SourceSpan;
        var edit = new JsonEdit(file.Tree);
        if (PolicyPlace.At(file, span) is { Statement.IsDeny: true } place)
        {
            return place.TryAddTest(edit, "ArnNotEquals", "aws:PrincipalArn", JsonFragment.Of(Placeholder.AdministratorArn))
                ? PolicyEdit.ChangingAccess("Exempt an administrator, to be filled in (narrows the Deny)", edit.Changes)
                : PolicyEdit.None;
        }

        if (PolicyPlace.DocumentsOf(file).FirstOrDefault(document => document.Node.Span.Contains(span)) is not { } policy
            || PolicyPlace.StatementsNamedAt(policy, span) is not { } statements
            || !diagnostic.Properties.TryGetValue(FixData.Account, out var account)
            || account is null)
            return PolicyEdit.None;

        edit.InsertItem(statements, Allow(new SidNames(policy).Free("AllowAccount"), account));
        return PolicyEdit.ChangingAccess($"Allow account '{account}' to manage the key (widens access)", edit.Changes);
    }

    /// <summary>By its number, the account is the same in every partition.</summary>
    private static JsonFragment Allow(string sid, string account) => JsonFragment.Of(
        ("Sid", JsonFragment.Of(sid)),
        ("Effect", JsonFragment.Of("Allow")),
        ("Principal", JsonFragment.Of("AWS", JsonFragment.Of(account))),
        ("Action", JsonFragment.Of("kms:*")),
        ("Resource", JsonFragment.Of("*")));
}
