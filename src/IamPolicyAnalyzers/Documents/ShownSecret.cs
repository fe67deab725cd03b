using System;
using System.Collections.Generic;
using IamPolicyAnalyzers.Json;
using Microsoft.CodeAnalysis.Text;

namespace IamPolicyAnalyzers.Documents;

/// <summary>A place of a template that hands out the secret of an access key which the template creates.</summary>
/// <param name="Kind">What shows it: an output, a variable of a workload or a parameter that is stored in plain text.</param>
/// <param name="Name">The name of that.</param>
/// <param name="Key">The name of the access key.</param>
/// <param name="Span">The reference to the key.</param>
internal sealed record ShownSecret(string Kind, string Name, string Key, TextSpan Span)
{
    // The attribute of CloudFormation, and those of Terraform.
    private static readonly string[] s_attributes = [".SecretAccessKey", ".secret", ".ses_smtp_password_v4"];

    /// <summary>In text order.</summary>
    public static IReadOnlyList<ShownSecret> In(PolicyContainer container)
    {
        var keys = new List<string>();
        foreach (var resource in container.Resources)
        {
            if (resource is { Type: "AWS::IAM::AccessKey", Name.Length: > 0, IsEvidence: false })
                keys.Add(resource.Name);
        }

        var shown = new List<ShownSecret>();
        if (keys.Count == 0)
            return shown;
        foreach (var resource in container.Resources)
        {
            if (resource.Type == DeclaredResource.Output && !resource.SettingOf("Sensitive").IsTrue)
                Add("Output", resource.Name, resource["Value"]);
            else if (resource.Type == "AWS::SSM::Parameter" && !resource["Type"].ValueEquals("SecureString") && !Intrinsic.IsIntrinsic(resource["Type"]))
                Add("Parameter", resource.Name, resource["Value"]);
            else if (Workload.Is(resource))
                AddVariables(resource.Node, resource.Name);
        }

        shown.Sort((a, b) => a.Span.Start.CompareTo(b.Span.Start));
        return shown;

        void AddVariables(JsonNode node, string variable)
        {
            foreach (var item in node.Items)
                AddVariables(item, variable);
            foreach (var member in node.Members)
            {
                if (Workload.IsName(member.Name) && member.Value.IsString)
                    variable = member.Value.StringValue;
            }

            foreach (var member in node.Members)
            {
                if (IsReferenceOrText(member.Value))
                    Add("Variable", member.Name.ValueEqualsIgnoreCase("Value") ? variable : member.Name.StringValue, member.Value);
                else
                    AddVariables(member.Value, variable);
            }
        }

        void Add(string kind, string name, JsonNode value)
        {
            if (TryFind(value, isAttribute: false, out var key, out var span))
                shown.Add(new ShownSecret(kind, name, key, span));
        }

        bool TryFind(JsonNode node, bool isAttribute, out string key, out TextSpan span)
        {
            (key, span) = ("", default);
            if (node.IsString)
                return TryFindInText(node, isAttribute, out key, out span);
            foreach (var member in node.Members)
            {
                var isGetAtt = member.Name.ValueEquals("Fn::GetAtt");
                if (isGetAtt ? TryReadAttribute(member.Value, out key, out span) : TryFind(member.Value, isAttribute: false, out key, out span))
                    return true;
            }

            foreach (var item in node.Items)
            {
                if (TryFind(item, isAttribute, out key, out span))
                    return true;
            }

            return false;
        }

        bool TryReadAttribute(JsonNode argument, out string key, out TextSpan span)
        {
            if (argument.IsString)
                return TryFindInText(argument, isAttribute: true, out key, out span);
            JsonNode name = default, attribute = default;
            foreach (var item in argument.Items)
                (name, attribute) = name.IsMissing ? (item, default) : (name, item);
            (key, span) = (name.StringValue, name.ContentSpan);
            return attribute.ValueEquals("SecretAccessKey") && keys.Contains(key);
        }

        bool TryFindInText(JsonNode text, bool isAttribute, out string found, out TextSpan span)
        {
            (found, span) = ("", default);
            var value = text.StringValue;
            if (!isAttribute && value.IndexOf("${", StringComparison.Ordinal) < 0)
                return false;
            foreach (var key in keys)
            foreach (var attribute in s_attributes)
            {
                var reference = key + attribute;
                var at = value.IndexOf(reference, StringComparison.Ordinal);
                if (at < 0 || (at > 0 && IsPartOfName(value[at - 1])) || (at + reference.Length < value.Length && IsPartOfName(value[at + reference.Length])))
                    continue;
                (found, span) = (key, text.SpanOf(at, reference.Length));
                return true;
            }

            return false;
        }
    }

    private static bool IsReferenceOrText(JsonNode value) => value.IsString || Intrinsic.IsIntrinsic(value);

    private static bool IsPartOfName(char c) => char.IsLetterOrDigit(c) || c is '_' or '-' or '.';
}
