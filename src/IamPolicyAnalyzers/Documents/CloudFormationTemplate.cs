using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using IamPolicyAnalyzers.Json;

namespace IamPolicyAnalyzers.Documents;

/// <summary>Policies and attachments in a CloudFormation or SAM template written as JSON.</summary>
/// <remarks>https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/AWS_IAM.html</remarks>
internal sealed class CloudFormationTemplate
{
    private const string PublicAccessBlock = "PublicAccessBlockConfiguration";

    private readonly JsonNode _resources;
    private readonly HashSet<string> _parameters = [];
    private readonly ImmutableArray<DocumentSite>.Builder _sites = ImmutableArray.CreateBuilder<DocumentSite>();
    private readonly ImmutableArray<PolicyAttachment>.Builder _attachments = ImmutableArray.CreateBuilder<PolicyAttachment>();

    private CloudFormationTemplate(JsonNode root, JsonNode resources)
    {
        _resources = resources;
        if (!root.TryGetMember("Parameters", out var parameters))
            return;
        foreach (var parameter in parameters.Value.Members)
            _parameters.Add(parameter.Name.StringValue);
    }

    public static PolicyContainer? TryRecognize(JsonNode root)
    {
        if (!root.IsObject || !root.TryGetMember("Resources", out var resources) || !resources.Value.IsObject)
            return null;

        var isTemplate = root.TryGetMember("AWSTemplateFormatVersion", out _) || root.TryGetMember("Transform", out _);
        var template = new CloudFormationTemplate(root, resources.Value);
        foreach (var resource in resources.Value.Members)
        {
            if (!resource.Value.TryGetMember("Type", out var type) || !type.Value.IsString)
                continue;
            isTemplate |= type.Value.StringValue.StartsWith("AWS::", StringComparison.Ordinal);
            if (resource.Value.TryGetMember("Properties", out var properties) && properties.Value.IsObject)
                template.Read(new Resource(type.Value.StringValue, resource.Name, properties.Value, resource.Value.TryGetMember("Condition", out _)));
        }

        return isTemplate
            ? new PolicyContainer(ContainerKind.CloudFormation, template._sites.ToImmutable(), template._attachments.ToImmutable())
            : null;
    }

    private void Read(Resource resource)
    {
        switch (resource.Type)
        {
            case "AWS::IAM::Role":
                AddDocument(resource, "AssumeRolePolicyDocument", PolicyType.Trust);
                AddPoliciesOf(resource, PrincipalKind.Role);
                break;
            case "AWS::IAM::Group":
                AddPoliciesOf(resource, PrincipalKind.Group);
                break;
            case "AWS::IAM::User":
                AddPoliciesOf(resource, PrincipalKind.User);
                break;
            case "AWS::IAM::Policy":
            case "AWS::IAM::RolePolicy":
            case "AWS::IAM::GroupPolicy":
            case "AWS::IAM::UserPolicy":
                AddInlineResource(resource);
                break;
            case "AWS::IAM::ManagedPolicy":
                AddManagedResource(resource);
                break;
            case "AWS::Serverless::Function":
            case "AWS::Serverless::StateMachine":
                AddDocument(resource, "AssumeRolePolicyDocument", PolicyType.Trust);
                AddServerlessPolicies(resource);
                break;
            case "AWS::EC2::VPCEndpoint":
                AddDocument(resource, "PolicyDocument", PolicyType.VpcEndpoint, isOfGatewayEndpoint: IsGateway(resource.Properties));
                break;
            case "AWS::S3::BucketPolicy":
                AddDocument(resource, "PolicyDocument", PolicyType.ResourceBased, isPublicBlocked: IsOfPrivateBucket(resource.Properties));
                break;
            case "AWS::SNS::TopicPolicy":
            case "AWS::SQS::QueuePolicy":
                AddDocument(resource, "PolicyDocument", PolicyType.ResourceBased);
                break;
            case "AWS::S3::AccessPoint":
                AddDocument(resource, "Policy", PolicyType.ResourceBased, isPublicBlocked: IsPrivateAccessPoint(resource.Properties));
                break;
            case "AWS::DynamoDB::Table":
                if (resource.Properties.TryGetMember("ResourcePolicy", out var policy) && policy.Value.IsObject)
                    AddDocument(policy.Value, "PolicyDocument", PolicyType.ResourceBased, attachment: null, isConditional: false, resource.Type);
                break;
            case "AWS::KMS::Key":
                AddDocument(resource, "KeyPolicy", PolicyType.ResourceBased);
                break;
            case "AWS::SecretsManager::ResourcePolicy":
                AddDocument(resource, "ResourcePolicy", PolicyType.ResourceBased);
                break;
            case "AWS::ECR::Repository":
                AddDocument(resource, "RepositoryPolicyText", PolicyType.ResourceBased);
                break;
        }
    }

