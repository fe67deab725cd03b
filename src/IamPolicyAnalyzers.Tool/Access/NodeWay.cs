using System.Collections.Generic;
using System.Text;
using IamPolicyAnalyzers.Json;
using Microsoft.CodeAnalysis.Text;

namespace IamPolicyAnalyzers.Tool.Access;

/// <summary>The way from the root of a file to a node, in words that stay the same when the items of a list change places.</summary>
/// <param name="Path">A JSON pointer, but for items with a name of their own: they stand by it, as <c>/Policies/PolicyName=Orders/PolicyDocument</c>.</param>
/// <param name="Condition">What of the template decides whether the node is deployed; empty where nothing does.</param>
internal sealed record NodeWay(string Path, string Condition)
{
    private static readonly string[] s_names = ["address", "PolicyName", "Name", "PolicyId", "Arn", "RoleName", "UserName", "GroupName"];

    public static NodeWay To(JsonNode root, TextSpan span)
    {
        var path = new StringBuilder();
        var conditions = new List<string>();
        for (var node = root; TryStep(node, span, path, conditions, out var next);)
            node = next;
        if (conditions.Count > 0 && root.TryGetMember("Conditions", out var defined))
            conditions.Add(JsonText.Compact(defined.Value.RawText));
        return new NodeWay(path.ToString(), string.Join(" ", conditions));
    }

    private static bool TryStep(JsonNode node, TextSpan span, StringBuilder path, List<string> conditions, out JsonNode next)
    {
        foreach (var member in node.Members)
        {
            next = member.Value;
            if (!next.Span.Contains(span))
                continue;
            if (node.TryGetMember("Condition", out var condition) && condition.Value.IsString)
                conditions.Add(condition.Value.StringValue);
            if (member.Name.ValueEquals("Fn::If"))
                conditions.Add("Fn::If " + FirstItemOf(next) + " at " + path);
            path.Append('/').Append(member.Name.StringValue.Replace("~", "~0").Replace("/", "~1"));
            return true;
        }

        var index = 0;
        foreach (var item in node.Items)
        {
            if (item.Span.Contains(span))
            {
                path.Append('/').Append(NameOf(node, item) ?? $"{index}");
                next = item;
                return true;
            }

            index++;
        }

        next = default;
        return false;
    }

    private static string FirstItemOf(JsonNode list)
    {
        foreach (var item in list.Items)
            return JsonText.Compact(item.RawText);
        return "";
    }

    /// <summary>The name that no other item of the list has.</summary>
    private static string? NameOf(JsonNode list, JsonNode item)
    {
        foreach (var name in s_names)
        {
            if (!item.TryGetMember(name, out var own) || !own.Value.IsString)
                continue;
            var count = 0;
            foreach (var other in list.Items)
                count += other.TryGetMember(name, out var theirs) && theirs.Value.ValueEquals(own.Value.StringValue) ? 1 : 0;
            return count == 1 ? $"{name}={own.Value.StringValue}" : null;
        }

        return null;
    }
}
