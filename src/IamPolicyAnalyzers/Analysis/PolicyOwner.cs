using System;
using IamPolicyAnalyzers.Policies;

namespace IamPolicyAnalyzers.Analysis;

/// <summary>The resource that a resource-based policy belongs to, and whose service reads it: a bucket, a queue.</summary>
/// <param name="Service">The prefix of its actions and the service of its ARN.</param>
/// <param name="ResourceType">The type of the template's resource that holds the policy; null when the content of the policy tells the owner.</param>
internal readonly record struct PolicyOwner(string Service, string? ResourceType)
{
    /// <summary>True when its place in a template tells the owner.</summary>
    public bool IsGiven => ResourceType is not null;

    public bool IsAccessPoint => ResourceType == "AWS::S3::AccessPoint";

    /// <summary>The resource with its article, as a message names it; null for a service whose policies are not judged.</summary>
    public string? Name => Service switch
    {
        "s3" => IsAccessPoint ? "an access point" : "a bucket",
        "sqs" => "a queue",
        "sns" => "a topic",
        "kms" => "a KMS key",
        "secretsmanager" => "a secret",
        "ecr" => "an ECR repository",
        "lambda" => "a function",
        "dynamodb" => "a table",
        "elasticfilesystem" => "a file system",
        "logs" => "a log group",
        _ => null,
    };

    /// <summary>The same without its article.</summary>
    public string? Noun => Name?.Substring(Name.IndexOf(' ') + 1);

    /// <summary>The owner of which every ARN under Resource and NotResource is. Key policies name their key by <c>*</c>, so the ARN of a key tells none.</summary>
    public static PolicyOwner? OfResources(PolicyDocument policy)
    {
        ReadOnlySpan<char> only = default;
        foreach (var statement in policy.Statements)
        {
            if (statement.Resource is not { } resource)
                continue;
            foreach (var entry in resource.Entries)
            {
                var service = entry.Part(ArnPart.Service);
                if (entry.IsAll || only.SequenceEqual(service))
                    continue;
                if (!entry.IsArn || !only.IsEmpty)
                    return null;
                only = service;
            }
        }

        return Judged(only.ToString(), resourceType: null) is { Service: not "kms" } owner ? owner : null;
    }

    /// <summary>The owner that the place of the document gives.</summary>
    public static PolicyOwner? Given(PolicyDocument policy) => policy.Site.Owner is { } service ? Judged(service, policy.Site.ResourceType) : null;

    /// <summary>The owner whose service has every action of the document.</summary>
    public static PolicyOwner? OfActions(PolicyDocument policy) => policy.OnlyService is { } service ? Judged(service, resourceType: null) : null;

    /// <summary>The owner by the place of the document; where that gives none, by its actions, or else by its ARNs.</summary>
    public static PolicyOwner? Of(PolicyDocument policy) => Given(policy) ?? OfActions(policy) ?? OfResources(policy);

    /// <summary>True when actions or ARNs of this service are none of the owner's, nor of one whose resources are the owner's in another guise (<c>s3express</c>).</summary>
    public bool IsForeign(ReadOnlySpan<char> service) => !service.StartsWith(Service.AsSpan(), StringComparison.OrdinalIgnoreCase);

    private static PolicyOwner? Judged(string service, string? resourceType)
    {
        var owner = new PolicyOwner(service, resourceType);
        return owner.Name is null ? null : owner;
    }
}
