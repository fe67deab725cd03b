using System;
using System.Linq;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Catalogue;
using IamPolicyAnalyzers.Tool.Hosting;

namespace IamPolicyAnalyzers.Tool.Commands;

/// <summary>A rule as a user names it.</summary>
internal static class RuleArgument
{
    /// <summary>The id of the rule, from the id in any case or the name of the rule.</summary>
    /// <exception cref="UsageException">There is no such rule; the message names the nearest.</exception>
    public static string IdOf(string text)
    {
        foreach (var id in RuleIds.All)
        {
            if (id.Equals(text, StringComparison.OrdinalIgnoreCase) || NameOf(id).Equals(text, StringComparison.OrdinalIgnoreCase))
                return id;
        }

        var isNear = NearestName.TryFind(text, RuleIds.All.Concat(RuleIds.All.Select(NameOf)), maxDistance: text.StartsWith("IAM", StringComparison.OrdinalIgnoreCase) ? 1 : 3, out var near);
        throw new UsageException($"there is no rule '{text}'" + (isNear ? $"; did you mean '{near}'?" : "; 'iam-policy rules' lists them"));
    }

    /// <summary>The name of a rule: <c>WildcardAction</c>.</summary>
    public static string NameOf(string id) => RuleTable.Create(id)!.GetType().Name;
}
