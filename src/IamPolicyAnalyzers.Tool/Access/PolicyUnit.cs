using System.Collections.Generic;
using System.Linq;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Documents;
using IamPolicyAnalyzers.Policies;

namespace IamPolicyAnalyzers.Tool.Access;

/// <summary>Who has the access: a user, group or role with the policies that the file gives to it, or a policy that stands alone.</summary>
/// <param name="Holder">The user, group or role as a message names it; for a policy that stands alone the way to it.</param>
internal readonly record struct UnitKey(string Holder, bool IsIdentity, PolicyType Type);

/// <summary>A policy of a unit.</summary>
/// <param name="Slot">Where the policy stands and what decides whether it is deployed; empty for a policy that always is.</param>
internal sealed record UnitPolicy(PolicyContext Context, string Slot);

/// <summary>All policies of one file, by who has their access.</summary>
internal sealed class PolicyUnits
{
    private static readonly PolicyDocument s_nothing = PolicyDocument.Parse("{}");

    private static readonly PolicyDocument s_everything =
        PolicyDocument.Parse("""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": "*", "Action": "*", "Resource": "*" } }""");

    private static readonly PolicyDocument s_everythingOfIdentity =
        PolicyDocument.Parse("""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "*", "Resource": "*" } }""");

    private readonly Dictionary<UnitKey, List<UnitPolicy>> _units = [];

    public PolicyUnits(FileContext? file)
    {
        foreach (var policy in file?.Policies ?? [])
        {
            foreach (var (key, slot) in PlacesOf(policy))
            {
                if (!_units.TryGetValue(key, out var policies))
                    _units.Add(key, policies = []);
                policies.Add(new UnitPolicy(policy, slot));
            }
        }
    }

    public IEnumerable<UnitKey> Keys => _units.Keys;

    public IReadOnlyList<UnitPolicy> this[UnitKey key] => _units.TryGetValue(key, out var policies) ? policies : [];

    /// <summary>What holds where there is no such policy: one that limits what others give leaves all of it when it is gone.</summary>
    public static PolicyDocument Absent(PolicyType type) => type switch
    {
        PolicyType.PermissionsBoundary or PolicyType.Session => s_everythingOfIdentity,
        PolicyType.VpcEndpoint => s_everything,
        _ => s_nothing,
    };

    private static IEnumerable<(UnitKey Key, string Slot)> PlacesOf(PolicyContext policy)
    {
        var file = policy.File.File;
        var way = NodeWay.To(file.Tree.Root, policy.Policy.Node.Span);
        if (policy.Policy.Attachment is not { } attachment)
        {
            yield return (new UnitKey(way.Path, IsIdentity: false, policy.Type), SlotOf(policy.Policy.Site.IsConditional, way));
            yield break;
        }

        var slot = SlotOf(policy.Policy.Site.IsConditional || attachment.IsConditional, way);
        foreach (var target in attachment.Targets.Distinct())
            yield return (new UnitKey(target.ToString(), IsIdentity: true, policy.Type), slot);
    }

    private static string SlotOf(bool isConditional, NodeWay way) => isConditional || way.Condition.Length > 0 ? $"{way.Path}\n{way.Condition}" : "";
}
