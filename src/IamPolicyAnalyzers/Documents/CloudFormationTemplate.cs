using System;
using System.Collections.Immutable;
using IamPolicyAnalyzers.Json;

namespace IamPolicyAnalyzers.Documents;

/// <summary>Policies and attachments in a CloudFormation or SAM template written as JSON.</summary>
/// <remarks>https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/AWS_IAM.html</remarks>
internal sealed class CloudFormationTemplate
{
    private readonly ImmutableArray<DocumentSite>.Builder _sites = ImmutableArray.CreateBuilder<DocumentSite>();
    private readonly ImmutableArray<PolicyAttachment>.Builder _attachments = ImmutableArray.CreateBuilder<PolicyAttachment>();

    private CloudFormationTemplate()
    {
    }

    public static PolicyContainer? TryRecognize(JsonNode root)
    {
        if (!root.IsObject || !root.TryGetMember("Resources", out var resources) || !resources.Value.IsObject)
            return null;

        var isTemplate = root.TryGetMember("AWSTemplateFormatVersion", out _) || root.TryGetMember("Transform", out _);
        var template = new CloudFormationTemplate();
        foreach (var resource in resources.Value.Members)
        {
            if (!resource.Value.TryGetMember("Type", out var type) || !type.Value.IsString)
                continue;
            isTemplate |= type.Value.StringValue.StartsWith("AWS::", StringComparison.Ordinal);
            if (resource.Value.TryGetMember("Properties", out var properties) && properties.Value.IsObject)
                template.Read(type.Value.StringValue, resource.Name, properties.Value);
        }

        return isTemplate
            ? new PolicyContainer(ContainerKind.CloudFormation, template._sites.ToImmutable(), template._attachments.ToImmutable())
            : null;
    }

    private void Read(string type, JsonNode logicalId, JsonNode properties)
    {
        switch (type)
        {
            case "AWS::IAM::Role":
                AddDocument(properties, "AssumeRolePolicyDocument", PolicyType.Trust);
                AddInlinePolicies(logicalId, properties, PrincipalKind.Role);
                break;
            case "AWS::IAM::Group":
                AddInlinePolicies(logicalId, properties, PrincipalKind.Group);
                break;
            case "AWS::IAM::User":
                AddInlinePolicies(logicalId, properties, PrincipalKind.User);
                AddManagedPolicies(properties, new AttachmentTarget(PrincipalKind.User, logicalId.StringValue));
                break;
            case "AWS::IAM::Policy":
            case "AWS::IAM::RolePolicy":
            case "AWS::IAM::GroupPolicy":
            case "AWS::IAM::UserPolicy":
                AddInlineResource(logicalId, properties);
                break;
            case "AWS::IAM::ManagedPolicy":
                AddManagedPolicyResource(logicalId, properties);
                break;
            case "AWS::Serverless::Function":
            case "AWS::Serverless::StateMachine":
                AddDocument(properties, "AssumeRolePolicyDocument", PolicyType.Trust);
                AddServerlessPolicies(logicalId, properties);
                break;
            case "AWS::EC2::VPCEndpoint":
                AddDocument(properties, "PolicyDocument", PolicyType.VpcEndpoint);
                break;
            case "AWS::S3::BucketPolicy":
            case "AWS::SNS::TopicPolicy":
            case "AWS::SQS::QueuePolicy":
                AddDocument(properties, "PolicyDocument", PolicyType.ResourceBased);
                break;
            case "AWS::KMS::Key":
                AddDocument(properties, "KeyPolicy", PolicyType.ResourceBased);
                break;
            case "AWS::SecretsManager::ResourcePolicy":
                AddDocument(properties, "ResourcePolicy", PolicyType.ResourceBased);
                break;
            case "AWS::ECR::Repository":
                AddDocument(properties, "RepositoryPolicyText", PolicyType.ResourceBased);
                break;
        }
    }

    private void AddDocument(JsonNode properties, string property, PolicyType type, PolicyAttachment? attachment = null)
    {
        if (properties.TryGetMember(property, out var document) && document.Value.IsObject && !Intrinsic.IsIntrinsic(document.Value))
            _sites.Add(new DocumentSite(document.Value, type, attachment));
    }

    private void AddInlinePolicies(JsonNode logicalId, JsonNode properties, PrincipalKind kind)
    {
        if (!properties.TryGetMember("Policies", out var policies))
            return;
        foreach (var policy in policies.Value.Items)
        {
            if (!policy.IsObject || Intrinsic.IsIntrinsic(policy))
                continue;
            AddDocument(policy, "PolicyDocument", PolicyType.IdentityBased, Inline(ImmutableArray.Create(new AttachmentTarget(kind, logicalId.StringValue)), policy, logicalId));
        }
    }

