using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace IamPolicyAnalyzers.Tool.Fixing;

/// <summary>Which findings to repair, and by which edits.</summary>
/// <param name="RuleIds">The rules whose findings are repaired; empty for all.</param>
/// <param name="AllowsAccessChange">True when edits are wanted after which the policy allows something else.</param>
internal sealed record FixSelection(ImmutableHashSet<string> RuleIds, bool AllowsAccessChange)
{
    public bool Includes(Diagnostic finding) => !finding.IsSuppressed && (RuleIds.IsEmpty || RuleIds.Contains(finding.Id));
}
