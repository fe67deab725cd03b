using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using IamPolicyAnalyzers.Json;
using Microsoft.CodeAnalysis.Text;

namespace IamPolicyAnalyzers.Documents;

/// <summary>A policy-shaped object that stands where no known container keeps policies.</summary>
/// <param name="Path">The way to it from the root, as <c>$.settings.access</c>.</param>
internal sealed record UnplacedPolicy(string Path, TextSpan Span)
{
    /// <summary>Finds the first one, in text order; null when every policy-shaped object is among the sites, or below one.</summary>
    public static UnplacedPolicy? Find(JsonTree tree, ImmutableArray<DocumentSite> sites)
    {
        // Most files that hold no policy do not hold the word either.
        if (tree.Text.IndexOf("Statement", StringComparison.Ordinal) < 0 || tree.Text.IndexOf("Effect", StringComparison.Ordinal) < 0)
            return null;

        var known = new HashSet<JsonNode>();
        var written = new List<TextSpan>();
        foreach (var site in sites)
        {
            if (site.Node.Tree == tree)
                known.Add(site.Node);
            else
                written.Add(site.Node.Span);
        }

        written.Sort();

        var path = new List<string>();
        if (!TryFind(tree.Root, known, written, path, out var span))
            return null;
        path.Reverse();
        return new UnplacedPolicy("$" + string.Concat(path), span);
    }

    // The depth of a tree is limited, and so is that of this search. The way is put together on the way back only.
    private static bool TryFind(JsonNode node, HashSet<JsonNode> known, List<TextSpan> written, List<string> path, out TextSpan span)
    {
        span = node.OpenSpan;
        if (known.Contains(node) || IsRecord(node))
            return false;

        // What seems to be a policy may hold statements that were judged in other words.
        var whole = node.Span;
        if (BarePolicy.IsPolicyShaped(node) && !HoldsOne(written, whole))
            return true;

        foreach (var member in node.Members)
        {
            if ((member.Value.IsObject || member.Value.IsArray) && TryFind(member.Value, known, written, path, out span))
            {
                path.Add("." + member.Name.StringValue);
                return true;
            }
        }

        var index = 0;
        foreach (var item in node.Items)
        {
            if ((item.IsObject || item.IsArray) && TryFind(item, known, written, path, out span))
            {
                path.Add("[" + index + "]");
                return true;
            }

            index++;
        }

        return false;
    }

    /// <param name="sorted">By start.</param>
    private static bool HoldsOne(List<TextSpan> sorted, TextSpan whole)
    {
        var at = sorted.BinarySearch(new TextSpan(whole.Start, 0));
        for (var i = at < 0 ? ~at : at; i < sorted.Count && sorted[i].Start <= whole.End; i++)
        {
            if (whole.Contains(sorted[i]))
                return true;
        }

        return false;
    }

    /// <summary>True for what tells of policies without being one: an event of CloudTrail, a JSON schema.</summary>
    public static bool IsRecord(JsonNode node) =>
        (node.TryGetMember("eventSource", out _) && node.TryGetMember("eventName", out _))
        || (node.TryGetMember("$schema", out var schema) && schema.Value.StringValue.IndexOf("json-schema.org", StringComparison.Ordinal) >= 0);
}