    private void AddDocument(Resource resource, string property, PolicyType type, bool isPublicBlocked = false, bool isOfGatewayEndpoint = false)
    {
        foreach (var document in DocumentsIn(resource.Properties, property))
        {
            _sites.Add(new DocumentSite(document.Node, type, attachment: null, document.IsConditional, resource.Type)
            {
                IsPublicBlocked = isPublicBlocked,
                IsOfGatewayEndpoint = isOfGatewayEndpoint,
            });
        }
    }

    private void AddDocument(JsonNode properties, string property, PolicyType type, PolicyAttachment? attachment, bool isConditional, string resourceType)
    {
        foreach (var document in DocumentsIn(properties, property))
            _sites.Add(new DocumentSite(document.Node, type, attachment, isConditional || document.IsConditional, resourceType));
    }

    private static IEnumerable<PossibleValue> DocumentsIn(JsonNode properties, string property)
    {
        foreach (var document in ValuesOf(properties, property))
        {
            if (document.Node.IsObject && !Intrinsic.IsIntrinsic(document.Node))
                yield return document;
        }
    }

    /// <summary>True unless the template says that the endpoint is of another kind, or leaves that open.</summary>
    private static bool IsGateway(JsonNode properties) =>
        !properties.TryGetMember("VpcEndpointType", out var type) || type.Value.ValueEquals("Gateway");

    /// <summary>True when the bucket that the policy names stands in the template and refuses public policies.</summary>
    private bool IsOfPrivateBucket(JsonNode properties)
    {
        if (!properties.TryGetMember("Bucket", out var bucket))
            return false;
        var name = Intrinsic.NameOf(bucket.Value);
        foreach (var resource in _resources.Members)
        {
            if (!resource.Value.TryGetMember("Type", out var type) || !type.Value.ValueEquals("AWS::S3::Bucket") || !resource.Value.TryGetMember("Properties", out var found))
                continue;
            var isMeant = name.IsReference ? resource.Name.ValueEquals(name.Text) : found.Value.TryGetMember("BucketName", out var own) && own.Value.ValueEquals(name.Text);
            if (isMeant)
                return found.Value.TryGetMember(PublicAccessBlock, out var block) && (MayBeTrue(block.Value, "BlockPublicPolicy") || MayBeTrue(block.Value, "RestrictPublicBuckets"));
        }

        return false;
    }

    /// <summary>True for an access point of a VPC, and for one that does not switch off what S3 blocks without being asked.</summary>
    private static bool IsPrivateAccessPoint(JsonNode properties) =>
        properties.TryGetMember("VpcConfiguration", out _)
        || !properties.TryGetMember(PublicAccessBlock, out var block)
        || MayBeTrue(block.Value, "BlockPublicPolicy")
        || MayBeTrue(block.Value, "RestrictPublicBuckets");

    private static bool MayBeTrue(JsonNode block, string setting) =>
        Intrinsic.IsIntrinsic(block)
        || (block.TryGetMember(setting, out var value) && value.Value.Kind != JsonKind.False && !value.Value.ValueEquals("false"));

    /// <summary>What a role, group or user writes inline, and the managed policies it names.</summary>
    private void AddPoliciesOf(Resource resource, PrincipalKind kind)
    {
        var target = new AttachmentTarget(kind, resource.Name);
        foreach (var property in resource.Properties.Members)
        {
            if (property.Name.ValueEquals("ManagedPolicyArns"))
            {
                foreach (var policy in Intrinsic.ItemsOf(property.Value))
                    AddManaged(policy, target);
            }
            else if (property.Name.ValueEquals("Policies"))
            {
                foreach (var policy in Intrinsic.ItemsOf(property.Value))
                {
                    if (policy.Node.TryGetMember("PolicyName", out _) || policy.Node.TryGetMember("PolicyDocument", out _))
                        AddInline(policy.Node, ImmutableArray.Create(target), resource, policy.IsConditional, isWrittenByFramework: false);
                }
            }
        }
    }

    private void AddInlineResource(Resource resource)
    {
        var targets = Targets(resource.Properties);
        if (targets.IsEmpty)
            AddDocument(resource, "PolicyDocument", PolicyType.IdentityBased);
        else
            AddInline(resource.Properties, ImmutableArray.CreateRange(targets, t => t.Target), resource, resource.IsConditional, IsWrittenByCdk(resource.Name));
    }

    private void AddInline(JsonNode policy, ImmutableArray<AttachmentTarget> targets, Resource resource, bool isConditional, bool isWrittenByFramework)
    {
        var name = NameOr(resource.LogicalId, policy, "PolicyName");
        var attachment = new PolicyAttachment(targets, name.Text, name.Place, IsInline: true, isWrittenByFramework);
        _attachments.Add(attachment);
        AddDocument(policy, "PolicyDocument", PolicyType.IdentityBased, attachment, isConditional, resource.Type);
    }

