using System.Collections.Generic;
using System.Linq;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Catalogue;

namespace IamPolicyAnalyzers.Tool.Access;

/// <summary>What one policy grants.</summary>
/// <param name="Holder">Who has the policy, or the way to it; empty for a file that is the policy.</param>
/// <param name="UnknownEntries">Entries of Action that stand for no action of the catalogue.</param>
internal sealed record PolicySummary(string File, string Holder, string PolicyType, int Actions, int UnknownEntries, IReadOnlyList<ServiceSummary> Services)
{
    internal string Title => Holder.Length > 0 ? $"{File}: {Holder}" : File;

    /// <summary>How much it grants; of a policy that grants nothing to whom it is attached, what it does instead.</summary>
    internal string Totals { get; private init; } = "";

    public static PolicySummary Of(string path, PolicyContext policy)
    {
        var summary = AccessSummary.Of(policy.OwnGrants);
        var holder = policy.Policy.Attachment is { } attachment ? $"{attachment.PolicyName} of {attachment.Target}" : NodeWay.To(policy.File.File.Tree.Root, policy.Policy.Node.Span).Path;
        return new PolicySummary(path, holder, policy.Type.ToString(), summary.ActionCount, summary.UnknownCount, [.. summary.Services.Select(ServiceSummary.Of)])
        {
            Totals = summary.IsEmpty ? PolicyHeadline.Of(policy) : summary.ToText(maxServices: 0),
        };
    }
}

/// <param name="Levels">By access level <c>Full</c> or <c>Limited</c>.</param>
internal sealed record ServiceSummary(string Service, IReadOnlyDictionary<string, string> Levels)
{
    public static ServiceSummary Of(ServiceAccess access)
    {
        var levels = new Dictionary<string, string>();
        for (var level = AccessLevel.List; level <= AccessLevel.Tagging; level++)
        {
            if ((access.Full >> (int)level & 1) != 0)
                levels.Add(level.ToText(), "Full");
            else if ((access.Limited >> (int)level & 1) != 0)
                levels.Add(level.ToText(), "Limited");
        }

        return new ServiceSummary(access.Service.Prefix, levels);
    }
}
