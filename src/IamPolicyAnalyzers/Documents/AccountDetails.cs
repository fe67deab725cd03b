using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using IamPolicyAnalyzers.Json;

namespace IamPolicyAnalyzers.Documents;

/// <summary>
/// What AWS reports of an account: the output of get-account-authorization-details, and of the commands that get one role, user, group or policy.
/// Documents are objects, as the CLI writes them, or percent-encoded text, as the API does.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountAuthorizationDetails.html</remarks>
internal sealed class AccountDetails
{
    private readonly ImmutableArray<DeclaredResource>.Builder _resources = ImmutableArray.CreateBuilder<DeclaredResource>();

    public static PolicyContainer? TryRecognize(JsonNode root)
    {
        // Outputs have few members, so that a file with many is none.
        const int MaxMembers = 8;
        if (!root.IsObject || root.Count is 0 or > MaxMembers)
            return null;
        var details = new AccountDetails();
        var isOutput = details.AddDetails(root) || details.AddOne(root) || details.AddResourcePolicy(root);
        return isOutput ? ResourceReader.Read(ContainerKind.AccountDetails, details._resources.ToImmutable(), new HashSet<string>()) : null;
    }

    private bool AddDetails(JsonNode root)
    {
        var isDetails = false;
        foreach (var member in root.Members)
        {
            Action<JsonNode>? add = member.Name.StringValue switch
            {
                "UserDetailList" => AddUser,
                "GroupDetailList" => AddGroup,
                "RoleDetailList" => AddRole,
                _ => null,
            };
            if (add is null)
                continue;
            isDetails = true;
            foreach (var item in member.Value.Items)
                add(item);
        }

        if (isDetails && root.TryGetMember("Policies", out var policies))
        {
            foreach (var policy in policies.Value.Items)
                AddManagedPolicy(policy);
        }

        return isDetails;
    }

    /// <summary>The output of get-role, get-user, get-policy-version and the lists of them; those know nothing of attachments.</summary>
    private bool AddOne(JsonNode root)
    {
        if (Single("Role", "RoleName") is { } role)
            AddRole(role);
        else if (Single("User", "UserName") is { } user)
            AddUser(user);
        else if (Single("PolicyVersion", "VersionId") is { } version)
            Add("AWS::IAM::ManagedPolicy", default, version, ("PolicyDocument", "Document"));
        else if (!AddEach("Roles", "RoleName", AddRole) && !(root.TryGetMember("Group", out _) | AddEach("Users", "UserName", AddUser)))
            return false;
        return true;

        JsonNode? Single(string name, string telling) =>
            root.Count == 1 && root.TryGetMember(name, out var member) && IsReported(member.Value, telling) ? member.Value : null;

        bool AddEach(string list, string telling, Action<JsonNode> add)
        {
            if (!root.TryGetMember(list, out var member))
                return false;
            var isReport = false;
            foreach (var item in member.Value.Items)
            {
                if (!IsReported(item, telling))
                    return false;
                isReport = true;
                add(item);
            }

            return isReport;
        }
    }

    /// <summary>What a list of users holds may be anybody's; AWS gives the day on which it was made.</summary>
    private static bool IsReported(JsonNode node, string telling) => node.TryGetMember(telling, out _) && node.TryGetMember("CreateDate", out _);

    /// <summary>The policy of one resource: <c>{"Policy": "…"}</c> and what stands beside it.</summary>
    private bool AddResourcePolicy(JsonNode root)
    {
        if (IsExactly("Attributes") && root.TryGetMember("Attributes", out var attributes) && attributes.Value.TryGetMember("Policy", out _))
            Add(attributes.Value.TryGetMember("TopicArn", out _) ? "AWS::SNS::TopicPolicy" : "AWS::SQS::QueuePolicy", default, attributes.Value, ("PolicyDocument", "Policy"));
        else if (IsExactly("ARN", "Name", "ResourcePolicy"))
            Add("AWS::SecretsManager::ResourcePolicy", NameIn(root, "Name"), root);
        else if (IsExactly("registryId", "repositoryName", "policyText"))
            Add("AWS::ECR::Repository", NameIn(root, "repositoryName"), root, ("RepositoryPolicyText", "policyText"));
        else if (IsExactly("Policy", "PolicyName"))
            Add("AWS::KMS::Key", default, root, ("KeyPolicy", "Policy"));
        else if (IsExactly("Policy", "RevisionId"))
            Add("AWS::Lambda::FunctionPolicy", default, root, ("PolicyDocument", "Policy"));
        else if (IsExactly("Policy") && root.TryGetMember("Policy", out var policy) && policy.Value.IsString)
            Add(ResourceReader.AnyResourcePolicy, default, root);
        else
            return false;
        return true;

        bool IsExactly(params string[] names)
        {
            foreach (var name in names)
            {
                if (!root.TryGetMember(name, out _))
                    return false;
            }

            return root.Count == names.Length;
        }
    }

    private void AddUser(JsonNode user) =>
        AddPrincipal("AWS::IAM::User", "UserName", user, ("Policies", "UserPolicyList"), ("Groups", "GroupList"), ("ManagedPolicyArns", "AttachedManagedPolicies"));

    private void AddGroup(JsonNode group) =>
        AddPrincipal("AWS::IAM::Group", "GroupName", group, ("Policies", "GroupPolicyList"), ("ManagedPolicyArns", "AttachedManagedPolicies"));

    private void AddRole(JsonNode role)
    {
        // AWS makes these for its services, and nobody else can change them.
        if (!(role.TryGetMember("Path", out var path) && path.Value.StringValue.StartsWith("/aws-service-role/", StringComparison.Ordinal)))
            AddPrincipal("AWS::IAM::Role", "RoleName", role, ("Policies", "RolePolicyList"), ("ManagedPolicyArns", "AttachedManagedPolicies"));
    }

    private void AddPrincipal(string type, string name, JsonNode node, params (string Property, string Own)[] spelling)
    {
        if (NameIn(node, name) is { IsString: true } place)
            Add(type, place, node, spelling);
    }

    /// <summary>The version in force; what AWS itself has written is not the account's to change.</summary>
    private void AddManagedPolicy(JsonNode policy)
    {
        if (!policy.TryGetMember("PolicyVersionList", out var versions) || IsOfAws(policy))
            return;
        foreach (var version in versions.Value.Items)
        {
            if (version.TryGetMember("IsDefaultVersion", out var isDefault) && isDefault.Value.Kind == JsonKind.True)
                Add("AWS::IAM::ManagedPolicy", NameIn(policy, "PolicyName"), version, ("PolicyDocument", "Document"));
        }
    }

    private static bool IsOfAws(JsonNode policy) =>
        policy.TryGetMember("Arn", out var arn) && arn.Value.StringValue.IndexOf(":iam::aws:", StringComparison.Ordinal) >= 0;

    private static JsonNode NameIn(JsonNode node, string name) => node.TryGetMember(name, out var member) ? member.Value : default;

    private void Add(string type, JsonNode place, JsonNode node, params (string Property, string Own)[] spelling)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (property, own) in spelling)
            names.Add(property, own);
        _resources.Add(new DeclaredResource(type, place, node, names) { IsEvidence = true });
    }
}
