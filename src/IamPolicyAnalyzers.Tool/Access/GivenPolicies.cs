using System;
using System.Collections.Generic;
using System.Linq;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Documents;
using IamPolicyAnalyzers.Json;
using Microsoft.CodeAnalysis.Text;

namespace IamPolicyAnalyzers.Tool.Access;

/// <summary>
/// What a file gives to users, groups and roles by name alone: managed policies, groups, policy templates of SAM, permissions boundaries. What those
/// allow stands in no file, so that any difference may be more access.
/// </summary>
internal sealed class GivenPolicies
{
    private const string Boundary = "PermissionsBoundary";

    private static readonly string[] s_properties = ["ManagedPolicyArns", "Policies", "Groups", "PolicyArn", "Users", "Roles", "UserName", "GroupName", Boundary];

    private readonly HashSet<string> _resources = new(StringComparer.Ordinal);

    /// <summary>Empty for a version without the file.</summary>
    public GivenPolicies(FileContext? file)
    {
        foreach (var resource in file?.File.Container.Resources ?? [])
        {
            if (!resource.Type.StartsWith("AWS::IAM::", StringComparison.Ordinal) && !resource.Type.StartsWith("AWS::Serverless::", StringComparison.Ordinal))
                continue;
            _resources.Add(KeyOf(resource));
            foreach (var property in s_properties)
            {
                foreach (var item in resource.ItemsOf(property))
                    Add(file!, resource, property, item.Node);
            }
        }
    }

    /// <summary>By what is given to whom.</summary>
    public Dictionary<GivenPolicy, TextSpan> All { get; } = [];

    /// <summary>What this version gives and another one does not; a boundary limits, so that a resource without it has more.</summary>
    public IEnumerable<(GivenPolicy Policy, TextSpan? Place)> NotIn(GivenPolicies other) =>
        All.Where(given => given.Key.Property != Boundary && !other.All.ContainsKey(given.Key)).Select(static given => (given.Key, (TextSpan?)given.Value))
            .Concat(other.All.Where(given => given.Key.Property == Boundary && _resources.Contains(given.Key.Resource) && !All.ContainsKey(given.Key)).Select(static given => (given.Key, (TextSpan?)null)));

    private static string KeyOf(DeclaredResource resource) => $"{resource.Type} {resource.Name}";

    private void Add(FileContext file, DeclaredResource resource, string property, JsonNode item)
    {
        var isDocument = item.TryGetMember("PolicyDocument", out _) || item.TryGetMember("Statement", out _);

        // Who has a document of the file is seen where documents are compared; only a name that nobody knows is not.
        var isTarget = property is "Users" or "Roles" or "Groups" or "UserName" or "GroupName"
            && (resource.Has("PolicyDocument") || resource.Type is "AWS::IAM::User" or "AWS::IAM::Group" && property is "UserName" or "GroupName");
        if (isDocument || (isTarget && Intrinsic.NameOf(item).Text.Length > 0))
            return;
        var condition = NodeWay.To(file.File.Tree.Root, item.Span).Condition;
        All.TryAdd(new GivenPolicy(KeyOf(resource), resource.Name, property, JsonText.Compact(item.RawText), condition), item.Span);
    }
}

/// <summary>A policy that a resource of a file gets by name.</summary>
/// <param name="Item">The name, or the function that gives it, as JSON.</param>
internal sealed record GivenPolicy(string Resource, string Name, string Property, string Item, string Condition);
