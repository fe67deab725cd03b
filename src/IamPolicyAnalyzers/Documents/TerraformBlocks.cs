using System.Collections.Generic;
using IamPolicyAnalyzers.Json;

namespace IamPolicyAnalyzers.Documents;

/// <summary>Blocks of Terraform in JSON: an object each, or lists of objects, as people and tools write them.</summary>
/// <remarks>https://developer.hashicorp.com/terraform/language/syntax/json</remarks>
internal static class TerraformBlocks
{
    public static IEnumerable<JsonNode> Of(JsonNode value)
    {
        if (value.IsObject)
            yield return value;
        foreach (var item in value.Items)
        {
            foreach (var block in Of(item))
                yield return block;
        }
    }

    /// <summary>The blocks with their label, as <c>app</c> in <c>{ "app": { … } }</c>.</summary>
    public static IEnumerable<(JsonNode Label, JsonNode Block)> Labelled(JsonNode value)
    {
        foreach (var labels in Of(value))
        {
            foreach (var label in labels.Members)
            {
                foreach (var block in Of(label.Value))
                    yield return (label.Name, block);
            }
        }
    }

    /// <summary>The block of this name; missing when there is none.</summary>
    public static JsonNode First(JsonNode parent, string name) => parent.TryGetMember(name, out var member) ? First(member.Value) : default;

    /// <summary>The first block; missing when there is none.</summary>
    public static JsonNode First(JsonNode value)
    {
        foreach (var block in Of(value))
            return block;
        return default;
    }

    /// <summary>True when an expression decides how often a nested block stands there.</summary>
    public static bool IsRepeated(JsonNode parent, string name)
    {
        if (!parent.TryGetMember("dynamic", out var repeated))
            return false;
        foreach (var (label, _) in Labelled(repeated.Value))
        {
            if (label.ValueEquals(name))
                return true;
        }

        return false;
    }
}
