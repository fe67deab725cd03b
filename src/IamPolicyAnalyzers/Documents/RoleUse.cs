using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using IamPolicyAnalyzers.Json;
using Microsoft.CodeAnalysis.Text;

namespace IamPolicyAnalyzers.Documents;

/// <summary>A role under which something of a file runs.</summary>
/// <param name="Role">The logical id of a role of the file; else what the file names it by, the same text for the same role.</param>
/// <param name="Runner">What runs: <c>function</c>, <c>task</c>, <c>build project</c> or <c>instance</c>.</param>
/// <param name="Name">The name of what runs.</param>
/// <param name="Property">The property that names the role.</param>
/// <param name="Span">The text that names the role.</param>
internal sealed record RoleUse(string Role, string Runner, string Name, string Property, TextSpan Span)
{
    private const string IamInstanceProfile = nameof(IamInstanceProfile);

    /// <summary>The name of the role, without the rest of an ARN.</summary>
    public string RoleName => LastPart(Role);

    public override string ToString() => $"{Runner} '{Name}'";

    /// <summary>In text order.</summary>
    public static ImmutableArray<RoleUse> In(PolicyContainer container) => new Search(container).Run();

    /// <summary>The instance profile that an instance, a launch template or a launch configuration names; missing when it names none.</summary>
    public static JsonNode ProfileOf(DeclaredResource resource)
    {
        if (resource.TryGet(IamInstanceProfile, out var profile))
            return profile.Value;
        return resource["LaunchTemplateData"].TryGetMember(IamInstanceProfile, out profile) ? profile.Value : default;
    }

    private static string LastPart(string arn) => arn.Substring(arn.LastIndexOf('/') + 1);

    private sealed class Search(PolicyContainer container)
    {
        private readonly ImmutableArray<RoleUse>.Builder _uses = ImmutableArray.CreateBuilder<RoleUse>();

        // By logical id, and by the name that AWS knows them by.
        private readonly Dictionary<string, string> _roles = new(StringComparer.Ordinal);
        private readonly Dictionary<string, DeclaredResource> _profiles = new(StringComparer.Ordinal);
        private readonly Dictionary<string, DeclaredResource> _namedProfiles = new(StringComparer.Ordinal);

        public ImmutableArray<RoleUse> Run()
        {
            foreach (var resource in container.Resources)
            {
                if (resource.Type == "AWS::IAM::Role" && resource["RoleName"] is { IsString: true } role)
                    _roles[role.StringValue] = resource.Name;
                if (resource.Type != "AWS::IAM::InstanceProfile")
                    continue;
                _profiles[resource.Name] = resource;
                if (resource["InstanceProfileName"] is { IsString: true } profile)
                    _namedProfiles[profile.StringValue] = resource;
            }

            foreach (var resource in container.Resources)
                Add(resource);
            return _uses.ToImmutable();
        }

        private void Add(DeclaredResource resource)
        {
            switch (resource.Type)
            {
                case "AWS::Lambda::Function" or "AWS::Serverless::Function":
                    Add(resource, "function", "Role");
                    break;
                case "AWS::ECS::TaskDefinition":
                    Add(resource, "task", "ExecutionRoleArn");
                    Add(resource, "task", "TaskRoleArn");
                    break;
                case "AWS::CodeBuild::Project":
                    Add(resource, "build project", "ServiceRole");
                    break;
                case "AWS::EC2::Instance" or "AWS::EC2::LaunchTemplate" or "AWS::AutoScaling::LaunchConfiguration":
                    AddInstance(resource);
                    break;
            }
        }

        private void Add(DeclaredResource resource, string runner, string property)
        {
            foreach (var value in resource.ValuesOf(property))
            {
                if (RoleOf(value.Node) is { Length: > 0 } role)
                    _uses.Add(new RoleUse(role, runner, resource.Name, property, DeclaredValue.Of(value.Node).Span));
            }
        }

        private void AddInstance(DeclaredResource resource)
        {
            foreach (var value in Intrinsic.ValuesOf(ProfileOf(resource)))
            {
                // Launch templates give the profile by one of its names.
                var profile = value.Node.TryGetMember("Arn", out var given) || value.Node.TryGetMember("Name", out given) ? given.Value : value.Node;
                var name = Intrinsic.NameOf(profile);
                if (!(name.IsReference ? _profiles.TryGetValue(name.Text, out var declared) : _namedProfiles.TryGetValue(LastPart(name.Text), out declared)))
                    continue;
                foreach (var role in declared.ValuesOf("Roles"))
                    _uses.Add(new RoleUse(RoleOf(role.Node), "instance", resource.Name, IamInstanceProfile, DeclaredValue.Of(profile).Span));
            }
        }

        private string RoleOf(JsonNode node)
        {
            var name = Intrinsic.NameOf(node);
            return !name.IsReference && _roles.TryGetValue(LastPart(name.Text), out var declared) ? declared : name.Text;
        }
    }
}
