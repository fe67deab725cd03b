using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;

namespace IamPolicyAnalyzers.Policies;

/// <summary>One test of a Condition: operator, key, values. The values of one key are alternatives; the tests of a block all have to hold.</summary>
internal sealed class ConditionTest(
    PolicyText operatorName, ConditionOperator? conditionOperator, PolicyText key, ImmutableArray<PolicyText> values)
{
    /// <summary>Keys that every signed request carries.</summary>
    private static readonly string[] s_alwaysPresent =
    [
        "aws:CurrentTime", "aws:EpochTime", "aws:PrincipalAccount", "aws:PrincipalArn", "aws:PrincipalType", "aws:SecureTransport", "aws:userid", "aws:ViaAWSService",
    ];

    public PolicyText OperatorName { get; } = operatorName;

    /// <summary>The operator; null when AWS knows none of this name.</summary>
    public ConditionOperator? Operator { get; } = conditionOperator;

    /// <summary>The condition key as written, <c>aws:SourceIp</c> or <c>aws:ResourceTag/team</c>; compares without case.</summary>
    public PolicyText Key { get; } = key;

    public ImmutableArray<PolicyText> Values { get; } = values;

    /// <summary>True when an object stands under the key, or in the list of its values, where only texts, numbers and booleans may.</summary>
    public bool HasObject { get; init; }

    /// <summary>The first value of another JSON type than the values before it; null when all are of one type.</summary>
    public PolicyText? FirstOfOtherType
    {
        get
        {
            PolicyText? first = null;
            foreach (var value in Values)
            {
                if (value.IsUnknown)
                    continue;
                first ??= value;
                if (value.IsNumber != first.IsNumber || value.IsBoolean != first.IsBoolean)
                    return value;
            }

            return null;
        }
    }

    /// <summary>
    /// True when some value, or all of them together, lets every text through: <c>*</c> under a Like or an Arn operator, the ranges of the whole
    /// address space, both words of a Bool. Of negated operators and comparisons nothing is said.
    /// </summary>
    public bool AdmitsEverything => Operator is { IsNegated: false } read && read.Family switch
    {
        OperatorFamily.IpAddress => AreAllAddresses(),
        OperatorFamily.Bool or OperatorFamily.Null => Has("true") && Has("false"),
        OperatorFamily.Arn => FirstOfEverything is not null,
        OperatorFamily.String => read.HasWildcards && FirstOfEverything is not null,
        _ => false,
    };

    /// <summary>
    /// True when no signed request passes: the test asks that a key which every such request carries be none of its values, and one of them is
    /// everything.
    /// </summary>
    public bool HoldsForNoSignedRequest =>
        Operator is { IsNegated: true, HasWildcards: true, Set: SetOperator.None }
        && Contains(s_alwaysPresent, Key.Text)
        && FirstOfEverything is not null;

    /// <summary>The first value of a String or Arn operator with wildcards that means every text.</summary>
    public PolicyText? FirstOfEverything
    {
        get
        {
            foreach (var value in Values)
            {
                if (IsPresenceOnly(value.Pattern) || (Operator is { Family: OperatorFamily.Arn } && IsAnyArn(value.Pattern.ToString())))
                    return value;
            }

            return null;
        }
    }

    /// <summary>True when the key is this one; keys compare without case.</summary>
    public bool IsOf(string key) => Key.Text.Equals(key, StringComparison.OrdinalIgnoreCase);

    /// <summary>True when every request passes, also one without the key.</summary>
    public bool HoldsAlways =>
        AdmitsEverything
        && Operator is { } read
        && (read.IsIfExists || read.Set == SetOperator.ForAllValues || read.Family == OperatorFamily.Null || Contains(s_alwaysPresent, Key.Text));

    /// <summary>True when this is one of the values, whatever the case.</summary>
    public bool Has(string text)
    {
        foreach (var value in Values)
        {
            if (value.IsLiteral && value.Text.Equals(text, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    /// <summary>
    /// True when a request whose key holds just this text passes the test for certain. Only String and Arn operators are read; a test with an unknown
    /// value that could matter passes nothing for certain.
    /// </summary>
    public bool Admits(string text)
    {
        if (Operator is not { Family: OperatorFamily.String or OperatorFamily.Arn } read)
            return false;
        var ignoreCase = read.Base.EndsWith("IgnoreCase", StringComparison.Ordinal);
        var isMatched = false;
        var mayMatch = false;
        foreach (var value in Values)
        {
            if (!value.IsLiteral)
                mayMatch = true;
            else if (read.HasWildcards)
                isMatched |= Glob.Matches(value.Pattern, text.AsSpan(), ignoreCase);
            else
                isMatched |= value.Text.Equals(text, ignoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);
        }

        return read.IsNegated ? !isMatched && !mayMatch : isMatched;
    }

    private bool AreAllAddresses()
    {
        var ranges = new List<IpRange>(Values.Length);
        foreach (var value in Values)
        {
            if (value.IsLiteral && IpRange.TryParse(value.Text, out var range))
                ranges.Add(range);
        }

        return IpRange.CoverEverything(ranges);
    }

    /// <summary>True for <c>*</c> and <c>?*</c>, which ask for no more than that there is a text.</summary>
    private static bool IsPresenceOnly(ReadOnlySpan<char> pattern) => pattern.IndexOf('*') >= 0 && pattern.Trim("*?".AsSpan()).IsEmpty;

    private static bool IsAnyArn(string pattern)
    {
        var parts = pattern.Split([':'], 6);
        if (parts.Length != 6 || (parts[0] != "arn" && !Glob.IsRunOnly(parts[0])))
            return false;
        for (var i = 1; i < parts.Length; i++)
        {
            if (!Glob.IsRunOnly(parts[i]))
                return false;
        }

        return true;
    }

    private static bool Contains(string[] keys, string key)
    {
        foreach (var known in keys)
        {
            if (known.Equals(key, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}

/// <summary>A member of Condition as it is written: an operator, or what stands in the place of one.</summary>
internal sealed class ConditionClause(PolicyText name, ConditionOperator? conditionOperator, ImmutableArray<ConditionTest> tests)
{
    public PolicyText Name { get; } = name;

    /// <summary>The operator; null when AWS knows none of this name.</summary>
    public ConditionOperator? Operator { get; } = conditionOperator;

    /// <summary>The keys under the operator with their values.</summary>
    public ImmutableArray<ConditionTest> Tests { get; } = tests;

    /// <summary>True when no object stands under the name, so that there can be no keys.</summary>
    public bool IsScalar { get; init; }

    /// <summary>What stands straight under the name when it is no object.</summary>
    public ImmutableArray<PolicyText> Values { get; init; } = ImmutableArray<PolicyText>.Empty;

    /// <summary>True when a condition key stands where an operator belongs.</summary>
    public bool IsKey => Operator is null && Name.IsLiteral && ConditionOperator.IsShapedAsKey(Name.Text);

    /// <summary>True when the name is meant to be an operator and AWS knows none of it.</summary>
    public bool IsUnknownOperator =>
        Operator is null && !Name.HasUnknown && !ConditionOperator.IsShapedAsKey(Name.Text) && !ConditionOperator.IsNullWithSet(Name.Text);
}

/// <summary>The Condition of a statement, by its members and flattened to its tests.</summary>
internal sealed class ConditionBlock(
    TextSpan nameSpan, bool isUnknown, ImmutableArray<ConditionClause> clauses, ImmutableArray<ConditionTest> tests)
{
    /// <summary>The word Condition in the statement.</summary>
    public TextSpan NameSpan { get; } = nameSpan;

    /// <summary>True when a function stands for the block or for a part of it, so that nobody can say what it asks.</summary>
    public bool IsUnknown { get; } = isUnknown;

    public ImmutableArray<ConditionClause> Clauses { get; } = clauses;

    /// <summary>The tests of all clauses, in text order.</summary>
    public ImmutableArray<ConditionTest> Tests { get; } = tests;

    /// <summary>True when some test asks about one of these keys, or may do so because it is not known.</summary>
    public bool MayTest(params string[] keys)
    {
        foreach (var test in Tests)
        {
            foreach (var key in keys)
            {
                if (test.IsOf(key) || test.Key.HasUnknown)
                    return true;
            }
        }

        return IsUnknown;
    }

    /// <summary>True when every request passes every test, so that the block says nothing.</summary>
    public bool HoldsAlways
    {
        get
        {
            if (IsUnknown)
                return false;
            foreach (var test in Tests)
            {
                if (!test.HoldsAlways)
                    return false;
            }

            return true;
        }
    }
}
