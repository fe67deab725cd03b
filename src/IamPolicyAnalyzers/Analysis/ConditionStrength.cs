using System;
using System.Collections.Immutable;
using System.Linq;
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

    /// <summary>True when only calls that an AWS service makes on the caller's behalf are allowed.</summary>
    public bool IsThroughServiceOnly { get; private init; }

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
        var isThroughServiceOnly = false;
        foreach (var test in condition.Tests)
        {
            if (!IsLimit(test))
                continue;
            if (test.Key.HasUnknown)
                return s_unknown;
            var key = test.Key.Text;
            var keyClass = ConditionKeyClasses.Of(key);
            classes |= keyClass;
            isThroughServiceOnly |= key.StartsWith("aws:CalledVia", StringComparison.OrdinalIgnoreCase) || key.Equals("aws:ViaAWSService", StringComparison.OrdinalIgnoreCase);
            if (keyClass == ConditionKeyClass.None && !key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase))
                serviceKeys = serviceKeys.Add(key);
        }

        return new ConditionStrength(classes, serviceKeys) { IsThroughServiceOnly = isThroughServiceOnly };
    }

    /// <summary>
    /// True when a request without the key fails the test, and some request with the key fails it too. That a resource has some tag at all limits which
    /// resources are meant: the others have none.
    /// </summary>
    public static bool IsLimit(ConditionTest test) => LimitsValues(test) || AsksForResourceTag(test);

    /// <summary>The same, and not only by asking that the key be there.</summary>
    public static bool LimitsValues(ConditionTest test) =>
        test.Operator is { IsPositive: true } && !test.Values.IsEmpty && !test.AdmitsEverything && !AsksForTheUnprotected(test);

    private static bool AsksForResourceTag(ConditionTest test) =>
        new ConditionKey(test.Key.Text).IsResourceTag
        && (test.RequiresKey || (test.Operator is { Family: OperatorFamily.Null } && test.Values.Any(static value => value.HasUnknown)));

    /// <summary>The protective keys of type Bool protect where they are true: <c>false</c> asks for the caller without the protection.</summary>
    private static bool AsksForTheUnprotected(ConditionTest test) =>
        test.Operator is { Family: OperatorFamily.Bool }
        && test.Key.Text.IndexOf('/') < 0
        && ConditionKeyClasses.Of(test.Key.Text) != ConditionKeyClass.None
        && test.Has("false");
}
