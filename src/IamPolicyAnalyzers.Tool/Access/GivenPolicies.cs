using System;
using System.Collections.Generic;
using System.Linq;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Documents;
using IamPolicyAnalyzers.Json;
using Microsoft.CodeAnalysis.Text;

namespace IamPolicyAnalyzers.Tool.Access;

/// <summary>
/// What a file gives to users, groups, roles and resources without showing it: managed policies, groups, policy templates of SAM, permissions boundaries,
/// and documents for which a function stands. What those allow stands in no file, so that any difference may be more access.
/// </summary>
internal sealed class GivenPolicies
{
    private const string Boundary = "PermissionsBoundary";

    private static readonly string[] s_memberships = ["Groups", "Users", "Roles", "UserName", "GroupName", Boundary];

    private readonly HashSet<string> _resources = new(StringComparer.Ordinal);

    /// <summary>Empty for a version without the file.</summary>
    public GivenPolicies(FileContext? file)
    {
        foreach (var resource in file?.File.Container.Resources ?? [])
        {
            _resources.Add(KeyOf(resource));
            var isIdentity = resource.Type.StartsWith("AWS::IAM::", StringComparison.Ordinal) || resource.Type.StartsWith("AWS::Serverless::", StringComparison.Ordinal);
            if (!isIdentity)
                continue;
            foreach (var property in resource.Node.Members)
            {
                foreach (var item in IsPolicyName(property.Name) ? ItemsOf(property.Value) : [])
                {
                    if ((item.IsString || item.IsObject) && !HasDocument(file!, item))
                        Add(file!, KeyOf(resource), resource.Name, property.Name.StringValue, item);
                }
            }

            foreach (var property in s_memberships)
            {
                foreach (var item in ItemsOf(resource[property]))
                {
                    if (property == Boundary || !IsTarget(resource, property, item))
                        Add(file!, KeyOf(resource), resource.Name, property, item);
                }
            }
        }

        if (file is not null)
            AddFunctions(file, file.File.Tree.Root, "");
    }

    /// <summary>By what is given to whom.</summary>
    public Dictionary<GivenPolicy, TextSpan> All { get; } = [];

    /// <summary>What this version gives and another one does not; a boundary limits, so that a resource without it has more.</summary>
    public IEnumerable<(GivenPolicy Policy, TextSpan? Place)> NotIn(GivenPolicies other) =>
        All.Where(given => given.Key.Property != Boundary && !other.All.ContainsKey(given.Key)).Select(static given => (given.Key, (TextSpan?)given.Value))
            .Concat(other.All.Where(given => given.Key.Property == Boundary && _resources.Contains(given.Key.Resource) && !All.ContainsKey(given.Key)).Select(static given => (given.Key, (TextSpan?)null)));

    private static string KeyOf(DeclaredResource resource) => $"{resource.Type} {resource.Name}";

    /// <summary>The items of a list, those that conditions of the template decide about included; a value that is no list is the only item.</summary>
    private static IReadOnlyList<JsonNode> ItemsOf(JsonNode value)
    {
        var items = Intrinsic.ItemsOf(value).Select(static item => item.Node).ToList();
        return items.Count == 0 && (value.IsString || value.IsObject) ? [value] : items;
    }

    /// <summary>True for a value that is worked out elsewhere, by CloudFormation or by Terraform.</summary>
    private static bool IsFunction(JsonNode value) =>
        Intrinsic.IsIntrinsic(value) || (value.IsString && value.StringValue.StartsWith("${", StringComparison.Ordinal));

    private static bool HasDocument(FileContext file, JsonNode value) => file.File.Documents.Any(document => value.Span.Contains(document.Node.Span));

    /// <summary>True for the name of one who has a document of the file: that is seen where documents are compared.</summary>
    private static bool IsTarget(DeclaredResource resource, string property, JsonNode item)
    {
        var isOwnName = (resource.Type is "AWS::IAM::User" && property == "UserName") || (resource.Type is "AWS::IAM::Group" && property == "GroupName");
        return isOwnName || (resource.Has("PolicyDocument") && Intrinsic.NameOf(item).Text.Length > 0);
    }

    private static bool IsPolicyName(JsonNode name) =>
        name.StringValue.Contains("polic", StringComparison.OrdinalIgnoreCase) && !name.StringValue.EndsWith("name", StringComparison.OrdinalIgnoreCase);

    /// <summary>Adds the policies anywhere in the file for which a function stands.</summary>
    private void AddFunctions(FileContext file, JsonNode node, string path)
    {
        foreach (var member in node.Members)
        {
            foreach (var item in IsPolicyName(member.Name) ? ItemsOf(member.Value) : [])
            {
                if (IsFunction(item) && !HasDocument(file, item) && !All.ContainsValue(item.Span))
                    Add(file, path, path, member.Name.StringValue, item);
            }

            AddFunctions(file, member.Value, $"{path}/{member.Name.StringValue}");
        }

        foreach (var item in node.Items)
            AddFunctions(file, item, path);
    }

    private void Add(FileContext file, string resource, string name, string property, JsonNode item)
    {
        var condition = NodeWay.To(file.File.Tree.Root, item.Span).Condition;
        All.TryAdd(new GivenPolicy(resource, name, property, JsonText.Compact(item.RawText), condition), item.Span);
    }
}

/// <summary>A policy that a resource of a file gets by name.</summary>
/// <param name="Item">The name, or the function that gives it, as JSON.</param>
internal sealed record GivenPolicy(string Resource, string Name, string Property, string Item, string Condition);
