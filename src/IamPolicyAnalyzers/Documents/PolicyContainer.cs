using System.Collections.Immutable;
using IamPolicyAnalyzers.Json;

namespace IamPolicyAnalyzers.Documents;

internal enum ContainerKind : byte
{
    /// <summary>No policy and no file of a kind that holds policies.</summary>
    None,

    /// <summary>The file is one policy document.</summary>
    BarePolicy,

    /// <summary>A CloudFormation or SAM template.</summary>
    CloudFormation,
}

/// <summary>What a file is, and the policies and attachments that were found in it.</summary>
internal sealed class PolicyContainer(ContainerKind kind, ImmutableArray<DocumentSite> sites, ImmutableArray<PolicyAttachment> managedAttachments)
{
    public ContainerKind Kind { get; } = kind;

    public ImmutableArray<DocumentSite> Sites { get; } = sites;

    /// <summary>Managed policies that are attached by name or ARN; a document written in the file carries its attachment on its <see cref="DocumentSite"/>.</summary>
    public ImmutableArray<PolicyAttachment> ManagedAttachments { get; } = managedAttachments;

    /// <summary>A file that is one policy.</summary>
    public static PolicyContainer OfPolicy(JsonNode root) =>
        new(ContainerKind.BarePolicy, ImmutableArray.Create(new DocumentSite(root)), ImmutableArray<PolicyAttachment>.Empty);

    public static PolicyContainer Recognize(JsonTree tree) =>
        BarePolicy.TryRecognize(tree.Root)
        ?? CloudFormationTemplate.TryRecognize(tree.Root)
        ?? new PolicyContainer(ContainerKind.None, ImmutableArray<DocumentSite>.Empty, ImmutableArray<PolicyAttachment>.Empty);
}