    private void AddManagedResource(Resource resource)
    {
        var targets = Targets(resource.Properties);
        var name = NameOr(resource.LogicalId, resource.Properties, "ManagedPolicyName").Text;
        foreach (var (target, place) in targets)
            _attachments.Add(new PolicyAttachment(ImmutableArray.Create(target), name, place, IsInline: false) { IsConditional = resource.IsConditional });
        if (targets.IsEmpty)
        {
            AddDocument(resource, "PolicyDocument", PolicyType.IdentityBased);
            return;
        }

        var all = new PolicyAttachment(ImmutableArray.CreateRange(targets, t => t.Target), name, resource.LogicalId, IsInline: false);
        AddDocument(resource.Properties, "PolicyDocument", PolicyType.IdentityBased, all, resource.IsConditional, resource.Type);
    }

    private void AddManaged(PossibleValue policy, AttachmentTarget target)
    {
        var name = Intrinsic.NameOf(policy.Node);
        var policyName = name.Text.Substring(name.Text.LastIndexOf('/') + 1);
        var isKnown = name.IsReference ? !_parameters.Contains(policyName) : policyName.IndexOf("${", StringComparison.Ordinal) < 0;
        if (isKnown && policyName.Length > 0)
            _attachments.Add(new PolicyAttachment(ImmutableArray.Create(target), policyName, name.Place, IsInline: false) { IsConditional = policy.IsConditional });
    }

    /// <summary>SAM's Policies holds names, ARNs, policy templates and documents, one of them or a list.</summary>
    private void AddServerlessPolicies(Resource resource)
    {
        var target = new AttachmentTarget(PrincipalKind.Role, resource.Name);
        var inline = new PolicyAttachment(
            ImmutableArray.Create(target), resource.Name, resource.LogicalId, IsInline: true, IsWrittenByFramework: true);
        foreach (var policy in ValuesOf(resource.Properties, "Policies"))
        {
            if (policy.Node.IsString || Intrinsic.IsIntrinsic(policy.Node))
            {
                AddManaged(policy, target);
            }
            else if (policy.Node.TryGetMember("Statement", out _) || BarePolicy.IsPolicyShaped(policy.Node))
            {
                _attachments.Add(inline);
                _sites.Add(new DocumentSite(policy.Node, PolicyType.IdentityBased, inline, policy.IsConditional, resource.Type));
            }
        }
    }

    private static TemplateName NameOr(JsonNode logicalId, JsonNode properties, string property)
    {
        var name = properties.TryGetMember(property, out var given) ? Intrinsic.NameOf(given.Value) : default;
        return name.Place.IsString ? name : Intrinsic.NameOf(logicalId);
    }

    private static ImmutableArray<(AttachmentTarget Target, JsonNode Place)> Targets(JsonNode properties)
    {
        var targets = ImmutableArray.CreateBuilder<(AttachmentTarget, JsonNode)>();
        AddAll(PrincipalKind.User, "Users", "UserName");
        AddAll(PrincipalKind.Group, "Groups", "GroupName");
        AddAll(PrincipalKind.Role, "Roles", "RoleName");
        return targets.ToImmutable();

        void AddAll(PrincipalKind kind, string list, string single)
        {
            if (properties.TryGetMember(list, out var members))
                Add(kind, Intrinsic.ItemsOf(members.Value));
            Add(kind, ValuesOf(properties, single));
        }

        void Add(PrincipalKind kind, IReadOnlyList<PossibleValue> values)
        {
            foreach (var value in values)
            {
                var name = Intrinsic.NameOf(value.Node);
                if (name.Text.Length > 0)
                    targets.Add((new AttachmentTarget(kind, name.Text), name.Place));
            }
        }
    }

    private static IReadOnlyList<PossibleValue> ValuesOf(JsonNode properties, string property) =>
        properties.TryGetMember(property, out var member) ? Intrinsic.ValuesOf(member.Value) : [];

    /// <summary>True for the logical id that CDK gives the policy of a construct: it ends in DefaultPolicy and a hash of eight hex digits.</summary>
    private static bool IsWrittenByCdk(string logicalId)
    {
        const string Name = "DefaultPolicy";
        if (logicalId.EndsWith(Name, StringComparison.Ordinal))
            return true;
        var hash = logicalId.Length - 8;
        for (var i = hash; i >= 0 && i < logicalId.Length; i++)
        {
            if (JsonEscape.HexDigit(logicalId[i]) < 0)
                return false;
        }

        return hash > Name.Length && logicalId.LastIndexOf(Name, hash - 1, StringComparison.Ordinal) == hash - Name.Length;
    }

    private readonly record struct Resource(string Type, JsonNode LogicalId, JsonNode Properties, bool IsConditional)
    {
        public string Name => LogicalId.StringValue;
    }
}
