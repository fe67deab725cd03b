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
