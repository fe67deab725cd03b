using System;
using System.Collections.Immutable;
using IamPolicyAnalyzers.Json;
using Microsoft.CodeAnalysis.Text;

namespace IamPolicyAnalyzers.Documents;

internal enum PrincipalKind : byte
{
    Role,
    Group,
    User,

    /// <summary>A permission set of the identity center, of which it makes roles in accounts.</summary>
    PermissionSet,
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
        PrincipalKind.PermissionSet => "permission set",
        _ => "role",
    };

    /// <summary>What it is, at the beginning of a message: <c>Role</c>.</summary>
    public string Title => char.ToUpperInvariant(KindName[0]) + KindName.Substring(1);

    /// <summary>The target as a message names it, <c>role 'AppRole'</c>. The words of functions in functions are no name that anybody would know again.</summary>
    public override string ToString() => Name.IndexOf(".Fn.", StringComparison.Ordinal) < 0 ? KindName + " '" + Name + "'" : "a " + KindName + " named at deployment";
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

    /// <summary>
    /// The ARN of a managed policy, in the notation of <c>Fn::Sub</c> where parts of it are not known; the name alone where a framework finds the
    /// policy of AWS by it; empty where the file gives neither.
    /// </summary>
    public string Arn { get; init; } = "";

    /// <summary>True when a framework finds the policy of AWS by its name.</summary>
    public bool IsByName { get; init; }

    /// <summary>
    /// Of a managed policy that AWS writes the path and name, as <c>service-role/AWSLambdaRole</c>; where only the name is given, this alone. Null for
    /// every other policy, and where it is not known.
    /// </summary>
    public string? AwsPolicy
    {
        get
        {
            const string Place = ":iam::aws:policy/";
            var place = Arn.IndexOf(Place, StringComparison.Ordinal);
            var start = IsByName ? 0 : Arn.StartsWith("arn:", StringComparison.Ordinal) && place > 0 ? place + Place.Length : Arn.Length;
            return start < Arn.Length && Arn.IndexOfAny(['$', '{', '<'], start) < 0 ? Arn.Substring(start) : null;
        }
    }

    /// <summary>The partition of the ARN; empty when it is not known.</summary>
    public string Partition
    {
        get
        {
            var parts = Arn.Split(':');
            return parts.Length > 1 && parts[1].IndexOf('$') < 0 ? parts[1] : "";
        }
    }

    /// <summary>The first user, else the first group or role.</summary>
    public AttachmentTarget Target => Targets[0];

    /// <summary>True when a user is among the targets; it is then <see cref="Target"/>.</summary>
    public bool IsOnUser => Target.Kind == PrincipalKind.User;

    public TextSpan Span => Place.IsString ? Place.ContentSpan : Place.OpenSpan;

    /// <summary>The path and name at the end of the ARN of a policy of AWS; the whole text where it does not hold them.</summary>
    public TextSpan AwsPolicySpan
    {
        get
        {
            var text = Place.StringValue;
            return AwsPolicy is { } policy && text.EndsWith(policy, StringComparison.Ordinal) ? Place.SpanOf(text.Length - policy.Length, policy.Length) : Span;
        }
    }
}
