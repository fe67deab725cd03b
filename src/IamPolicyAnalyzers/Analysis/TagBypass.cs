using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using IamPolicyAnalyzers.Catalogue;
using IamPolicyAnalyzers.Policies;
using Microsoft.CodeAnalysis.Text;

namespace IamPolicyAnalyzers.Analysis;

/// <summary>A tag on which statements of a policy depend, and an entry of another statement that lets the caller set it.</summary>
/// <param name="Tag">The first such tag.</param>
/// <param name="Tags">All such tags that the statement lets the caller set.</param>
/// <param name="Dependents">The statements as the end of a sentence: <c>statement 'StopDev' depends</c>.</param>
/// <param name="DependentKeys">Where those statements test the tag.</param>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/access_tags.html</remarks>
internal sealed record TagBypass(ActionPattern Entry, CatalogueAction Action, string Tag, ImmutableArray<string> Tags, string Dependents, ImmutableArray<TextSpan> DependentKeys)
{
    /// <summary>In comparisons of two entries or tests. A document that would take more is looked through in part: no person wrote it.</summary>
    private const int MaxWork = 200_000;

    private const string ResourceTag = ":ResourceTag/";
    private const string RequestTag = ":RequestTag/";

    /// <summary>Tags whose keys begin so are AWS's own: nobody can set them.</summary>
    private const string Reserved = "aws:";

    private static readonly Lazy<ActionSet> s_setters = new(() => FindSetters(ActionCatalogue.Instance));

    /// <summary>At most one for each statement that sets tags.</summary>
    public static IEnumerable<TagBypass> FindIn(ImmutableArray<Grant> grants)
    {
        var work = new Work();
        var dependents = grants.SelectMany(grant => Dependent.Of(grant, work)).ToList();
        if (dependents.Count == 0)
            yield break;
        foreach (var grant in grants)
        {
            var setters = grant.Actions.Intersect(s_setters.Value);
            if (!setters.IsEmpty && !grant.Action.IsNot && !grant.Strength.IsThroughServiceOnly && FindFor(grant, setters, dependents, work) is { } bypass)
                yield return bypass;
        }
    }

    private static TagBypass? FindFor(Grant grant, ActionSet setters, List<Dependent> dependents, Work work)
    {
        var candidates = dependents.Where(dependent => work.Spend() && dependent.Grant != grant && LetsSet(grant.Statement.Condition, dependent.Tag)).ToList();
        if (candidates.Count == 0)
            return null;
        TagBypass? found = null;
        foreach (var setter in grant.InOrder(setters))
        {
            var reached = candidates.Where(dependent => dependent.IsReachedBy(grant, setter) && !IsDenied(grant, setter, dependent.Tag, work)).ToList();
            if (reached.Count == 0 || grant.EntryOf(setter) is not { } entry)
                continue;
            var tag = reached[0].Tag;
            if (found is null)
            {
                var ofTag = reached.Where(dependent => dependent.HasTag(tag)).ToList();
                found = new TagBypass(entry, setter, tag, ImmutableArray<string>.Empty, Describe(ofTag), ImmutableArray.CreateRange(ofTag.Select(static dependent => dependent.KeySpan)));
            }

            found = found with { Tags = found.Tags.Union(reached.Select(dependent => dependent.Tag), StringComparer.OrdinalIgnoreCase).ToImmutableArray() };
        }

        return found;
    }

    private static string Describe(List<Dependent> dependents)
    {
        var labels = dependents.Select(dependent => dependent.Grant.Statement.Label).Distinct().ToList();
        return labels.Count == 1 ? $"statement {labels[0]} depends" : $"statement {labels[0]} and {labels.Count - 1} more depend";
    }

    /// <summary>False when the Condition keeps the caller from setting the tag, or asks which value it gets or has: then its author has thought of it.</summary>
    private static bool LetsSet(ConditionBlock? condition, string tag)
    {
        if (condition is null)
            return true;
        foreach (var test in condition.Tests)
        {
            var key = test.Key.Text;
            if (test.Key.HasUnknown
                || test.Operator is null
                || IsTagKey(key, ResourceTag, tag)
                || IsTagKey(key, RequestTag, tag)
                || key.EndsWith(":CreateAction", StringComparison.OrdinalIgnoreCase)
                || (IsKeysOfRequest(key) && !AdmitsKey(test, tag)))
                return false;
        }

        return !condition.IsUnknown;
    }

    // One of several keys has to be named: the tag may stand beside it.
    private static bool AdmitsKey(ConditionTest test, string tag) => test.Operator switch
    {
        { Set: SetOperator.ForAnyValue } => true,
        { Family: OperatorFamily.Null } => test.Has("false"),
        _ => test.Admits(tag),
    };

    /// <summary>True when some Deny of the document speaks of the tag for this action, or may do so.</summary>
    private static bool IsDenied(Grant grant, CatalogueAction setter, string tag, Work work)
    {
        foreach (var statement in grant.Document.Statements)
        {
            if (statement is { IsDeny: true, Action: { } action, Condition: { } condition }
                && work.Spend()
                && (condition.IsUnknown || condition.Tests.Any(test => SpeaksOf(test, tag)))
                && (action.IsUnknown || grant.Catalogue.ActionsOf(action).Contains(setter)))
                return true;
        }

        return false;
    }

