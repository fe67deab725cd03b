using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using IamPolicyAnalyzers.Catalogue;
using IamPolicyAnalyzers.Policies;
using Microsoft.CodeAnalysis.Text;

namespace IamPolicyAnalyzers.Analysis;

/// <summary>Which actions of a statement a test of a resource's tag never reaches, because AWS knows no tag of what they work on.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/access_tags.html</remarks>
internal static class TagReach
{
    /// <summary>True when a request without the tag of its resource fails the Condition.</summary>
    public static bool AsksForTag(Statement statement)
    {
        foreach (var test in statement.Condition?.Tests ?? ImmutableArray<ConditionTest>.Empty)
        {
            if (AsksForTag(test))
                return true;
        }

        return false;
    }

    /// <summary>What the tests of tags never reach; null when that is nothing for certain, or none of what the statement is needed for.</summary>
    /// <param name="exempt">The actions that other statements see to.</param>
    public static UnreachedActions? Judge(Statement statement, Lazy<ActionSet> exempt, ActionCatalogue catalogue)
    {
        if (statement is not { Action: { } action, Condition: { } condition })
            return null;
        foreach (var test in condition.Tests)
        {
            if (!AsksForTag(test) || !catalogue.TryGetKey(test, out var tag))
                continue;
            if (action.IsNot)
            {
                return action.IsUnknown || catalogue.ActionsOf(action).IsSubsetOf(exempt.Value)
                    ? null
                    : new(action.NameSpan, test.Key.Text, test.Key.Span, "many actions that NotAction leaves never carry", IsOne: false);
            }

            if (Beyond(action, test, tag, exempt, catalogue) is { } beyond)
            {
                var names = Listing.Of(beyond.ConvertAll(static entry => entry.Text), beyond.Count);
                return new(beyond[0].Span, test.Key.Text, test.Key.Span, names + (beyond.Count == 1 ? " never carries" : " never carry"), beyond.Count == 1);
            }
        }

        return null;
    }

    private static bool AsksForTag(ConditionTest test) =>
        test.Operator is { IsPositive: true } && test.Key.IsLiteral && new ConditionKey(test.Key.Text).IsResourceTag;

    private static List<ActionPattern>? Beyond(ActionElement action, ConditionTest test, CatalogueConditionKey tag, Lazy<ActionSet> exempt, ActionCatalogue catalogue)
    {
        List<ActionPattern>? beyond = null;
        foreach (var entry in action.Entries)
        {
            if (!entry.HasWildcard && catalogue.IndexOf(entry) is >= 0 and var index && IsNeverFor(catalogue[index], test, tag, catalogue) && !exempt.Value.Contains(index))
                (beyond ??= []).Add(entry);
        }

        return beyond;
    }

    /// <summary>Of an action without resource types and keys AWS's pages do not say enough.</summary>
    private static bool IsNeverFor(CatalogueAction action, ConditionTest test, CatalogueConditionKey tag, ActionCatalogue catalogue)
    {
        if (action.HasOpenResources || catalogue.List(ActionList.SharedTagActions).Contains(action))
            return false;
        var isDescribed = action.IsScopable;
        foreach (var key in action.ConditionKeys)
        {
            // The global key has one name; of its own, a service may write the same key in several ways.
            if (key.Equals(tag) || (!tag.IsGlobal && key.Matches(test.Key.Characters)))
                return false;
            isDescribed = true;
        }

        return isDescribed;
    }
}

/// <summary>Actions that a test of a tag never reaches.</summary>
/// <param name="Span">The first of them, or NotAction.</param>
/// <param name="Key">The tag that is tested.</param>
/// <param name="KeySpan">The same where it stands.</param>
/// <param name="Lack">What they lack, as a message says it.</param>
internal readonly record struct UnreachedActions(TextSpan Span, string Key, TextSpan KeySpan, string Lack, bool IsOne);
