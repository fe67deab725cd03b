using System.Collections.Generic;
using System.Linq;
using IamPolicyAnalyzers.Policies;

namespace IamPolicyAnalyzers.CodeFixes;

/// <summary>A test of a condition that holds for the requests of the same callers as a Principal.</summary>
internal sealed record CallerTest(string Operator, string Key, IReadOnlyList<string> Values)
{
    public bool TryAdd(PolicyPlace place, JsonEdit edit) => place.TryAddTest(edit, Operator, Key, JsonFragment.Of(Values));

    /// <summary>Null for users and roles beside accounts, and for callers whom no key tells.</summary>
    public static CallerTest? Of(Principal principal)
    {
        if (principal.IsNot || principal.IsUnknown || principal.Values.IsEmpty || !principal.Values.All(static value => value is { IsLiteral: true, HasWildcard: false }))
            return null;
        if (principal.Values.All(static value => value.IsUser || value.Role is not null))
            return new("ArnLike", "aws:PrincipalArn", principal.Values.Select(static value => value.Text).ToList());
        return principal.Values.All(static value => value.WholeAccount is not null)
            ? new("StringEquals", "aws:PrincipalAccount", principal.Values.Select(static value => value.WholeAccount!).Distinct().ToList())
            : null;
    }
}
