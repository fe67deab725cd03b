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

    /// <summary>
    /// True when some value, or all of them together, lets every text through: <c>*</c> under a Like or an Arn operator, the ranges of the whole
    /// address space, both words of a Bool. Of negated operators and comparisons nothing is said.
    /// </summary>
    public bool AdmitsEverything => Operator is { IsNegated: false } read && read.Family switch
    {
        OperatorFamily.IpAddress => AreAllAddresses(),
        OperatorFamily.Bool or OperatorFamily.Null => Has("true") && Has("false"),
        OperatorFamily.Arn => HasPattern(static pattern => IsPresenceOnly(pattern) || IsAnyArn(pattern)),
        OperatorFamily.String => read.HasWildcards && HasPattern(IsPresenceOnly),
        _ => false,
    };

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
                isMatched |= Glob.Matches(value.Pattern.AsSpan(), text.AsSpan(), ignoreCase);
            else
                isMatched |= value.Text.Equals(text, ignoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);
        }

        return read.IsNegated ? !isMatched && !mayMatch : isMatched;
    }

    private bool HasPattern(Func<string, bool> question)
    {
        foreach (var value in Values)
        {
            if (question(value.Pattern))
                return true;
        }

        return false;
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
    private static bool IsPresenceOnly(string pattern) => pattern.IndexOf('*') >= 0 && pattern.AsSpan().Trim("*?".AsSpan()).IsEmpty;

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

/// <summary>The Condition of a statement, flattened to its tests.</summary>
internal sealed class ConditionBlock(TextSpan nameSpan, bool isUnknown, ImmutableArray<ConditionTest> tests)
{
    /// <summary>The word Condition in the statement.</summary>
    public TextSpan NameSpan { get; } = nameSpan;

    /// <summary>True when a function stands for the block or for a part of it, so that nobody can say what it asks.</summary>
    public bool IsUnknown { get; } = isUnknown;

    public ImmutableArray<ConditionTest> Tests { get; } = tests;

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
