using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using IamPolicyAnalyzers.Json;

namespace IamPolicyAnalyzers.Documents;

/// <summary>Reads the policies out of the resources that a file declares, and who gets them.</summary>
/// <remarks>https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/AWS_IAM.html</remarks>
internal sealed class ResourceReader
{
    /// <summary>The type of a resource of which only the policy is known.</summary>
    public const string AnyResourcePolicy = "";

    private const string PublicAccessBlock = "PublicAccessBlockConfiguration";

    private readonly ImmutableArray<DeclaredResource> _resources;
    private readonly ISet<string> _parameters;
    private readonly Dictionary<AttachmentTarget, string> _declaredNames = [];
    private readonly Dictionary<(bool IsReference, string Name), DeclaredResource> _buckets = [];
    private readonly ImmutableArray<DocumentSite>.Builder _sites = ImmutableArray.CreateBuilder<DocumentSite>();
    private readonly ImmutableArray<PolicyAttachment>.Builder _attachments = ImmutableArray.CreateBuilder<PolicyAttachment>();
    private readonly Dictionary<AttachmentTarget, IdentityParts> _parts = [];
    private IdentityParts _partsOfAny;

    private ResourceReader(ImmutableArray<DeclaredResource> resources, ISet<string> parameters)
    {
        _resources = resources;
        _parameters = parameters;
        foreach (var resource in resources)
        {
            if (PrincipalKindOf(resource.Type) is { } kind && resource[kind + "Name"] is { IsString: true } name)
                _declaredNames[new AttachmentTarget(kind, name.StringValue)] = resource.Name;
            if (resource.Type == "AWS::S3::Bucket")
                AddBucket(resource);
        }
    }

    /// <param name="parameters">What a reference may name that is no resource of the file.</param>
    public static PolicyContainer Read(ContainerKind kind, ImmutableArray<DeclaredResource> resources, ISet<string> parameters)
    {
        var reader = new ResourceReader(resources, parameters);
        foreach (var resource in resources)
            reader.Read(resource);
        return new PolicyContainer(kind, reader._sites.ToImmutable(), reader._attachments.ToImmutable())
        {
            Resources = resources,
            Identities = reader.Identities(),
        };
    }