    private static bool SpeaksOf(ConditionTest test, string tag)
    {
        var key = test.Key.Text;
        return IsTagKey(key, ResourceTag, tag)
            || IsTagKey(key, RequestTag, tag)
            || (IsKeysOfRequest(key) && (test.Admits(tag) || test.Values.Any(static value => !value.IsLiteral)));
    }

    private static bool IsKeysOfRequest(string key) => key.Equals("aws:TagKeys", StringComparison.OrdinalIgnoreCase);

    private static bool IsTagKey(string key, string kind, string tag)
    {
        var start = key.IndexOf(kind, StringComparison.OrdinalIgnoreCase);
        return start > 0 && string.Compare(key, start + kind.Length, tag, 0, int.MaxValue, StringComparison.OrdinalIgnoreCase) == 0;
    }

    /// <summary>Whatever gives tags; to take one away opens nothing.</summary>
    private static ActionSet FindSetters(ActionCatalogue catalogue)
    {
        var setters = new ActionSet.Builder();
        foreach (var index in catalogue.OfLevel(AccessLevel.Tagging))
        {
            var name = catalogue[index].Name;
            var takesAway = name.StartsWith("Untag", StringComparison.Ordinal)
                || name.StartsWith("Delete", StringComparison.Ordinal)
                || name.StartsWith("Remove", StringComparison.Ordinal);
            if (!takesAway)
                setters.Add(index);
        }

        return setters.ToSet();
    }

    /// <summary>A statement that holds only for resources whose tag has certain values.</summary>
    private sealed class Dependent(Grant grant, string tag, TextSpan keySpan, Work work)
    {
        // Indices of the types of resources that the statement opens to those who set the tag.
        private HashSet<int>? _types;

        public Grant Grant { get; } = grant;

        public string Tag { get; } = tag;

        /// <summary>Where the tag is tested.</summary>
        public TextSpan KeySpan { get; } = keySpan;

        public static IEnumerable<Dependent> Of(Grant grant, Work work)
        {
            if (grant.Statement.Condition is not { IsUnknown: false } condition || grant.Resource.IsNot)
                yield break;
            if (condition.Tests.Any(static test => TagOf(test).StartsWith(Reserved, StringComparison.OrdinalIgnoreCase)))
                yield break;
            foreach (var test in condition.Tests)
            {
                if (TagOf(test) is { Length: > 0 } tag && test.Values.All(static value => value.IsLiteral))
                    yield return new Dependent(grant, tag, test.Key.Span, work);
            }
        }

        public bool HasTag(string tag) => Tag.Equals(tag, StringComparison.OrdinalIgnoreCase);

        /// <summary>True when the action of the other statement sets tags on something that this statement is about.</summary>
        public bool IsReachedBy(Grant other, CatalogueAction setter)
        {
            _types ??= FindTypes();
            foreach (var type in setter.ResourceTypes)
            {
                if (_types.Contains(type.Index) && Grant.Resource.Entries.Any(entry => IsOf(entry, type) && Meets(entry, type, other, setter)))
                    return true;
            }

            return false;
        }

        private bool Meets(ResourceArn entry, CatalogueResourceType type, Grant other, CatalogueAction setter) =>
            other.Resource.IsNot
                ? !other.Resource.IsUnknown && !other.Resource.Entries.Any(left => !work.Spend() || left.Overlaps(entry))
                : other.Resource.Entries.Any(tagged => work.Spend() && tagged.Overlaps(entry) && IsOf(tagged, type) && other.ActionsOn(tagged).Contains(setter));

        private bool IsOf(ResourceArn entry, CatalogueResourceType type) =>
            entry.IsAll || (work.Spend() && !entry.IsUnknown && ArnForms.Of(type).Any(entry.Overlaps));

        /// <summary>The key of the tag that the resource must have for the test to hold; empty for other tests.</summary>
        private static string TagOf(ConditionTest test)
        {
            var start = test.Key.Text.IndexOf(ResourceTag, StringComparison.OrdinalIgnoreCase);
            return start > 0 && !test.Key.HasUnknown && ConditionStrength.LimitsValues(test) ? test.Key.Text.Substring(start + ResourceTag.Length) : "";
        }

        private HashSet<int> FindTypes()
        {
            var actions = Grant.Actions;
            foreach (var other in Grant.Grants.Statements)
            {
                if (work.Spend() && other.Strength.IsNone && IsWithin(other))
                    actions = actions.Except(other.Actions);
            }

            var types = new HashSet<int>();
            foreach (var action in Grant.Catalogue.ActionsIn(actions))
            {
                foreach (var type in action.ResourceTypes)
                    types.Add(type.Index);
            }

            return types;
        }

        /// <summary>True when the other statement allows its actions on all of these resources, whatever their tags.</summary>
        private bool IsWithin(Grant other) =>
            !other.Resource.IsNot && Grant.Resource.Entries.All(entry => other.Resource.Entries.Any(wider => !work.Spend() || wider.Covers(entry)));
    }

    private sealed class Work
    {
        private int _left = MaxWork;

        public bool Spend() => --_left >= 0;
    }
}
