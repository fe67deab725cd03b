using IamPolicyAnalyzers.Json;

namespace IamPolicyAnalyzers.Documents;

/// <summary>What Terraform has made: a state file, or a state as <c>terraform show -json</c> writes it.</summary>
/// <remarks>https://developer.hashicorp.com/terraform/internals/json-format#state-representation</remarks>
internal static class TerraformState
{
    public static PolicyContainer? TryRecognize(JsonNode root)
    {
        if (!root.TryGetMember("terraform_version", out _))
            return null;
        var declared = new TerraformResources { IsEvidence = true };
        if (root.TryGetMember("format_version", out _) && root.TryGetMember("values", out var values) && values.Value.TryGetMember("root_module", out var module))
            ReadModule(module.Value, declared);
        else if (root.TryGetMember("serial", out _) && root.TryGetMember("resources", out var resources) && resources.Value.IsArray)
            ReadFile(resources.Value, declared);
        else
            return null;
        return declared.ToContainer(ContainerKind.TerraformState);
    }

    private static void ReadModule(JsonNode module, TerraformResources declared)
    {
        if (module.TryGetMember("resources", out var resources))
        {
            foreach (var resource in resources.Value.Items)
            {
                if (IsManaged(resource) && resource.TryGetMember("type", out var type) && resource.TryGetMember("address", out var address)
                    && resource.TryGetMember("values", out var values))
                {
                    declared.Add(type.Value.StringValue, address.Value.StringValue, address.Value, values.Value);
                }
            }
        }

        // The depth of a tree is limited, and so is that of this walk.
        if (module.TryGetMember("child_modules", out var children))
        {
            foreach (var child in children.Value.Items)
                ReadModule(child, declared);
        }
    }

    private static void ReadFile(JsonNode resources, TerraformResources declared)
    {
        foreach (var resource in resources.Items)
        {
            if (!IsManaged(resource) || !resource.TryGetMember("type", out var type) || !resource.TryGetMember("name", out var name)
                || !resource.TryGetMember("instances", out var instances))
            {
                continue;
            }

            var module = resource.TryGetMember("module", out var path) ? path.Value.StringValue + "." : "";
            var address = module + type.Value.StringValue + "." + name.Value.StringValue;
            foreach (var instance in instances.Value.Items)
            {
                var key = instance.TryGetMember("index_key", out var index) ? "[" + index.Value.RawText.ToString() + "]" : "";
                if (instance.TryGetMember("attributes", out var attributes))
                    declared.Add(type.Value.StringValue, address + key, name.Value, attributes.Value);
            }
        }
    }

    private static bool IsManaged(JsonNode resource) => !resource.TryGetMember("mode", out var mode) || mode.Value.ValueEquals("managed");
}
