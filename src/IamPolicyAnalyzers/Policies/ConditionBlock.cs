using System;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;

namespace IamPolicyAnalyzers.Policies;

/// <summary>One test of a Condition: operator, key, values. The values of one key are alternatives; the tests of a block all have to hold.</summary>
internal sealed class ConditionTest(
    PolicyText operatorName, ConditionOperator? conditionOperator, PolicyText key, ImmutableArray<PolicyText> values)
{
    public PolicyText OperatorName { get; } = operatorName;

    /// <summary>The operator; null when AWS knows none of this name.</summary>
    public ConditionOperator? Operator { get; } = conditionOperator;

    /// <summary>The condition key as written, <c>aws:SourceIp</c> or <c>aws:ResourceTag/team</c>; compares without case.</summary>
    public PolicyText Key { get; } = key;

    public ImmutableArray<PolicyText> Values { get; } = values;

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
}

/// <summary>The Condition of a statement, flattened to its tests.</summary>
internal sealed class ConditionBlock(TextSpan nameSpan, bool isUnknown, ImmutableArray<ConditionTest> tests)
{
    /// <summary>The word Condition in the statement.</summary>
    public TextSpan NameSpan { get; } = nameSpan;

    /// <summary>True when a function stands for the block or for a part of it, so that nobody can say what it asks.</summary>
    public bool IsUnknown { get; } = isUnknown;

    public ImmutableArray<ConditionTest> Tests { get; } = tests;
}
