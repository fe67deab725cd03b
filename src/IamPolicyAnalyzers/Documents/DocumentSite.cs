using IamPolicyAnalyzers.Json;

namespace IamPolicyAnalyzers.Documents;

/// <summary>Where one policy document stands in a file, and what the file says about its use.</summary>
internal sealed class DocumentSite(
    JsonNode node, PolicyType? type = null, PolicyAttachment? attachment = null, bool isConditional = false, string? resourceType = null)
{
    /// <summary>The object that holds Statement.</summary>
    public JsonNode Node { get; private set; } = node;

    /// <summary>The type, where the place itself decides it, as AssumeRolePolicyDocument does; otherwise null.</summary>
    public PolicyType? Type { get; } = type;

    /// <summary>To whom the file attaches the document, where it says so.</summary>
    public PolicyAttachment? Attachment { get; } = attachment;

    /// <summary>The type of the template's resource that holds the document, as <c>AWS::SQS::QueuePolicy</c>; null outside of templates.</summary>
    public string? ResourceType { get; } = resourceType;

    /// <summary>The service, as <c>sqs</c>, to whose resource the document belongs as its resource-based policy, where the file says so.</summary>
    public string? Owner => Type != PolicyType.ResourceBased ? null : ResourceType switch
    {
        null => null,
        "AWS::EFS::FileSystem" => "elasticfilesystem",
        "AWS::CloudTrail::ResourcePolicy" or "AWS::ECR::RegistryPolicy" or "AWS::Lambda::LayerVersionPermission" or "AWS::S3::MultiRegionAccessPointPolicy" => null,
        _ => ResourceType.Split(':')[2].ToLowerInvariant(),
    };

    /// <summary>True for the policy of one resource that AWS takes without Resource, as its own example has it.</summary>
    public bool MayLackResource => ResourceType is "AWS::EFS::FileSystem" or "AWS::ECR::PublicRepository";

    /// <summary>True when the template keeps the bucket or access point from having a public policy, or may do so.</summary>
    public bool IsPublicBlocked { get; init; }

    /// <summary>True for the policy of a gateway endpoint, the kind of VPC endpoint that has routes in place of network interfaces.</summary>
    public bool IsOfGatewayEndpoint { get; init; }

    /// <summary>True when a condition of the template decides whether the document is deployed.</summary>
    public bool IsConditional { get; } = isConditional;

    /// <summary>The same site in another reading of its text.</summary>
    public DocumentSite In(JsonTree reading)
    {
        var site = (DocumentSite)MemberwiseClone();
        site.Node = Node.In(reading);
        return site;
    }
}
