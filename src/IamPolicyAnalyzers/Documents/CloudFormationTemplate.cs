using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using IamPolicyAnalyzers.Json;

namespace IamPolicyAnalyzers.Documents;

/// <summary>A CloudFormation or SAM template written as JSON, CDK's output included.</summary>
/// <remarks>https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-anatomy.html</remarks>
internal static class CloudFormationTemplate
{
    public static PolicyContainer? TryRecognize(JsonNode root)
    {
        if (!root.TryGetMember("Resources", out var resources) || !resources.Value.IsObject)
            return null;

        var isTemplate = root.TryGetMember("AWSTemplateFormatVersion", out _) || root.TryGetMember("Transform", out _);
        var declared = ImmutableArray.CreateBuilder<DeclaredResource>();
        foreach (var resource in resources.Value.Members)
        {
            if (!resource.Value.TryGetMember("Type", out var type) || !type.Value.IsString)
                continue;
            var name = type.Value.StringValue;
            isTemplate |= name.StartsWith("AWS::", StringComparison.Ordinal);
            var properties = resource.Value.TryGetMember("Properties", out var member) && member.Value.IsObject ? member.Value : default;
            declared.Add(new DeclaredResource(name, resource.Name, properties) { IsConditional = resource.Value.TryGetMember("Condition", out _) });
        }

        AddSection(DeclaredResource.Parameter, "Parameters");
        AddSection(DeclaredResource.Output, "Outputs");
        return isTemplate ? ResourceReader.Read(ContainerKind.CloudFormation, declared.ToImmutable(), ParametersOf(root)) : null;

        void AddSection(string kind, string name)
        {
            if (!root.TryGetMember(name, out var section))
                return;
            foreach (var member in section.Value.Members)
                declared.Add(new DeclaredResource(kind, member.Name, member.Value));
        }
    }

    private static HashSet<string> ParametersOf(JsonNode root)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        if (root.TryGetMember("Parameters", out var parameters))
        {
            foreach (var parameter in parameters.Value.Members)
                names.Add(parameter.Name.StringValue);
        }

        return names;
    }
}
