using System.Collections.Immutable;
using IamPolicyAnalyzers.Json;
using Microsoft.CodeAnalysis.Text;

namespace IamPolicyAnalyzers.Documents;

internal enum PrincipalKind : byte
{
    Role,
    Group,
    User,
}

/// <summary>A user, group or role of a file.</summary>
/// <param name="Name">Its logical id in a template, or its name.</param>
internal readonly record struct AttachmentTarget(PrincipalKind Kind, string Name)
{
    /// <summary>What it is, as messages and options name it: <c>role</c>, <c>group</c> or <c>user</c>.</summary>
    public string KindName => Kind switch
    {
        PrincipalKind.User => "user",
        PrincipalKind.Group => "group",
        _ => "role",
    };

    /// <summary>The target as a message names it, <c>role 'AppRole'</c>.</summary>
    public override string ToString() => KindName + " '" + Name + "'";
}

/// <summary>A policy that a file gives to users, groups or roles: a document written there, or a managed policy.</summary>
/// <param name="Targets">Who gets the policy, users first; never empty.</param>
/// <param name="PolicyName">The name of the policy as the file gives it, or the logical id of its resource.</param>
/// <param name="Place">The text to mark: the name of the policy where one stands.</param>
/// <param name="IsInline">True when the document is part of its target and cannot be attached elsewhere.</param>
/// <param name="IsWrittenByFramework">True when a deployment framework writes the policy for one resource, so that nobody can choose another form.</param>
internal sealed record PolicyAttachment(
    ImmutableArray<AttachmentTarget> Targets,
    string PolicyName,
    JsonNode Place,
    bool IsInline,
    bool IsWrittenByFramework = false)
{
    /// <summary>True when a condition of the template decides whether the target gets the policy.</summary>
    public bool IsConditional { get; init; }

    /// <summary>The first user, else the first group or role.</summary>
    public AttachmentTarget Target => Targets[0];

    /// <summary>True when a user is among the targets; it is then <see cref="Target"/>.</summary>
    public bool IsOnUser => Target.Kind == PrincipalKind.User;

    public TextSpan Span => Place.IsString ? Place.ContentSpan : Place.OpenSpan;
}
