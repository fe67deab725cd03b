using System;
using System.Collections.Immutable;
using IamPolicyAnalyzers.Policies;

namespace IamPolicyAnalyzers.Analysis;

/// <summary>Which tests of a condition hold whenever another one does. Told from their text alone, so that equal text means the same also where a part is not known.</summary>
internal sealed class ConditionImplication(WorkBudget work)
{
    /// <summary>True when each request that passes the one test passes the other.</summary>
    public bool Implies(ConditionTest given, ConditionTest asked)
    {
        if (asked.HoldsForEveryone)
            return true;
        if (!given.Key.Source.Equals(asked.Key.Source, StringComparison.OrdinalIgnoreCase))
            return false;
        if (AreEqual(given, asked))
            return true;
        if (given.Operator is not { } gives || asked.Operator is not { } asks || given.HasObject || asked.HasObject || !given.Key.IsLiteral)
            return false;
        if (asks.Family == OperatorFamily.Null)
            return asked.Has("false") ? given.RequiresKey : asked.Has("true") && IsAbsence(given, gives);
        if (gives.Family == OperatorFamily.Null)
            return IsAbsence(given, gives) && asks.HoldsWithoutKey;
        if (gives.Set != asks.Set || gives.IsNegated != asks.IsNegated || gives.Family != asks.Family || (gives.HoldsWithoutKey && !asks.HoldsWithoutKey))
            return false;
        return gives.IsNegated ? CoversAll(given, gives, asked, asks) : CoversAll(asked, asks, given, gives);
    }

    private static bool IsAbsence(ConditionTest test, ConditionOperator read) => read.Family == OperatorFamily.Null && test is { Values.Length: 1 } && test.Has("true");

    private bool AreEqual(ConditionTest test, ConditionTest other) =>
        test.OperatorName.Source == other.OperatorName.Source
        && test.HasObject == other.HasObject
        && HasAll(test, other)
        && HasAll(other, test);

    private bool HasAll(ConditionTest test, ConditionTest other)
    {
        foreach (var value in other.Values)
        {
            if (!HasValue(test.Values, value.Source))
                return false;
        }

        return true;
    }

    private bool HasValue(ImmutableArray<PolicyText> values, string source)
    {
        foreach (var value in values)
        {
            if (work.Spend(1) && value.Source == source)
                return true;
        }

        return false;
    }

    /// <summary>True when each text that a value of the inner test stands for is one that a value of the outer test stands for.</summary>
    private bool CoversAll(ConditionTest outer, ConditionOperator outerOperator, ConditionTest inner, ConditionOperator innerOperator)
    {
        foreach (var value in inner.Values)
        {
            var isCovered = false;
            foreach (var wide in outer.Values)
            {
                if (work.Spend(wide.Text.Length, value.Text.Length) && Covers(wide, outerOperator, value, innerOperator))
                {
                    isCovered = true;
                    break;
                }
            }

            if (!isCovered)
                return false;
        }

        return true;
    }

    private static bool Covers(PolicyText outer, ConditionOperator outerOperator, PolicyText inner, ConditionOperator innerOperator)
    {
        if (outerOperator.Base == innerOperator.Base && outer.Source == inner.Source)
            return true;
        switch (outerOperator.Family)
        {
            case OperatorFamily.String:
                return (outerOperator.IgnoresCase || !innerOperator.IgnoresCase)
                    && Glob.Covers(PatternOf(outer, outerOperator), PatternOf(inner, innerOperator), outerOperator.IgnoresCase);
            case OperatorFamily.Arn:
                return !outer.HasUnknown && !outer.HasVariable && new ResourceArn(outer).Covers(new ResourceArn(inner));
            case OperatorFamily.IpAddress:
                return outer.IsLiteral && inner.IsLiteral && IpRange.TryParse(outer.Text, out var range) && IpRange.TryParse(inner.Text, out var part) && range.Covers(part);
            case OperatorFamily.Bool:
                return outer.IsLiteral && inner.IsLiteral && outer.Text.Equals(inner.Text, StringComparison.OrdinalIgnoreCase);
            default:
                return MeasureRange.Of(outer, outerOperator) is { } limits && MeasureRange.Of(inner, innerOperator) is { } limited && limits.Covers(limited);
        }
    }

    private static ReadOnlySpan<char> PatternOf(PolicyText value, ConditionOperator read) => read.HasWildcards ? value.Pattern : value.LiteralPattern.AsSpan();
}
