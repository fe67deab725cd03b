using System;
using System.Collections.Generic;
using System.Text;
using IamPolicyAnalyzers.Json;

namespace IamPolicyAnalyzers.Documents;

/// <summary>A plan as <c>terraform show -json</c> writes it. What is planned is judged, not what exists already.</summary>
/// <remarks>https://developer.hashicorp.com/terraform/internals/json-format</remarks>
internal sealed class TerraformPlan
{
    private readonly Dictionary<string, JsonNode> _notKnown = new(StringComparer.Ordinal);
    private readonly Dictionary<string, JsonNode> _expressions = new(StringComparer.Ordinal);

    // From the address without indexes; null where several instances have it.
    private readonly Dictionary<string, string?> _instances = new(StringComparer.Ordinal);

    public static PolicyContainer? TryRecognize(JsonNode root)
    {
        if (!root.TryGetMember("format_version", out _))
            return null;
        var isPlanned = root.TryGetMember("planned_values", out var planned) && planned.Value.IsObject;
        var hasChanges = root.TryGetMember("resource_changes", out var changes) && changes.Value.IsArray;
        return isPlanned || hasChanges ? new TerraformPlan().Read(root, planned.Value, changes.Value) : null;
    }

    private PolicyContainer Read(JsonNode root, JsonNode planned, JsonNode changes)
    {
        foreach (var change in changes.Items)
        {
            if (change.TryGetMember("address", out var address) && change.TryGetMember("change", out var how)
                && how.Value.TryGetMember("after_unknown", out var notKnown) && notKnown.Value.IsObject)
            {
                _notKnown[address.Value.StringValue] = notKnown.Value;
            }
        }

        if (root.TryGetMember("configuration", out var configuration) && configuration.Value.TryGetMember("root_module", out var module))
            ReadExpressions(module.Value, "");

        var resources = new List<(JsonNode Node, JsonNode Values)>();
        if (planned.TryGetMember("root_module", out var values))
            Collect(values.Value, resources);
        else
            CollectChanges(changes, resources);

        foreach (var (node, _) in resources)
        {
            var address = Address(node);
            var block = WithoutIndexes(address);
            _instances[block] = _instances.ContainsKey(block) ? null : address;
        }

        var declared = new TerraformResources();
        foreach (var (node, own) in resources)
        {
            if (!node.TryGetMember("type", out var type) || !node.TryGetMember("address", out var place))
                continue;
            var address = place.Value.StringValue;
            Func<string, JsonNode>? unknown = _notKnown.TryGetValue(address, out var notKnown) ? name => ValueOf(name, notKnown, address, place.Value) : null;
            declared.Add(type.Value.StringValue, address, place.Value, own, unknown);
        }

        return declared.ToContainer(ContainerKind.TerraformPlan);
    }

    // The depth of a tree is limited, and so is that of this walk and of the next one.
    private static void Collect(JsonNode module, List<(JsonNode Node, JsonNode Values)> resources)
    {
        if (module.TryGetMember("resources", out var own))
        {
            foreach (var resource in own.Value.Items)
            {
                if (IsManaged(resource) && resource.TryGetMember("values", out var values))
                    resources.Add((resource, values.Value));
            }
        }

        if (module.TryGetMember("child_modules", out var children))
        {
            foreach (var child in children.Value.Items)
                Collect(child, resources);
        }
    }

    private static void CollectChanges(JsonNode changes, List<(JsonNode Node, JsonNode Values)> resources)
    {
        foreach (var change in changes.Items)
        {
            if (IsManaged(change) && change.TryGetMember("change", out var how) && how.Value.TryGetMember("after", out var after))
                resources.Add((change, after.Value));
        }
    }

    /// <summary>False for what the configuration only reads.</summary>
    private static bool IsManaged(JsonNode resource) => !resource.TryGetMember("mode", out var mode) || mode.Value.ValueEquals("managed");

    private void ReadExpressions(JsonNode module, string path)
    {
        if (module.TryGetMember("resources", out var resources))
        {
            foreach (var resource in resources.Value.Items)
            {
                if (resource.TryGetMember("expressions", out var expressions))
                    _expressions[path + Address(resource)] = expressions.Value;
            }
        }

        if (!module.TryGetMember("module_calls", out var calls))
            return;
        foreach (var call in calls.Value.Members)
        {
            if (call.Value.TryGetMember("module", out var called))
                ReadExpressions(called.Value, path + "module." + call.Name.StringValue + ".");
        }
    }

    /// <summary>
    /// What stands for a value that is known only after the plan has been carried out: the resource that its expression refers to, when that is one of
    /// the plan. Missing for a value that is known.
    /// </summary>
    private JsonNode ValueOf(string name, JsonNode notKnown, string address, JsonNode place)
    {
        if (!notKnown.TryGetMember(name, out var isUnknown) || isUnknown.Value.Kind != JsonKind.True)
            return default;
        var block = WithoutIndexes(address);
        if (_expressions.TryGetValue(block, out var expressions) && expressions.TryGetMember(name, out var expression)
            && expression.Value.TryGetMember("references", out var references))
        {
            // The words of a reference come first, and the resource itself last: aws_iam_role.app.id, aws_iam_role.app.
            var module = block.Substring(0, ModuleLength(block));
            var found = new HashSet<string>(StringComparer.Ordinal);
            foreach (var reference in references.Value.Items)
            {
                var text = module + WithoutIndexes(reference.StringValue);
                if (_instances.TryGetValue(text, out var instance) && instance is not null)
                    found.Add(instance);
            }

            foreach (var only in found)
            {
                if (found.Count == 1)
                    return Intrinsic.Reference(only, place.ContentSpan);
            }
        }

        return Intrinsic.Unknown(place.Span);
    }

    private static string Address(JsonNode resource) => resource.TryGetMember("address", out var address) ? address.Value.StringValue : "";

    /// <summary>The length of <c>module.a.module.b.</c> at the start of an address.</summary>
    private static int ModuleLength(string address)
    {
        const string Module = "module.";
        var length = 0;
        while (string.CompareOrdinal(address, length, Module, 0, Module.Length) == 0)
        {
            var dot = address.IndexOf('.', length + Module.Length);
            if (dot < 0)
                break;
            length = dot + 1;
        }

        return length;
    }

    private static string WithoutIndexes(string address)
    {
        if (address.IndexOf('[') < 0)
            return address;
        var text = new StringBuilder(address.Length);
        var isInString = false;
        var depth = 0;
        for (var i = 0; i < address.Length; i++)
        {
            var c = address[i];
            if (c == '\\' && isInString)
                i++;
            else if (c == '"' && depth > 0)
                isInString = !isInString;
            else if (c == '[' && !isInString)
                depth++;
            else if (c == ']' && !isInString)
                depth--;
            else if (depth == 0)
                text.Append(c);
        }

        return text.ToString();
    }
}
