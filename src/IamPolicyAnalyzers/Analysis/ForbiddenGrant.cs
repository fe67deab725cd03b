using System.Collections.Immutable;
using IamPolicyAnalyzers.Catalogue;
using IamPolicyAnalyzers.Policies;

namespace IamPolicyAnalyzers.Analysis;

/// <summary>What no policy of a project may grant: an action or a pattern of actions, and the resources on which it may not; on any, where none are named.</summary>
internal sealed class ForbiddenGrant
{
    private readonly ResourceArn? _resource;

    private ForbiddenGrant(ActionSet actions, ResourceArn? resource)
    {
        Actions = actions;
        _resource = resource;
    }

    public ActionSet Actions { get; }

    /// <summary>Every action of the services that are not among these.</summary>
    public static ForbiddenGrant OutsideOf(ImmutableArray<string> services)
    {
        var actions = new ActionSet.Builder();
        actions.UnionWith(ActionCatalogue.Instance.All);
        foreach (var service in services)
            actions.ExceptWith(ActionCatalogue.Instance.Match(ActionPattern.Parse(service + ":*")));
        return new ForbiddenGrant(actions.ToSet(), resource: null);
    }

    /// <summary>Reads <c>s3:DeleteBucket</c> or <c>s3:Delete* arn:aws:s3:::prod-*</c>; null for anything else.</summary>
    public static ForbiddenGrant? TryParse(string text)
    {
        var blank = text.IndexOf(' ');
        var action = ActionPattern.Parse(blank < 0 ? text : text.Substring(0, blank));
        var resource = blank < 0 ? null : ResourceArn.Parse(text.Substring(blank + 1).Trim());
        return action.IsWellFormed && resource is null or { IsWellFormed: true } ? new ForbiddenGrant(ActionCatalogue.Instance.Match(action), resource) : null;
    }

    /// <summary>The forbidden actions that a statement grants, for all that is known of it.</summary>
    public ActionSet In(Grant grant) => IsReached(grant.Resource) ? grant.Actions.Intersect(Actions) : ActionSet.Empty;

    private bool IsReached(ResourceElement element)
    {
        if (_resource is null || element.IsNot)
            return _resource is null || !element.IsUnknown;
        foreach (var entry in element.Entries)
        {
            if (!entry.IsUnknown && entry.IsWellFormed && entry.Overlaps(_resource))
                return true;
        }

        return false;
    }
}
