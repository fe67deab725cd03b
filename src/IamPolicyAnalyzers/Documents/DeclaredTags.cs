using System;
using System.Collections.Generic;
using System.Linq;
using IamPolicyAnalyzers.Json;

namespace IamPolicyAnalyzers.Documents;

/// <summary>The tags that a file gives to a resource: a list of keys with values, or an object.</summary>
internal sealed class DeclaredTags
{
    private readonly List<KeyValuePair<string, DeclaredValue>> _tags = [];

    public DeclaredTags(DeclaredResource resource)
    {
        // A report that does not tell of tags says nothing against them.
        IsComplete = resource.Has("Tags") || !resource.IsEvidence;
        foreach (var value in resource.ValuesOf("Tags"))
            Read(value.Node);
    }

    /// <summary>False when there may be tags that the file does not show.</summary>
    public bool IsComplete { get; private set; }

    /// <summary>The values, in text order.</summary>
    public IEnumerable<DeclaredValue> Values => _tags.Select(static tag => tag.Value);

    /// <param name="key">Keys compare without case, as IAM compares them.</param>
    public bool TryGet(string key, out DeclaredValue value)
    {
        foreach (var tag in _tags)
        {
            if (!tag.Key.Equals(key, StringComparison.OrdinalIgnoreCase))
                continue;
            value = tag.Value;
            return true;
        }

        value = default;
        return false;
    }

    private void Read(JsonNode node)
    {
        if (!node.IsObject || Intrinsic.IsIntrinsic(node))
        {
            IsComplete = false;
        }
        else if (node.TryGetMember("Key", out var key) && node.TryGetMember("Value", out var value))
        {
            Add(key.Value, value.Value);
        }
        else
        {
            foreach (var member in node.Members)
                Add(member.Name, member.Value);
        }
    }

    private void Add(JsonNode key, JsonNode value)
    {
        var name = DeclaredValue.Of(key);
        IsComplete &= name.IsKnown && !Intrinsic.IsFunctionName(key);
        _tags.Add(new(name.Text, DeclaredValue.Of(value)));
    }
}
