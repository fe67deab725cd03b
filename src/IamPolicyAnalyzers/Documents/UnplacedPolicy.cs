using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Text;
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
        foreach (var site in sites)
            known.Add(site.Node);

        // An explicit stack: the depth of the file must not become the depth of ours.
        var pending = new Stack<JsonNode>();
        pending.Push(tree.Root);
        var children = new List<JsonNode>();
        while (pending.Count > 0)
        {
            var node = pending.Pop();
            if (known.Contains(node) || IsRecord(node))
                continue;
            if (BarePolicy.IsPolicyShaped(node))
                return new UnplacedPolicy(PathTo(tree.Root, node), node.OpenSpan);

            children.Clear();
            foreach (var member in node.Members)
                children.Add(member.Value);
            foreach (var item in node.Items)
                children.Add(item);
            for (var i = children.Count - 1; i >= 0; i--)
            {
                if (children[i].IsObject || children[i].IsArray)
                    pending.Push(children[i]);
            }
        }

        return null;
    }

    /// <summary>True for what tells of policies without being one: an event of CloudTrail, a JSON schema.</summary>
    private static bool IsRecord(JsonNode node) =>
        (node.TryGetMember("eventSource", out _) && node.TryGetMember("eventName", out _))
        || (node.TryGetMember("$schema", out var schema) && schema.Value.StringValue.IndexOf("json-schema.org", StringComparison.Ordinal) >= 0);

    private static string PathTo(JsonNode root, JsonNode target)
    {
        var path = new StringBuilder("$");
        for (var node = root; node != target;)
        {
            var parent = node;
            var index = 0;
            foreach (var member in parent.Members)
            {
                if (member.Value.Span.Contains(target.Span))
                {
                    path.Append('.').Append(member.Name.StringValue);
                    node = member.Value;
                    break;
                }
            }

            foreach (var item in parent.Items)
            {
                if (item.Span.Contains(target.Span))
                {
                    path.Append('[').Append(index).Append(']');
                    node = item;
                    break;
                }

                index++;
            }

            if (node == parent)
                break;
        }

        return path.ToString();
    }
}
