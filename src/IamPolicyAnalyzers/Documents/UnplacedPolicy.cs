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
        foreach (var site in sites)
            known.Add(site.Node);

        // An explicit stack: the depth of the file must not become the depth of ours.
        var pending = new Stack<(JsonNode Node, string Path)>();
        pending.Push((tree.Root, "$"));
        var children = new List<(JsonNode, string)>();
        while (pending.Count > 0)
        {
            var (node, path) = pending.Pop();
            if (known.Contains(node))
                continue;
            if (BarePolicy.IsPolicyShaped(node))
                return new UnplacedPolicy(path, node.OpenSpan);

            children.Clear();
            foreach (var member in node.Members)
            {
                if (member.Value.IsObject || member.Value.IsArray)
                    children.Add((member.Value, path + "." + member.Name.StringValue));
            }

            var index = 0;
            foreach (var item in node.Items)
            {
                if (item.IsObject || item.IsArray)
                    children.Add((item, path + "[" + index + "]"));
                index++;
            }

            for (var i = children.Count - 1; i >= 0; i--)
                pending.Push(children[i]);
        }

        return null;
    }
}
