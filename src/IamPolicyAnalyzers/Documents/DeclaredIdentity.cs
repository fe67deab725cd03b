using System.Collections.Generic;
using Microsoft.CodeAnalysis.Text;

namespace IamPolicyAnalyzers.Documents;

/// <summary>What other resources of a file give to a user.</summary>
[System.Flags]
internal enum IdentityParts
{
    None = 0,
    Group = 1,
    AccessKey = 2,
    LoginProfile = 4,
}

/// <summary>A user, group or role that a file declares, or reports of an account, with what the whole file says of it.</summary>
/// <param name="given">What other resources of the file give to it, or may give.</param>
internal sealed class DeclaredIdentity(PrincipalKind kind, DeclaredResource resource, IdentityParts given)
{
    private const string PermissionsBoundary = nameof(PermissionsBoundary);

    public PrincipalKind Kind { get; } = kind;

    public DeclaredResource Resource { get; } = resource;

    public string Name => Resource.Name;

    /// <summary>The name in the text, or the object where the file gives none.</summary>
    public TextSpan Span => Resource.Span;

    /// <inheritdoc cref="DeclaredResource.IsEvidence"/>
    public bool IsEvidence => Resource.IsEvidence;

    /// <summary>The path of the name, as <c>/aws-service-role/sqs.amazonaws.com/</c>; a slash where the file gives none, empty where it is not known.</summary>
    public string Path
    {
        get
        {
            if (!Resource.TryGet("Path", out var path))
                return "/";
            var value = DeclaredValue.Of(path.Value);
            return value.IsKnown ? value.Text : "";
        }
    }

    /// <summary>True when the file puts the user in a group, or may do so.</summary>
    public bool MayBeInGroup
    {
        get
        {
            if ((given & IdentityParts.Group) != 0)
                return true;

            // A report that does not tell of groups says nothing against them.
            return Resource.Has("Groups") ? Resource.ValuesOf("Groups").Count > 0 : IsEvidence;
        }
    }

    /// <summary>True when the file makes an access key for the user, or may do so.</summary>
    public bool HasAccessKey => (given & IdentityParts.AccessKey) != 0;

    /// <summary>True when the file gives the user a password for the console, or may do so.</summary>
    public bool HasLoginProfile => (given & IdentityParts.LoginProfile) != 0 || Resource.ValuesOf("LoginProfile").Count > 0;

    /// <summary>The ARNs that may stand as the permissions boundary; empty when there certainly is none.</summary>
    public IReadOnlyList<DeclaredValue> Boundaries
    {
        get
        {
            var boundaries = new List<DeclaredValue>();
            foreach (var value in Resource.ValuesOf(PermissionsBoundary))
            {
                // The report of an account writes an object with the type beside the ARN.
                var arn = value.Node.TryGetMember("PermissionsBoundaryArn", out var member) ? member.Value : value.Node;
                boundaries.Add(DeclaredValue.Of(arn));
            }

            // A report that does not even tell of attached policies says nothing against a boundary.
            if (boundaries.Count == 0 && IsEvidence && !Resource.Has("ManagedPolicyArns"))
                boundaries.Add(new DeclaredValue("", Span));
            return boundaries;
        }
    }

    /// <summary>The tags of the user or role.</summary>
    public DeclaredTags Tags => new(Resource);
}