    private void AddManagedPolicies(JsonNode properties, AttachmentTarget target)
    {
        if (!properties.TryGetMember("ManagedPolicyArns", out var policies))
            return;
        foreach (var policy in policies.Value.Items)
        {
            if (!Intrinsic.IsNoValue(policy))
                _attachments.Add(new PolicyAttachment(ImmutableArray.Create(target), PolicyNameOf(Intrinsic.NameOf(policy).StringValue), policy, IsInline: false));
        }
    }

    private void AddInlineResource(JsonNode logicalId, JsonNode properties)
    {
        var targets = Targets(properties);
        AddDocument(properties, "PolicyDocument", PolicyType.IdentityBased, targets.IsEmpty ? null : Inline(targets, properties, logicalId));
    }

    private void AddManagedPolicyResource(JsonNode logicalId, JsonNode properties)
    {
        var targets = Targets(properties);
        var name = properties.TryGetMember("ManagedPolicyName", out var given) && Intrinsic.NameOf(given.Value).IsString
            ? Intrinsic.NameOf(given.Value).StringValue
            : logicalId.StringValue;
        AddDocument(
            properties, "PolicyDocument", PolicyType.IdentityBased, targets.IsEmpty ? null : new PolicyAttachment(targets, name, logicalId, IsInline: false));
        if (!properties.TryGetMember("Users", out var users))
            return;
        foreach (var user in users.Value.Items)
        {
            if (!Intrinsic.IsNoValue(user))
                _attachments.Add(new PolicyAttachment(ImmutableArray.Create(Target(PrincipalKind.User, user)), name, user, IsInline: false));
        }
    }

    /// <summary>SAM's Policies holds names, ARNs, policy templates and documents, one of them or a list.</summary>
    private void AddServerlessPolicies(JsonNode logicalId, JsonNode properties)
    {
        if (!properties.TryGetMember("Policies", out var policies))
            return;
        var attachment = new PolicyAttachment(
            ImmutableArray.Create(new AttachmentTarget(PrincipalKind.Role, logicalId.StringValue)), logicalId.StringValue, logicalId, IsInline: true, IsWrittenByFramework: true);
        if (BarePolicy.IsPolicyShaped(policies.Value))
            _sites.Add(new DocumentSite(policies.Value, PolicyType.IdentityBased, attachment));
        foreach (var policy in policies.Value.Items)
        {
            if (BarePolicy.IsPolicyShaped(policy))
                _sites.Add(new DocumentSite(policy, PolicyType.IdentityBased, attachment));
        }
    }

    private static PolicyAttachment Inline(ImmutableArray<AttachmentTarget> targets, JsonNode policy, JsonNode logicalId)
    {
        var name = policy.TryGetMember("PolicyName", out var given) && Intrinsic.NameOf(given.Value).IsString ? given.Value : logicalId;

        // CDK gives the policy of every construct a logical id of this form and leaves no choice of another kind.
        var isWrittenByFramework = logicalId.StringValue.IndexOf("DefaultPolicy", StringComparison.Ordinal) >= 0;
        return new PolicyAttachment(targets, Intrinsic.NameOf(name).StringValue, name, IsInline: true, isWrittenByFramework);
    }

    private static ImmutableArray<AttachmentTarget> Targets(JsonNode properties)
    {
        var targets = ImmutableArray.CreateBuilder<AttachmentTarget>();
        AddAll("Users", PrincipalKind.User);
        AddAll("Groups", PrincipalKind.Group);
        AddAll("Roles", PrincipalKind.Role);
        AddOne("UserName", PrincipalKind.User);
        AddOne("GroupName", PrincipalKind.Group);
        AddOne("RoleName", PrincipalKind.Role);
        return targets.ToImmutable();

        void AddAll(string property, PrincipalKind kind)
        {
            if (!properties.TryGetMember(property, out var list))
                return;
            foreach (var item in list.Value.Items)
            {
                if (!Intrinsic.IsNoValue(item))
                    targets.Add(Target(kind, item));
            }
        }

        void AddOne(string property, PrincipalKind kind)
        {
            if (properties.TryGetMember(property, out var member))
                targets.Add(Target(kind, member.Value));
        }
    }

    private static AttachmentTarget Target(PrincipalKind kind, JsonNode node) => new(kind, Intrinsic.NameOf(node).StringValue);

    private static string PolicyNameOf(string arn) => arn.Substring(arn.LastIndexOf('/') + 1);
}
