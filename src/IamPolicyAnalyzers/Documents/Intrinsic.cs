using System;
using IamPolicyAnalyzers.Json;

namespace IamPolicyAnalyzers.Documents;

/// <summary>Functions of CloudFormation that stand where a value belongs: the value is not known before deployment.</summary>
/// <remarks>https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference.html</remarks>
internal static class Intrinsic
{
    /// <summary>True for <c>{"Ref": …}</c>, <c>{"Fn::Sub": …}</c> and the like.</summary>
    public static bool IsIntrinsic(JsonNode node) => TryGetFunction(node, out _);

    /// <summary>True when the function is <c>Ref</c> to <c>AWS::NoValue</c>, which removes the member or item it stands for.</summary>
    public static bool IsNoValue(JsonNode node) =>
        TryGetFunction(node, out var function) && function.Name.ValueEquals("Ref") && function.Value.ValueEquals("AWS::NoValue");

    /// <summary>The text of <c>Fn::Sub</c>, whose <c>${…}</c> are the unknown parts; false for every other function.</summary>
    public static bool TryGetTemplateText(JsonNode node, out JsonNode text)
    {
        text = default;
        if (!TryGetFunction(node, out var function) || !function.Name.ValueEquals("Fn::Sub"))
            return false;
        text = function.Value;
        if (text.IsArray)
        {
            foreach (var item in text.Items)
            {
                text = item;
                break;
            }
        }

        return text.IsString;
    }

    /// <summary>The string that names what a node stands for: the node itself, or the logical id or text inside the function.</summary>
    public static JsonNode NameOf(JsonNode node)
    {
        if (!TryGetFunction(node, out var function))
            return node;
        var argument = function.Value;
        if (argument.IsArray)
        {
            foreach (var item in argument.Items)
            {
                argument = item;
                break;
            }
        }

        return argument.IsString ? argument : node;
    }

    private static bool TryGetFunction(JsonNode node, out JsonMember function)
    {
        function = default;
        if (!node.IsObject || node.Count != 1)
            return false;
        foreach (var member in node.Members)
            function = member;
        var name = function.Name.StringValue;
        return name == "Ref" || name.StartsWith("Fn::", StringComparison.Ordinal);
    }
}
