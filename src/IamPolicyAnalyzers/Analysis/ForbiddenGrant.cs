using System.Collections.Immutable;
using System.Linq;
using IamPolicyAnalyzers.Catalogue;
using IamPolicyAnalyzers.Policies;

namespace IamPolicyAnalyzers.Analysis;

/// <summary>What no policy of a project may grant: an action or a pattern of actions, and the resources on which it may not; on any, where none are named.</summary>
internal sealed class ForbiddenGrant
{
    private readonly ActionPattern _action;
    private readonly ResourceArn? _resource;

    private ForbiddenGrant(ActionPattern action, ResourceArn? resource)
    {
        _action = action;
        _resource = resource;
    }

    /// <summary>The actions that the pattern means.</summary>
    public ActionSet Actions => ActionCatalogue.Instance.Match(_action);

    /// <summary>Reads <c>s3:DeleteBucket</c> or <c>s3:Delete* arn:aws:s3:::prod-*</c>; null for anything else.</summary>
    public static ForbiddenGrant? TryParse(string text)
    {
        var blank = text.IndexOf(' ');
        var action = ActionPattern.Parse(blank < 0 ? text : text.Substring(0, blank));
        var resource = blank < 0 ? null : ResourceArn.Parse(text.Substring(blank + 1).Trim());
        return action.IsWellFormed && resource is null or { IsWellFormed: true } ? new ForbiddenGrant(action, resource) : null;
    }

    /// <summary>The forbidden actions that a statement grants, for all that is known of it.</summary>
    public ActionSet In(Grant grant) => IsReached(grant.Resource) ? grant.Actions.Intersect(Actions) : ActionSet.Empty;

    /// <summary>The actions that a fix may leave out of the statement; nothing where it may keep them on some resources.</summary>
    public ImmutableDictionary<string, string?> FixIn(Grant grant) =>
        _resource is null || (!grant.Resource.IsNot && grant.Resource.Entries.All(entry => entry.Overlaps(_resource))) ? FixData.None.Add(FixData.Forbidden, _action.Text) : FixData.None;

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
