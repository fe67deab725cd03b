using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using IamPolicyAnalyzers.Json;
using Microsoft.CodeAnalysis.Text;

namespace IamPolicyAnalyzers.Documents;

/// <summary>Something of a file that runs code, and the environment variables it gives to that code.</summary>
internal static class Workload
{
    // tables:credentialVariables
    private static readonly string[] s_credentials =
        ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_ACCESS_KEY", "AWS_SECRET_KEY", "AWSAccessKey", "AWSSecretKey"];

    private static readonly ImmutableHashSet<string> s_types = ImmutableHashSet.Create(
        StringComparer.Ordinal,
        "AWS::Lambda::Function",
        "AWS::Serverless::Function",
        "AWS::ECS::TaskDefinition",
        "AWS::CodeBuild::Project",
        "AWS::AppRunner::Service",
        "AWS::Batch::JobDefinition",
        "AWS::Amplify::App",
        "AWS::Amplify::Branch",
        "AWS::ElasticBeanstalk::Environment",
        "AWS::ElasticBeanstalk::ConfigurationTemplate",
        "AWS::SageMaker::Model",
        "AWS::EC2::Instance",
        "AWS::EC2::LaunchTemplate",
        "AWS::AutoScaling::LaunchConfiguration");

    public static bool Is(DeclaredResource resource) => s_types.Contains(resource.Type);

    /// <summary>True for the name of a variable that SDKs take a long-term key from.</summary>
    public static bool IsCredentialName(string name) => Array.IndexOf(s_credentials, name) >= 0;

    /// <summary>
    /// The variables with a long-term key, in text order, that are set as a member or as an item with a name, or in a script. Names beside the
    /// address of an endpoint belong to something that is not AWS, and are left out.
    /// </summary>
    public static IEnumerable<(string Name, TextSpan Span)> CredentialVariables(DeclaredResource workload)
    {
        var found = new List<(string, TextSpan)>();
        return Collect(workload.Node, found) ? found : [];
    }

    /// <summary>True unless an endpoint of its own is named.</summary>
    // The depth of a tree is limited, and so is that of this search.
    private static bool Collect(JsonNode node, List<(string, TextSpan)> found)
    {
        if (node.IsString)
            return CollectFromText(node, found);

        foreach (var item in node.Items)
        {
            if (!Collect(item, found))
                return false;
        }

        foreach (var member in node.Members)
        {
            var isName = IsName(member.Name) && member.Value.IsString;
            var (variable, value) = isName ? (member.Value, ValueBeside(node)) : (member.Name, member.Value);
            var name = variable.StringValue;
            if (name.StartsWith("AWS_ENDPOINT_URL", StringComparison.Ordinal))
                return false;
            if (IsCredentialName(name) && !IsEmpty(value))
                found.Add((name, variable.ContentSpan));
            else if (!Collect(member.Value, found))
                return false;
        }

        return true;
    }

    /// <summary>Definitions as Terraform has them, JSON in a string, or a script.</summary>
    private static bool CollectFromText(JsonNode text, List<(string, TextSpan)> found)
    {
        if (text.RawText.IndexOf("AWS".AsSpan(), StringComparison.Ordinal) < 0)
            return true;
        if (text.RawText.Length > 2 && text.RawText[1] is '[' or '{')
            return Collect(JsonTree.Parse(TextMap.Of(text)).Root, found);

        var script = text.StringValue;
        if (script.IndexOf("AWS_ENDPOINT_URL", StringComparison.Ordinal) >= 0)
            return false;
        foreach (var name in s_credentials)
        {
            for (var at = script.IndexOf(name, StringComparison.Ordinal); at >= 0; at = script.IndexOf(name, at + name.Length, StringComparison.Ordinal))
            {
                if ((at == 0 || !IsWord(script[at - 1])) && IsAssigned(script, at + name.Length))
                    found.Add((name, text.SpanOf(at, name.Length)));
            }
        }

        return true;
    }

    /// <summary>True when a value follows, or when what is to follow stands elsewhere.</summary>
    private static bool IsAssigned(string script, int at)
    {
        if (at < script.Length && script[at] is '"' or '\'')
            at++;
        while (at < script.Length && script[at] is ' ')
            at++;
        if (at == script.Length || script[at] is not ('=' or ':'))
            return false;
        at++;
        if (at < script.Length && script[at] is '\r' or '\n')
            return false;
        return at + 1 >= script.Length || script.Substring(at, 2) is not ("\"\"" or "''");
    }

    private static bool IsWord(char c) => char.IsLetterOrDigit(c) || c == '_';

    private static bool IsEmpty(JsonNode value) => value.IsString && value.ValueEquals("");

    internal static bool IsName(JsonNode memberName) => memberName.ValueEqualsIgnoreCase("Name") || memberName.ValueEquals("OptionName");

    private static JsonNode ValueBeside(JsonNode owner)
    {
        foreach (var member in owner.Members)
        {
            if (member.Name.ValueEqualsIgnoreCase("Value"))
                return member.Value;
        }

        return default;
    }
}
