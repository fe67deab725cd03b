using System;
using IamPolicyAnalyzers.Json;

namespace IamPolicyAnalyzers.Documents;

/// <summary>A file that is one policy document: an object with Statement, or one that plainly was meant to have it.</summary>
internal static class BarePolicy
{
    public static PolicyContainer? TryRecognize(JsonNode root) =>
        IsPolicyShaped(root) || IsPolicyWithoutStatement(root) ? PolicyContainer.OfPolicy(root) : null;

    /// <summary>
    /// An object whose Statement (in any case, also with a plural s) holds at least one object with a member of the policy language and none
    /// whose members are all foreign to it. Other products write a Statement of their own, which is not ours to judge.
    /// </summary>
    public static bool IsPolicyShaped(JsonNode node)
    {
        if (!node.IsObject)
            return false;
        foreach (var member in node.Members)
        {
            if (!IsNearStatement(member.Name))
                continue;
            if (IsStatementShaped(member.Value))
                return true;
            if (member.Value.IsArray)
            {
                foreach (var item in member.Value.Items)
                {
                    if (IsStatementShaped(item))
                        return true;
                }

                // An empty list beside a Version of the policy language is a policy somebody began.
                if (member.Value.Count == 0 && IsVersionOfPolicy(node))
                    return true;
            }
            else if (!member.Value.IsObject && IsVersionOfPolicy(node))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsPolicyWithoutStatement(JsonNode root)
    {
        if (!root.IsObject || !IsVersionOfPolicy(root))
            return false;
        foreach (var member in root.Members)
        {
            if (!member.Name.ValueEquals("Version") && !member.Name.ValueEquals("Id") && !IsStatementShaped(member.Value) && !HasStatementItem(member.Value))
                return false;
        }

        return true;
    }

    private static bool HasStatementItem(JsonNode value)
    {
        foreach (var item in value.Items)
        {
            if (IsStatementShaped(item))
                return true;
        }

        return false;
    }

    /// <summary>An object with Effect beside another element, or with two elements of a statement in AWS's own spelling.</summary>
    private static bool IsStatementShaped(JsonNode node)
    {
        if (!node.IsObject)
            return false;
        var known = 0;
        var foreign = 0;
        var effect = false;
        foreach (var member in node.Members)
        {
            var name = member.Name.StringValue;
            if (IsElement(name))
            {
                known++;
                effect |= name.Equals("Effect", StringComparison.OrdinalIgnoreCase);
                if (IsForeign(member.Value))
                    return false;
            }
            else
            {
                foreign++;
            }
        }

        return known >= 2 ? foreign <= known : effect && foreign == 0;
    }

    /// <summary>Other clouds copied the language. Their actions have three parts, and their resources begin with a name of their own.</summary>
    private static bool IsForeign(JsonNode value)
    {
        if (value.IsArray)
        {
            foreach (var item in value.Items)
            {
                if (!IsForeign(item))
                    return false;
            }

            return value.Count > 0;
        }

        if (!value.IsString)
            return false;
        var parts = value.StringValue.Split(':');
        return parts.Length == 3
            ? parts[0].Length > 0 && parts[1].Length > 0 && parts[2].Length > 0
            : parts[0] is "acs" or "qcs" || parts[0].StartsWith("name/", StringComparison.Ordinal);
    }

    private static bool IsElement(string name) =>
        name.Equals("Effect", StringComparison.OrdinalIgnoreCase)
        || name.Equals("Action", StringComparison.OrdinalIgnoreCase)
        || name.Equals("NotAction", StringComparison.OrdinalIgnoreCase)
        || name.Equals("Resource", StringComparison.OrdinalIgnoreCase)
        || name.Equals("NotResource", StringComparison.OrdinalIgnoreCase)
        || name.Equals("Principal", StringComparison.OrdinalIgnoreCase)
        || name.Equals("NotPrincipal", StringComparison.OrdinalIgnoreCase)
        || name.Equals("Condition", StringComparison.OrdinalIgnoreCase)
        || name.Equals("Sid", StringComparison.OrdinalIgnoreCase);

    private static bool IsNearStatement(JsonNode name) =>
        name.StringValue.Equals("Statement", StringComparison.OrdinalIgnoreCase) || name.StringValue.Equals("Statements", StringComparison.OrdinalIgnoreCase);

    private static bool IsVersionOfPolicy(JsonNode node) =>
        node.TryGetMember("Version", out var version) && (version.Value.ValueEquals("2012-10-17") || version.Value.ValueEquals("2008-10-17"));
}
