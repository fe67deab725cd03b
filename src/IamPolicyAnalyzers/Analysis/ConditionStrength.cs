using System;
using System.Collections.Immutable;
using IamPolicyAnalyzers.Catalogue;
using IamPolicyAnalyzers.Policies;

namespace IamPolicyAnalyzers.Analysis;

/// <summary>
/// What the Condition of an Allow really limits. Only tests count that fail when the key is absent and whose values do not match everything.
/// An unknown Condition counts as every limit, so that nothing is reported because of it.
/// </summary>
internal sealed class ConditionStrength
{
    private static readonly ConditionStrength s_none = new(ConditionKeyClass.None, ImmutableArray<string>.Empty);
    private static readonly ConditionStrength s_unknown = new(ConditionKeyClass.Scope | ConditionKeyClass.Who | ConditionKeyClass.Guard, ImmutableArray<string>.Empty);

    private readonly ConditionKeyClass _classes;
    private readonly ImmutableArray<string> _serviceKeys;

    private ConditionStrength(ConditionKeyClass classes, ImmutableArray<string> serviceKeys)
    {
        _classes = classes;
        _serviceKeys = serviceKeys;
    }

    /// <summary>Limits which resource or what the request may contain, for every action.</summary>
    public bool IsScoping => (_classes & ConditionKeyClass.Scope) != 0;

    /// <summary>Limits who may call, or from which network.</summary>
    public bool IsIdentifying => (_classes & ConditionKeyClass.Who) != 0;

    /// <summary>Limits the circumstances of a caller who is known anyway.</summary>
    public bool IsGuarding => (_classes & ConditionKeyClass.Guard) != 0;

    /// <summary>True when nothing at all is limited, for no action.</summary>
    public bool IsNone => (_classes & ~ConditionKeyClass.Weak) == 0 && _serviceKeys.IsEmpty;

    /// <summary>True when some action is limited by a key of its service.</summary>
    public bool HasServiceKeys => !_serviceKeys.IsEmpty;

    /// <summary>True when the Condition limits the resource or the request of this action: a service key does so only where the action knows it.</summary>
    public bool IsScopingFor(CatalogueAction action)
    {
        if (IsScoping)
            return true;
        foreach (var key in _serviceKeys)
        {
            if (action.SupportsConditionKey(key.AsSpan()))
                return true;
        }

        return false;
    }

    /// <summary>True when one test limits the resource or the request of every one of these actions.</summary>
    public bool IsScopingForAll(ActionCatalogue catalogue, ActionSet actions)
    {
        if (IsScoping)
            return true;
        foreach (var key in _serviceKeys)
        {
            var isForAll = true;
            foreach (var index in actions)
                isForAll = isForAll && catalogue[index].SupportsConditionKey(key.AsSpan());
            if (isForAll)
                return true;
        }

        return false;
    }

    public static ConditionStrength Of(ConditionBlock? condition)
    {
        if (condition is null)
            return s_none;
        if (condition.IsUnknown)
            return s_unknown;

        var classes = ConditionKeyClass.None;
        var serviceKeys = ImmutableArray<string>.Empty;
        foreach (var test in condition.Tests)
        {
            if (!IsLimit(test))
                continue;
            var key = test.Key.Text;
            var keyClass = ConditionKeyClasses.Of(key);
            classes |= keyClass;
            if (keyClass == ConditionKeyClass.None && !key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase))
                serviceKeys = serviceKeys.Add(key);
        }

        return new ConditionStrength(classes, serviceKeys);
    }

    private static bool IsLimit(ConditionTest test)
    {
        if (test.Operator is not { IsPositive: true } conditionOperator || test.Values.IsEmpty)
            return false;
        foreach (var value in test.Values)
        {
            if (MatchesEverything(conditionOperator, value))
                return false;
        }

        // Asking that a key be false asks for the caller without the protection.
        return conditionOperator.Family != OperatorFamily.Bool
            || !test.Key.Text.Equals("aws:MultiFactorAuthPresent", StringComparison.OrdinalIgnoreCase)
            || !HasValue(test, "false");
    }

    private static bool MatchesEverything(ConditionOperator conditionOperator, PolicyText value) => conditionOperator.Family switch
    {
        OperatorFamily.IpAddress => value.Text is "0.0.0.0/0" or "::/0",
        OperatorFamily.Arn => Glob.IsRunOnly(value.Pattern) || IsAnyArn(value.Pattern),
        _ => conditionOperator.HasWildcards && Glob.IsRunOnly(value.Pattern),
    };

    private static bool IsAnyArn(string pattern)
    {
        var parts = pattern.Split([':'], 6);
        if (parts.Length != 6)
            return false;
        for (var i = 1; i < parts.Length; i++)
        {
            if (!Glob.IsRunOnly(parts[i]))
                return false;
        }

        return true;
    }

    private static bool HasValue(ConditionTest test, string text)
    {
        foreach (var value in test.Values)
        {
            if (value.Text.Equals(text, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}
