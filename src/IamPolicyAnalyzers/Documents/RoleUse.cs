using System.Collections.Immutable;
using System.Linq;
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
    public string RoleName => Role.Substring(Role.LastIndexOf('/') + 1);

    public override string ToString() => $"{Runner} '{Name}'";

    /// <summary>In text order.</summary>
    public static ImmutableArray<RoleUse> In(PolicyContainer container)
    {
        var uses = ImmutableArray.CreateBuilder<RoleUse>();
        foreach (var resource in container.Resources)
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

        return uses.ToImmutable();

        void Add(DeclaredResource resource, string runner, string property)
        {
            foreach (var value in resource.ValuesOf(property))
            {
                if (RoleOf(container, value.Node) is { Length: > 0 } role)
                    uses.Add(new RoleUse(role, runner, resource.Name, property, DeclaredValue.Of(value.Node).Span));
            }
        }

        void AddInstance(DeclaredResource resource)
        {
            foreach (var value in Intrinsic.ValuesOf(ProfileOf(resource)))
            {
                var profile = NameIn(value.Node);
                var name = Intrinsic.NameOf(profile);
                foreach (var declared in container.Resources.Where(r => r.Type == "AWS::IAM::InstanceProfile"))
                {
                    if (name.IsReference ? declared.Name != name.Text : !declared["InstanceProfileName"].ValueEquals(LastPart(name.Text)))
                        continue;
                    foreach (var role in declared.ValuesOf("Roles"))
                        uses.Add(new RoleUse(RoleOf(container, role.Node), "instance", resource.Name, IamInstanceProfile, DeclaredValue.Of(profile).Span));
                }
            }
        }
    }

    /// <summary>The instance profile that an instance, a launch template or a launch configuration names; missing when it names none.</summary>
    public static JsonNode ProfileOf(DeclaredResource resource)
    {
        if (resource.TryGet(IamInstanceProfile, out var profile))
            return profile.Value;
        return resource["LaunchTemplateData"].TryGetMember(IamInstanceProfile, out profile) ? profile.Value : default;
    }

    /// <summary>Launch templates give the profile by one of its names.</summary>
    private static JsonNode NameIn(JsonNode profile) =>
        profile.TryGetMember("Arn", out var name) || profile.TryGetMember("Name", out name) ? name.Value : profile;

    private static string RoleOf(PolicyContainer container, JsonNode node)
    {
        var name = Intrinsic.NameOf(node);
        if (name.IsReference)
            return name.Text;
        foreach (var identity in container.Identities)
        {
            if (identity.Kind == PrincipalKind.Role && identity.Resource["RoleName"] is { IsString: true } own && own.ValueEquals(LastPart(name.Text)))
                return identity.Name;
        }

        return name.Text;
    }

    private static string LastPart(string arn) => arn.Substring(arn.LastIndexOf('/') + 1);
}
