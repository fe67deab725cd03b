using System.Collections.Generic;
using IamPolicyAnalyzers.Documents;
using Microsoft.CodeAnalysis.Text;

namespace IamPolicyAnalyzers.Tool.Access;

/// <summary>In which way access is another; those that need a look first come first.</summary>
internal enum ChangeKind : byte
{
    Public,
    New,
    PossiblyNew,
    Gone,
    PossiblyGone,
}

/// <summary>One difference between what two versions of a policy allow.</summary>
internal sealed record AccessChange
{
    public required ChangeKind Kind { get; init; }

    /// <summary>The name of the file.</summary>
    public required string File { get; init; }

    /// <summary>Where it stands: in the new version, and of access that is gone in the old one. Null where no text shows it.</summary>
    public required LinePositionSpan? Place { get; init; }

    public required PolicyType Type { get; init; }

    /// <summary>Who has the access, as <c>role 'App'</c>, or the way to the policy in its file; empty for a file that is the policy.</summary>
    public required string Holder { get; init; }

    /// <summary>The Sid of the statement; empty without one.</summary>
    public string Sid { get; init; } = "";

    /// <summary>What happened, for the words after the place: <c>grants 's3:PutObject' (Write)</c>.</summary>
    public required string Words { get; init; }

    /// <summary>The actions for which there is a request that only the one version allows; a whole service as <c>s3:*</c>.</summary>
    public IReadOnlyList<string> Actions { get; init; } = [];

    /// <summary>Further actions for which there may be one.</summary>
    public IReadOnlyList<string> PossibleActions { get; init; } = [];

    /// <summary>The entry of Resource on which access changed; null where it is no single one.</summary>
    public string? Resource { get; init; }

    /// <summary>The principal whose access changed; null where it is no single one.</summary>
    public string? Principal { get; init; }

    /// <summary>True for access that the new version gives, or may give, and the old one did not.</summary>
    public bool IsGrowth => Kind is ChangeKind.Public or ChangeKind.New or ChangeKind.PossiblyNew;
}
