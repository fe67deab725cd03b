using System.Collections.Immutable;
using System.Linq;
using IamPolicyAnalyzers.Catalogue;
using IamPolicyAnalyzers.Documents;
using IamPolicyAnalyzers.Policies;
using Microsoft.CodeAnalysis.Text;

namespace IamPolicyAnalyzers.Analysis;

/// <summary>What about a statement is new. Of several the first in this order.</summary>
internal enum GrowthPart : byte
{
    Action,
    Resource,
    Principal,
    Condition,

    /// <summary>Nothing: a Deny that took the access away is gone, or takes less away.</summary>
    Denial,

    /// <summary>A function of the template stands for a statement, or has gone, so that nobody can say.</summary>
    Unknown,
}

/// <summary>Access that a policy gives and another version of it does not.</summary>
internal sealed class AccessGrowth
{
    /// <summary>The policy that gives the access.</summary>
    public required PolicyDocument Document { get; init; }

    /// <summary>The Allow that gives it; null for one that AWS implies, and where a function stands for statements.</summary>
    public required Statement? Statement { get; init; }

    public required GrowthPart Part { get; init; }

    /// <summary>The text that is new, or else the first that gives the access.</summary>
    public required TextSpan Span { get; init; }

    /// <summary>The first entry of Action that gives some of the access; null for NotAction.</summary>
    public ActionPattern? Entry { get; init; }

    /// <summary>The first entry of Resource on which the access grew; null for NotResource, and where there is none.</summary>
    public ResourceArn? Resource { get; init; }

    /// <summary>The first principal whose access grew; null for NotPrincipal, and where there is none.</summary>
    public PrincipalValue? Principal { get; init; }

    /// <summary>The Deny of the other version that is missed; null where an Allow alone makes the difference.</summary>
    public Statement? Denial { get; init; }

    /// <summary>The actions that may have grown: at least one request for some of them did, as far as can be told.</summary>
    public required ActionSet Actions { get; init; }

    /// <summary>Those of the actions of which a request is known that only this version allows.</summary>
    public required ActionSet CertainActions { get; init; }

    /// <summary>Entries whose actions the catalogue does not have, or nobody knows.</summary>
    public required ImmutableArray<ActionPattern> OtherActions { get; init; }

    /// <summary>True when there is a request that this version allows and the other one denies.</summary>
    public required bool IsCertain { get; init; }

    /// <summary>Up to three of the actions, those that are certain first, the entries of others, or the effect of a function; with the access level where it is one.</summary>
    public string Names
    {
        get
        {
            var actions = CertainActions.IsEmpty ? Actions : CertainActions;
            if (!actions.IsEmpty)
                return Listing.Of(ActionCatalogue.Instance.ActionsIn(actions), actions.Count) + LevelOf(actions);
            var others = OtherActions.Select(static entry => entry.Text).ToList();
            return others.Count > 0 ? Listing.Of(others, others.Count) : "access that nobody can see";
        }
    }

    /// <summary>What let the access grow, where no entry of the policy shows it: <c> now that a Deny is gone</c>; else nothing.</summary>
    public string Reason => Part switch
    {
        GrowthPart.Denial => Denial?.Sid is { Text.Length: > 0 } sid ? $" now that Deny '{sid.Text}' takes less away" : " now that a Deny takes less away",
        GrowthPart.Condition => " under its Condition",
        GrowthPart.Resource when Resource is not null => $" on '{Resource.Text}'",
        GrowthPart.Principal when Principal is not null => $" to '{Principal.Text}'",
        _ => "",
    };

    /// <summary>
    /// What the policies of one user, group, role or resource allow after a change and did not allow before, one for each Allow statement. It may
    /// name access that did not grow, which then is not certain, but leaves out none that did, as far as the catalogue knows the actions.
    /// </summary>
    public static ImmutableArray<AccessGrowth> Between(ImmutableArray<PolicyDocument> before, ImmutableArray<PolicyDocument> after, PolicyType type) =>
        new AccessComparison(before, after, type).Find();

    /// <inheritdoc cref="Between(ImmutableArray{PolicyDocument}, ImmutableArray{PolicyDocument}, PolicyType)"/>
    public static ImmutableArray<AccessGrowth> Between(PolicyDocument before, PolicyDocument after, PolicyType type) =>
        Between(ImmutableArray.Create(before), ImmutableArray.Create(after), type);

    /// <summary>What the policies allowed before a change and no longer allow after it: the statements are those of <paramref name="before"/>.</summary>
    public static ImmutableArray<AccessGrowth> Gone(ImmutableArray<PolicyDocument> before, ImmutableArray<PolicyDocument> after, PolicyType type) =>
        Between(after, before, type);

    /// <inheritdoc cref="Gone(ImmutableArray{PolicyDocument}, ImmutableArray{PolicyDocument}, PolicyType)"/>
    public static ImmutableArray<AccessGrowth> Gone(PolicyDocument before, PolicyDocument after, PolicyType type) => Between(after, before, type);

    /// <summary>The first Allow by which strangers may use the resource or assume the role, where no statement of the other version did; null when there is none.</summary>
    public static (Statement Statement, PublicAccess Access)? BecamePublic(PolicyContext context, ImmutableArray<PolicyDocument> before)
    {
        if (FirstPublic(context) is not { } found)
            return null;
        foreach (var document in before)
        {
            if (FirstPublic(context.OfVersion(document)) is not null)
                return null;
        }

        return found;
    }

    private static string LevelOf(ActionSet actions)
    {
        AccessLevel? common = null;
        foreach (var action in ActionCatalogue.Instance.ActionsIn(actions))
        {
            if (common is { } level && level != action.Level)
                return "";
            common = action.Level;
        }

        return common is { } only ? $" ({only.ToText()})" : "";
    }

    private static (Statement Statement, PublicAccess Access)? FirstPublic(PolicyContext context)
    {
        foreach (var statement in context.Policy.Statements)
        {
            if (PublicAccess.Of(context, statement) is { } access)
                return (statement, access);
        }

        return null;
    }
}
