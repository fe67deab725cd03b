using System;
using System.Collections.Generic;
using IamPolicyAnalyzers.Json;

namespace IamPolicyAnalyzers.Documents;

/// <summary>A configuration of Terraform as JSON, <c>*.tf.json</c>, written by hand, by the CDK for Terraform, or by a tool that reads HCL.</summary>
/// <remarks>https://developer.hashicorp.com/terraform/language/syntax/json</remarks>
internal sealed class TerraformConfiguration
{
    private readonly Dictionary<string, (JsonNode Place, JsonNode Block, JsonNode Document)> _documents = new(StringComparer.Ordinal);
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);

    public static PolicyContainer? TryRecognize(JsonNode root)
    {
        var hasResources = HasAwsType(root, "resource");
        return hasResources || HasAwsType(root, "data") ? new TerraformConfiguration().Read(root) : null;
    }

    private PolicyContainer Read(JsonNode root)
    {
        foreach (var (type, label, block) in BlocksOf(root, "data"))
        {
            if (type.ValueEquals(TerraformPolicyDocument.Type) && TerraformPolicyDocument.Read(block) is { IsMissing: false } document)
                _documents[label.StringValue] = (label, block, document);
        }

        var resources = new TerraformResources { ReadPolicy = ReadPolicy, MayHaveMoreTags = MayHaveDefaultTags(root) };
        foreach (var (type, label, block) in BlocksOf(root, "resource"))
            resources.Add(type.StringValue, type.StringValue + "." + label.StringValue, label, block);

        if (root.TryGetMember("output", out var outputs))
        {
            foreach (var (label, block) in TerraformBlocks.Labelled(outputs.Value))
                resources.AddOutput(label, block);
        }

        // What no resource of the file takes is judged by its content.
        foreach (var document in _documents)
        {
            if (!_used.Contains(document.Key))
                resources.AddDocument(document.Value.Place, document.Value.Block, document.Value.Document);
        }

        return resources.ToContainer(ContainerKind.Terraform);
    }

    /// <summary>The policy that a text refers to or holds. A document that several resources take is the policy of the first one: it is reported once.</summary>
    private JsonNode ReadPolicy(JsonNode text)
    {
        if (!text.IsString)
            return default;
        if (TerraformTemplate.TryGetPolicyDocument(text, out var name))
            return _documents.TryGetValue(name, out var known) && _used.Add(name) ? known.Document : Intrinsic.Unknown(text.Span);
        return TerraformTemplate.TryReadJson(text) is not { } read ? Intrinsic.Unknown(text.Span) : read == text ? default : read;
    }

    /// <summary>True unless the provider stands in the file and names no tags: it is often kept in another one.</summary>
    private static bool MayHaveDefaultTags(JsonNode root)
    {
        var isSeen = false;
        if (root.TryGetMember("provider", out var providers))
        {
            foreach (var (name, provider) in TerraformBlocks.Labelled(providers.Value))
            {
                if (!name.ValueEquals("aws"))
                    continue;
                isSeen = true;
                if (provider.TryGetMember("default_tags", out _))
                    return true;
            }
        }

        return !isSeen;
    }

    private static bool HasAwsType(JsonNode root, string kind)
    {
        if (!root.TryGetMember(kind, out var member))
            return false;
        foreach (var types in TerraformBlocks.Of(member.Value))
        {
            foreach (var type in types.Members)
            {
                if (type.Name.RawText.StartsWith("\"aws_".AsSpan(), StringComparison.Ordinal))
                    return true;
            }
        }

        return false;
    }

    private static IEnumerable<(JsonNode Type, JsonNode Label, JsonNode Block)> BlocksOf(JsonNode root, string kind)
    {
        if (!root.TryGetMember(kind, out var member))
            yield break;
        foreach (var types in TerraformBlocks.Of(member.Value))
        {
            foreach (var type in types.Members)
            {
                foreach (var (label, block) in TerraformBlocks.Labelled(type.Value))
                    yield return (type.Name, label, block);
            }
        }
    }
}
