using System;
using System.Collections.Generic;
using IamPolicyAnalyzers.Catalogue;
using IamPolicyAnalyzers.Policies;

namespace IamPolicyAnalyzers.Analysis;

/// <summary>What can be said of a Condition for every request: that a test never holds, or that two tests of one key never hold together.</summary>
internal static class ConditionTruth
{
    /// <summary>A Condition with more tests, or a pair of tests that takes more work, is compared in part: no person wrote it.</summary>
    private const int MaxTests = 64;

    /// <summary>In characters of the one test by characters of the other.</summary>
    private const long MaxWork = 200_000;

    /// <summary>True when nothing about the form of the test is wrong: AWS has the operator and the key, and they go together. Of the values nothing is said.</summary>
    public static bool IsWellFormed(this ActionCatalogue catalogue, ConditionTest test) =>
        test is { Operator: not null, HasObject: false, Values.IsEmpty: false }
        && test.Key.IsLiteral
        && (new ConditionKey(test.Key.Text).IsFederated || catalogue.TryGetConditionKey(test.Key.Characters, out _))
        && catalogue.MismatchedType(test) is null;

    /// <summary>The first test that no request passes, or none that passes the tests before it; null when every test can hold as far as can be told.</summary>
    public static ConditionTest? FirstImpossible(this ActionCatalogue catalogue, ConditionBlock condition) => FirstContradiction(catalogue, condition)?.Test;

    /// <summary>The same, with the earlier test that it contradicts; null beside a test that never holds alone.</summary>
    public static (ConditionTest Test, ConditionTest? Other)? FirstContradiction(this ActionCatalogue catalogue, ConditionBlock condition)
    {
        var tests = condition.Tests;
        for (var i = 0; i < tests.Length; i++)
        {
            if (tests[i].NeverHolds && catalogue.IsWellFormed(tests[i]))
                return (tests[i], null);
            for (var j = 0; j < i && tests.Length <= MaxTests; j++)
            {
                if (AreOfOneKey(tests[i], tests[j]) && Exclude(tests[j], tests[i], catalogue) && catalogue.IsWellFormed(tests[i]) && catalogue.IsWellFormed(tests[j]))
                    return (tests[i], tests[j]);
            }
        }

        return null;
    }

    // The same key twice under the same operator is one member written twice.
    private static bool AreOfOneKey(ConditionTest test, ConditionTest other) =>
        test.Operator != other.Operator && test.Key.IsLiteral && test.Key.Characters.Equals(other.Key.Characters, StringComparison.OrdinalIgnoreCase);

    /// <summary>True when no request passes both tests of the same key.</summary>
    private static bool Exclude(ConditionTest test, ConditionTest other, ActionCatalogue catalogue)
    {
        if (test.Operator is not { } left || other.Operator is not { } right)
            return false;
        if (left.Family == OperatorFamily.Null || right.Family == OperatorFamily.Null)
            return (WantsAbsence(test) && other.RequiresKey) || (WantsAbsence(other) && test.RequiresKey);
        if (!test.RequiresKey && !other.RequiresKey && !test.IsKeyAlwaysPresent)
            return false;
        if (left.Set != SetOperator.None || right.Set != SetOperator.None || !catalogue.TryGetKey(test, out var key) || key.IsMultivalued)
            return false;
        return LengthOf(test) * LengthOf(other) <= MaxWork && HaveNoValueInCommon(test, left, other, right);
    }

    private static long LengthOf(ConditionTest test)
    {
        long length = 0;
        foreach (var value in test.Values)
            length += 1 + value.Characters.Length;
        return length;
    }

    private static bool WantsAbsence(ConditionTest test) =>
        test is { Operator.Family: OperatorFamily.Null, Values.Length: 1 } && test.Has("true");

    private static bool HaveNoValueInCommon(ConditionTest test, ConditionOperator left, ConditionTest other, ConditionOperator right)
    {
        if (IsText(left.Family) && IsText(right.Family))
        {
            return left.IsNegated
                ? !right.IsNegated && IsExcluded(other, right, test, left)
                : right.IsNegated ? IsExcluded(test, left, other, right) : AreApart(test, left, other, right);
        }

        if (left.Family != right.Family)
            return false;
        return left.Family switch
        {
            OperatorFamily.Bool => HasOneWord(test) && HasOneWord(other) && test.Has("true") != other.Has("true"),
            OperatorFamily.Numeric or OperatorFamily.Date => AreApart(RangesOf(test, left), RangesOf(other, right)),
            _ => false,
        };
    }

    private static bool IsText(OperatorFamily family) => family is OperatorFamily.String or OperatorFamily.Arn;

    private static bool HasOneWord(ConditionTest test) => test.Has("true") != test.Has("false") && test.Values.Length == 1;

    /// <summary>True when no text matches a value of each.</summary>
    private static bool AreApart(ConditionTest test, ConditionOperator left, ConditionTest other, ConditionOperator right)
    {
        foreach (var value in test.Values)
        foreach (var another in other.Values)
        {
            if (!IsReadAsMeant(left, value) || !IsReadAsMeant(right, another) || Glob.Overlaps(value.Pattern, another.Pattern, left.IgnoresCase || right.IgnoresCase))
                return false;
        }

        return true;
    }

    /// <summary>True when each text that the one test asks for is a text that the other one excludes.</summary>
    private static bool IsExcluded(ConditionTest wanted, ConditionOperator wants, ConditionTest excluded, ConditionOperator excludes)
    {
        // In an ARN a wildcard ends at a colon, so only the same ARN is excluded for certain.
        var isByPattern = wants.Family == OperatorFamily.String && excludes.Family == OperatorFamily.String && (excludes.IgnoresCase || !wants.IgnoresCase);
        foreach (var value in wanted.Values)
        {
            var isExcluded = false;
            foreach (var exclusion in excluded.Values)
            {
                isExcluded |= value.IsLiteral
                    && exclusion.IsLiteral
                    && IsReadAsMeant(wants, value)
                    && IsReadAsMeant(excludes, exclusion)
                    && (isByPattern ? Glob.Covers(exclusion.Pattern, value.Pattern, excludes.IgnoresCase) : value.Text == exclusion.Text && wants.Family == excludes.Family && !wants.IgnoresCase);
            }

            if (!isExcluded)
                return false;
        }

        return true;
    }

    /// <summary>False for a wildcard that the operator takes literally.</summary>
    private static bool IsReadAsMeant(ConditionOperator read, PolicyText value) => read.HasWildcards || !Glob.HasWildcard(value.Pattern);

    private static bool AreApart(List<MeasureRange>? ranges, List<MeasureRange>? others)
    {
        if (ranges is null || others is null)
            return false;
        foreach (var range in ranges)
        foreach (var other in others)
        {
            if (range.Meets(other))
                return false;
        }

        return true;
    }

    /// <summary>The numbers or times that pass, a range for each value; null when one is not known, or all but a few pass.</summary>
    private static List<MeasureRange>? RangesOf(ConditionTest test, ConditionOperator read)
    {
        if (read.IsNegated)
            return null;
        var ranges = new List<MeasureRange>(test.Values.Length);
        foreach (var value in test.Values)
        {
            if (MeasureRange.Of(value, read) is not { } range)
                return null;
            ranges.Add(range);
        }

        return ranges;
    }
}
