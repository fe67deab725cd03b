using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Policies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace IamPolicyAnalyzers.CodeFixes;

/// <summary>
/// Lets a Deny hold for everyone, and excepts by a condition key whom NotPrincipal names: users and roles, or services. The accounts beside users and
/// roles were only there to let those through.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, LanguageNames.VisualBasic, DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)])]
internal sealed class ExceptByCondition() : PolicyFix(RuleIds.NotPrincipalDeny)
{
    private const string NotPrincipal = nameof(NotPrincipal);

    internal override ImmutableArray<string> FixAllIds => ImmutableArray<string>.Empty;

    internal override ImmutableArray<PolicyEdit> GetEdits(PolicyFile file, Diagnostic diagnostic)
    {
        if (PolicyPlace.At(file, diagnostic.Location.SourceSpan) is not { Statement: { IsDeny: true, Principal: { IsNot: true, IsUnknown: false } listed } statement } place
            || statement.Has("Principal")
            || place.Member(NotPrincipal) is not { } member)
            return PolicyEdit.None;

        var (operatorName, key, values) = listed.NamesOnlyServices
            ? ("StringNotEquals", "aws:PrincipalServiceName", listed.Values.Select(value => value.Text).ToList())
            : ("ArnNotEquals", "aws:PrincipalArn", UsersAndRoles(listed));
        var edit = new JsonEdit(file.Tree);
        if (values.Count == 0 || !place.TryAddTest(edit, operatorName, key, JsonFragment.Of(values)))
            return PolicyEdit.None;
        edit.Replace(member.Name, "Principal");
        edit.Replace(member.Value, "*");
        return PolicyEdit.ChangingAccess($"Use Principal '*' and {operatorName} (the exceptions take effect)", edit.Changes);
    }

    /// <summary>None when the list holds more than users and roles with their accounts: an account by itself, or a session, excepts something else.</summary>
    private static List<string> UsersAndRoles(Principal listed)
    {
        var named = listed.Values.Where(value => value is { IsInAccount: true, RoleOfSession: null, IsUnknown: false }).ToList();
        return listed.Values.All(value => named.Contains(value) || named.Exists(value.IsAccountOf)) ? named.ConvertAll(value => value.Text) : [];
    }
}