    private void Read(DeclaredResource resource)
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
            case TerraformPolicyDocument.Type:
                foreach (var document in DocumentsIn(resource, "PolicyDocument"))
                    _sites.Add(new DocumentSite(document.Node));
                break;
            case "AWS::Serverless::Function":
            case "AWS::Serverless::StateMachine":
                AddDocument(resource, "AssumeRolePolicyDocument", PolicyType.Trust);
                AddServerlessPolicies(resource);
                break;
            case "AWS::IAM::UserToGroupAddition":
                AddParts(resource, IdentityParts.Group);
                break;
            case "AWS::IAM::AccessKey":
                AddParts(resource, IdentityParts.AccessKey);
                break;
            case "AWS::IAM::LoginProfile":
                AddParts(resource, IdentityParts.LoginProfile);
                break;
            case "AWS::EC2::VPCEndpoint":
                AddDocument(resource, "PolicyDocument", PolicyType.VpcEndpoint, isOfGatewayEndpoint: IsGateway(resource));
                break;
            case "AWS::S3::BucketPolicy":
                AddDocument(resource, "PolicyDocument", PolicyType.ResourceBased, isPublicBlocked: IsOfPrivateBucket(resource));
                break;
            case "AWS::S3::AccessPoint":
                AddDocument(resource, "Policy", PolicyType.ResourceBased, isPublicBlocked: IsPrivateAccessPoint(resource));
                break;
            case "AWS::DynamoDB::Table":
                foreach (var document in DocumentsIn(resource["ResourcePolicy"], "PolicyDocument"))
                    _sites.Add(new DocumentSite(document.Node, PolicyType.ResourceBased, attachment: null, document.IsConditional, resource.Type));
                break;
            case "AWS::IAM::ManagedPolicyAttachment":
                AddStandingAlone(resource);
                break;
            case "AWS::SSO::PermissionSet":
                AddDocument(resource, "InlinePolicy", PolicyType.IdentityBased);
                foreach (var policy in resource.ItemsOf("ManagedPolicies"))
                    AddManaged(policy, new AttachmentTarget(PrincipalKind.PermissionSet, resource.Name));
                break;
            case "AWS::Organizations::Policy":
                if (OrganizationPolicyType(resource["Type"]) is { } type)
                    AddDocument(resource, "Content", type);
                break;
            case "AWS::Lambda::Permission":
            case "AWS::Lambda::LayerVersionPermission":
                if (Permission.TryRead(resource, out var permission))
                    Add(permission, resource, PolicyType.ResourceBased);
                break;
            case "AWS::Events::EventBusPolicy":
                AddStatements(resource, resource["Statement"]);
                break;
            case "AWS::ApiGateway::RestApi":
                AddDocument(resource, "Policy", PolicyType.ResourceBased);
                AddDescribed(resource, "Body");
                break;
            case "AWS::Serverless::Api":
                AddDescribed(resource, "DefinitionBody");
                if (resource["Auth"].TryGetMember("ResourcePolicy", out var access) && access.Value.TryGetMember("CustomStatements", out var statements))
                    AddStatements(resource, statements.Value);
                break;
            case AnyResourcePolicy:
                foreach (var document in DocumentsIn(resource, "Policy"))
                    _sites.Add(new DocumentSite(document.Node));
                break;
            default:
                if (PolicyProperty.TryGet(resource.Type, out var property))
                    AddDocument(resource, property.Name, property.Type);
                else
                    AddUnknown(resource);
                break;
        }
    }

    private static PrincipalKind? PrincipalKindOf(string type) => type switch
    {
        "AWS::IAM::Role" => PrincipalKind.Role,
        "AWS::IAM::Group" => PrincipalKind.Group,
        "AWS::IAM::User" => PrincipalKind.User,
        _ => null,
    };

    private ImmutableArray<DeclaredIdentity> Identities()
    {
        var identities = ImmutableArray.CreateBuilder<DeclaredIdentity>();
        foreach (var resource in _resources)
        {
            if (PrincipalKindOf(resource.Type) is not { } kind)
                continue;
            _parts.TryGetValue(new AttachmentTarget(kind, resource.Name), out var parts);
            identities.Add(new DeclaredIdentity(kind, resource, kind == PrincipalKind.User ? parts | _partsOfAny : parts));
        }

        return identities.ToImmutable();
    }

    /// <summary>Notes what a resource of its own gives to users. What belongs to a user not known may belong to every one of the file.</summary>
    private void AddParts(DeclaredResource resource, IdentityParts parts)
    {
        foreach (var (target, _) in Targets(resource))
        {
            _parts.TryGetValue(target, out var known);
            _parts[target] = known | parts;
        }

        foreach (var user in resource.ValuesOf(resource.Has("Users") ? "Users" : "UserName"))
        {
            var name = Intrinsic.NameOf(user.Node);
            if (name.IsReference ? _parameters.Contains(name.Text) : !DeclaredValue.Of(user.Node).IsKnown)
                _partsOfAny |= parts;
        }
    }

    private void AddDocument(DeclaredResource resource, string property, PolicyType type, bool isPublicBlocked = false, bool isOfGatewayEndpoint = false)
    {
        foreach (var document in DocumentsIn(resource, property))
        {
            _sites.Add(new DocumentSite(document.Node, type, attachment: null, document.IsConditional, resource.Type)
            {
                IsPublicBlocked = isPublicBlocked,
                IsOfGatewayEndpoint = isOfGatewayEndpoint,
            });
        }
    }

    /// <summary>The policy in an OpenAPI description.</summary>
    private void AddDescribed(DeclaredResource api, string property)
    {
        foreach (var document in DocumentsIn(api[property], ApiDescription.Policy))
            _sites.Add(new DocumentSite(document.Node, PolicyType.ResourceBased, attachment: null, document.IsConditional, api.Type));
    }

    private void Add(JsonNode document, DeclaredResource resource, PolicyType? type) =>
        _sites.Add(new DocumentSite(document, type, attachment: null, isConditional: false, resource.Type));

    /// <summary>Statements without the document around them.</summary>
    private void AddStatements(DeclaredResource resource, JsonNode statements)
    {
        if ((statements.IsObject || statements.IsArray) && !statements.HasErrors && !Intrinsic.IsIntrinsic(statements))
        {
            var text = new MappedText();
            text.Open('{', statements);
            text.Write("\"Version\":\"2012-10-17\",\"Statement\":");
            text.Copy(statements);
            text.Close('}', statements);
            Add(text.ToTree().Root, resource, PolicyType.ResourceBased);
        }
    }

    /// <summary>The policies of a type that nobody has told us about, by the names of its properties. Those of IoT speak another language.</summary>
    private void AddUnknown(DeclaredResource resource)
    {
        if (!resource.Type.StartsWith("AWS::", StringComparison.Ordinal) || resource.Type.StartsWith("AWS::IoT", StringComparison.Ordinal))
            return;
        foreach (var property in resource.Node.Members)
        {
            if (property.Name.StringValue.IndexOf("Polic", StringComparison.Ordinal) < 0)
                continue;
            foreach (var document in DocumentsAmong(Intrinsic.ValuesOf(property.Value)))
            {
                if (BarePolicy.IsPolicyShaped(document.Node))
                    _sites.Add(new DocumentSite(document.Node, type: null, attachment: null, document.IsConditional, resource.Type));
            }
        }
    }

    private static PolicyType? OrganizationPolicyType(JsonNode type) => type.StringValue switch
    {
        "SERVICE_CONTROL_POLICY" => PolicyType.ServiceControl,
        "RESOURCE_CONTROL_POLICY" => PolicyType.ResourceControl,
        _ => null,
    };

    private void AddAttached(PolicyAttachment attachment, IEnumerable<PossibleValue> documents, bool isConditional, string resourceType)
    {
        foreach (var document in documents)
            _sites.Add(new DocumentSite(document.Node, PolicyType.IdentityBased, attachment, isConditional || document.IsConditional, resourceType));
    }

    private static IEnumerable<PossibleValue> DocumentsIn(DeclaredResource resource, string property) => DocumentsAmong(resource.ValuesOf(property));

    private static IEnumerable<PossibleValue> DocumentsIn(JsonNode properties, string property) => DocumentsAmong(ValuesOf(properties, property));

    private static IEnumerable<PossibleValue> DocumentsAmong(IReadOnlyList<PossibleValue> values)
    {
        foreach (var value in values)
        {
            if (value.Node.IsObject && !Intrinsic.IsIntrinsic(value.Node))
                yield return value;
            else if (NestedPolicy.TryRead(value.Node, out var document))
                yield return value with { Node = document };
        }
    }

    /// <summary>True unless the template says that the endpoint is of another kind, or leaves that open.</summary>
    private static bool IsGateway(DeclaredResource endpoint) =>
        !endpoint.TryGet("VpcEndpointType", out var type) || type.Value.ValueEquals("Gateway");

    /// <summary>True when the bucket that the policy names stands in the file and refuses public policies.</summary>
    private bool IsOfPrivateBucket(DeclaredResource policy)
    {
        if (!policy.TryGet("Bucket", out var bucket))
            return false;
        var name = Intrinsic.NameOf(bucket.Value);
        return _buckets.TryGetValue((name.IsReference, name.Text), out var declared)
            && declared.TryGet(PublicAccessBlock, out var block)
            && (MayBeTrue(block.Value, "BlockPublicPolicy") || MayBeTrue(block.Value, "RestrictPublicBuckets"));
    }

    /// <summary>Remembers a bucket by what a policy may call it. Where several go by one name, the first counts.</summary>
    private void AddBucket(DeclaredResource bucket)
    {
        Add(bucket.Name, isReference: true);
        if (bucket["BucketName"] is { IsString: true } name)
            Add(name.StringValue, isReference: false);

        void Add(string name, bool isReference)
        {
            if (!_buckets.ContainsKey((isReference, name)))
                _buckets.Add((isReference, name), bucket);
        }
    }

    /// <summary>True for an access point of a VPC, and for one that does not switch off what S3 blocks without being asked.</summary>
    private static bool IsPrivateAccessPoint(DeclaredResource accessPoint) =>
        accessPoint.Has("VpcConfiguration")
        || !accessPoint.TryGet(PublicAccessBlock, out var block)
        || MayBeTrue(block.Value, "BlockPublicPolicy")
        || MayBeTrue(block.Value, "RestrictPublicBuckets");

    private static bool MayBeTrue(JsonNode block, string setting) =>
        Intrinsic.IsIntrinsic(block)
        || (block.TryGetMember(setting, out var value) && value.Value.Kind != JsonKind.False && !value.Value.ValueEquals("false"));

    /// <summary>What a role, group or user writes inline, and the managed policies it names, in text order.</summary>
    private void AddPoliciesOf(DeclaredResource resource, PrincipalKind kind)
    {
        var target = new AttachmentTarget(kind, resource.Name);
        var managed = resource.TryGet("ManagedPolicyArns", out var arns) ? arns.Value : default;
        var inline = resource.TryGet("Policies", out var policies) ? policies.Value : default;
        if (!managed.IsMissing && (inline.IsMissing || managed.Span.Start < inline.Span.Start))
        {
            AddAllManaged();
            managed = default;
        }

        foreach (var policy in Intrinsic.ItemsOf(inline))
        {
            if (policy.Node.TryGetMember("PolicyName", out _) || policy.Node.TryGetMember("PolicyDocument", out _))
                AddInline(policy.Node, DocumentsIn(policy.Node, "PolicyDocument"), ImmutableArray.Create(target), resource, policy.IsConditional, isWrittenByFramework: false);
        }

        AddAllManaged();

        void AddAllManaged()
        {
            foreach (var policy in Intrinsic.ItemsOf(managed))
                AddManaged(policy, target);
        }
    }

    private void AddInlineResource(DeclaredResource resource)
    {
        var targets = Targets(resource);
        if (targets.IsEmpty)
        {
            AddDocument(resource, "PolicyDocument", PolicyType.IdentityBased);
            return;
        }

        AddInline(
            resource.Node,
            DocumentsIn(resource, "PolicyDocument"),
            ImmutableArray.CreateRange(targets, t => t.Target),
            resource,
            resource.IsConditional,
            IsWrittenByCdk(resource.Name));
    }

    private void AddInline(
        JsonNode policy, IEnumerable<PossibleValue> documents, ImmutableArray<AttachmentTarget> targets, DeclaredResource resource, bool isConditional, bool isWrittenByFramework)
    {
        var name = policy == resource.Node ? NameOr(resource, resource["PolicyName"]) : NameOr(resource, policy.TryGetMember("PolicyName", out var given) ? given.Value : default);
        var attachment = new PolicyAttachment(targets, name.Text, name.Place, IsInline: true, isWrittenByFramework);
        _attachments.Add(attachment);
        AddAttached(attachment, documents, isConditional, resource.Type);
    }

    private void AddManagedResource(DeclaredResource resource)
    {
        var targets = Targets(resource);
        var name = NameOr(resource, resource["ManagedPolicyName"]).Text;
        foreach (var (target, place) in targets)
            _attachments.Add(new PolicyAttachment(ImmutableArray.Create(target), name, place, IsInline: false) { IsConditional = resource.IsConditional });
        if (targets.IsEmpty)
        {
            AddDocument(resource, "PolicyDocument", PolicyType.IdentityBased);
            return;
        }

        var all = new PolicyAttachment(ImmutableArray.CreateRange(targets, t => t.Target), name, resource.Place, IsInline: false);
        AddAttached(all, DocumentsIn(resource, "PolicyDocument"), resource.IsConditional, resource.Type);
    }

    /// <param name="isByName">True where the name of a policy of AWS may stand for its ARN.</param>
    private void AddManaged(PossibleValue policy, AttachmentTarget target, bool isByName = false)
    {
        // The report of an account has the name of the policy beside the ARN.
        var name = Intrinsic.NameOf(policy.Node.TryGetMember("PolicyArn", out var arn) ? arn.Value : policy.Node);
        var policyName = name.Text.Substring(name.Text.LastIndexOf('/') + 1);
        var isKnown = name.IsReference ? !_parameters.Contains(policyName) : policyName.IndexOf("${", StringComparison.Ordinal) < 0;
        if (!isKnown || policyName.Length == 0)
            return;
        _attachments.Add(new PolicyAttachment(ImmutableArray.Create(target), policyName, name.Place, IsInline: false)
        {
            Arn = name.IsReference ? "" : name.Text,
            IsByName = isByName && !name.IsReference && name.Text.IndexOf(':') < 0,
            IsConditional = policy.IsConditional,
        });
    }

    /// <summary>Attachments that stand apart from policy and target.</summary>
    private void AddStandingAlone(DeclaredResource resource)
    {
        foreach (var (target, _) in Targets(resource))
        {
            foreach (var policy in resource.ValuesOf("PolicyArn"))
                AddManaged(policy, target);
        }
    }

    /// <summary>SAM's Policies holds names, ARNs, policy templates and documents, one of them or a list.</summary>
    private void AddServerlessPolicies(DeclaredResource resource)
    {
        var target = new AttachmentTarget(PrincipalKind.Role, resource.Name);
        var inline = new PolicyAttachment(
            ImmutableArray.Create(target), resource.Name, resource.Place, IsInline: true, IsWrittenByFramework: true);
        foreach (var policy in resource.ValuesOf("Policies"))
        {
            if (policy.Node.IsString || Intrinsic.IsIntrinsic(policy.Node))
            {
                AddManaged(policy, target, isByName: true);
            }
            else if (policy.Node.TryGetMember("Statement", out _) || BarePolicy.IsPolicyShaped(policy.Node))
            {
                _attachments.Add(inline);
                _sites.Add(new DocumentSite(policy.Node, PolicyType.IdentityBased, inline, policy.IsConditional, resource.Type));
            }
        }
    }

    private static TemplateName NameOr(DeclaredResource resource, JsonNode given)
    {
        var name = given.IsMissing ? default : Intrinsic.NameOf(given);
        return name.Place.IsString ? name : Intrinsic.NameOf(resource.Place);
    }

    private ImmutableArray<(AttachmentTarget Target, JsonNode Place)> Targets(DeclaredResource resource)
    {
        var targets = ImmutableArray.CreateBuilder<(AttachmentTarget, JsonNode)>();
        AddAll(PrincipalKind.User);
        AddAll(PrincipalKind.Group);
        AddAll(PrincipalKind.Role);
        return targets.ToImmutable();

        void AddAll(PrincipalKind kind)
        {
            Add(kind, resource.ItemsOf(kind + "s"));
            Add(kind, resource.ValuesOf(kind + "Name"));
        }

        void Add(PrincipalKind kind, IReadOnlyList<PossibleValue> values)
        {
            foreach (var value in values)
            {
                var name = Intrinsic.NameOf(value.Node);
                if (name.Text.Length > 0)
                    targets.Add((TargetOf(kind, name), name.Place));
            }
        }
    }

    /// <summary>A literal name means the resource of the file that has it, so that what two resources give to one role counts together.</summary>
    private AttachmentTarget TargetOf(PrincipalKind kind, TemplateName name)
    {
        var target = new AttachmentTarget(kind, name.Text);
        return !name.IsReference && _declaredNames.TryGetValue(target, out var declared) ? new AttachmentTarget(kind, declared) : target;
    }

    private static IReadOnlyList<PossibleValue> ValuesOf(JsonNode properties, string property) =>
        properties.TryGetMember(property, out var member) ? Intrinsic.ValuesOf(member.Value) : [];

    /// <summary>True for the logical id that CDK gives the policy of a construct: it ends in one of its names and a hash of eight hex digits.</summary>
    private static bool IsWrittenByCdk(string logicalId)
    {
        const int HashLength = 8;
        return IsOne(logicalId.AsSpan()) || (logicalId.Length > HashLength && IsHash(logicalId.AsSpan(logicalId.Length - HashLength)) && IsOne(logicalId.AsSpan(0, logicalId.Length - HashLength)));

        static bool IsOne(ReadOnlySpan<char> id) => id.EndsWith("DefaultPolicy".AsSpan(), StringComparison.Ordinal) || id.EndsWith("CustomResourcePolicy".AsSpan(), StringComparison.Ordinal);
    }

    private static bool IsHash(ReadOnlySpan<char> text)
    {
        foreach (var digit in text)
        {
            if (JsonEscape.HexDigit(digit) < 0)
                return false;
        }

        return true;
    }
}
