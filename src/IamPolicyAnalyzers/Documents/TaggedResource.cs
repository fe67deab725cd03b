using System.Collections.Generic;
using Microsoft.CodeAnalysis.Text;

namespace IamPolicyAnalyzers.Documents;

/// <summary>A role, user or managed policy of a file, with its tags.</summary>
/// <param name="Kind">What it is, as a message begins with it: <c>Role</c>, <c>User</c> or <c>Policy</c>.</param>
internal sealed record TaggedResource(string Kind, string Name, TextSpan Span, DeclaredTags Tags)
{
    public static IEnumerable<TaggedResource> In(PolicyContainer container)
    {
        foreach (var resource in container.Resources)
        {
            var kind = resource.Type switch
            {
                "AWS::IAM::Role" => "Role",
                "AWS::IAM::User" => "User",

                // CloudFormation cannot tag a managed policy, nor can the command that only adds a version.
                "AWS::IAM::ManagedPolicy" when container.Kind switch
                {
                    ContainerKind.CloudFormation => false,
                    ContainerKind.CommandInput => resource.Has("ManagedPolicyName"),
                    _ => true,
                }
                => "Policy",
                _ => null,
            };
            if (kind is not null)
                yield return new TaggedResource(kind, resource.Name, resource.Span, new DeclaredTags(resource));
        }
    }
}
