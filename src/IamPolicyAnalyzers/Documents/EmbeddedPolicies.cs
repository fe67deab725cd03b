using System;
using System.Collections.Immutable;
using IamPolicyAnalyzers.Json;

namespace IamPolicyAnalyzers.Documents;

/// <summary>
/// Policies in a file that says nothing of their use: a list of policies, and policies written as text in the strings of any JSON, as settings and
/// test data have them.
/// </summary>
internal static class EmbeddedPolicies
{
    /// <summary>JSON in a string in a string is read; more than this nobody writes.</summary>
    private const int MaxLevels = 4;

    public static PolicyContainer? TryRecognize(JsonNode root)
    {
        var sites = ImmutableArray.CreateBuilder<DocumentSite>();
        if (IsList(root))
        {
            foreach (var item in root.Items)
                sites.Add(new DocumentSite(PolicyOf(item)));
            return Container(ContainerKind.PolicyList);
        }

        if (!MayHold(root))
            return null;
        Find(root, MaxLevels, sites);
        return sites.Count > 0 ? Container(ContainerKind.EmbeddedText) : null;

        PolicyContainer Container(ContainerKind kind) => new(kind, sites.ToImmutable(), ImmutableArray<PolicyAttachment>.Empty);
    }

    /// <summary>True for an array that holds policies and nothing else.</summary>
    private static bool IsList(JsonNode root)
    {
        var hasItems = false;
        foreach (var item in root.Items)
        {
            if (PolicyOf(item).IsMissing)
                return false;
            hasItems = true;
        }

        return hasItems;
    }

    private static JsonNode PolicyOf(JsonNode item) =>
        BarePolicy.IsPolicyShaped(item) ? item
        : item.IsString && MayHold(item) && NestedPolicy.TryRead(item, out var document) && BarePolicy.IsPolicyShaped(document) ? document
        : default;

    // The depth of a tree is limited, and so is that of this search.
    private static void Find(JsonNode node, int levels, ImmutableArray<DocumentSite>.Builder sites)
    {
        if (UnplacedPolicy.IsRecord(node))
            return;
        if (node.IsString)
        {
            if (levels == 0 || !MayHold(node) || !NestedPolicy.TryRead(node, out var document))
                return;
            if (BarePolicy.IsPolicyShaped(document))
                sites.Add(new DocumentSite(document));
            else
                Find(document, levels - 1, sites);
            return;
        }

        foreach (var member in node.Members)
            Find(member.Value, levels, sites);
        foreach (var item in node.Items)
            Find(item, levels, sites);
    }

    /// <summary>The letters of the language stand as they are in every encoding.</summary>
    private static bool MayHold(JsonNode node) =>
        node.RawText.IndexOf("Statement".AsSpan(), StringComparison.Ordinal) >= 0 && node.RawText.IndexOf("Effect".AsSpan(), StringComparison.Ordinal) >= 0;
}
