using System;
using IamPolicyAnalyzers.Policies;

namespace IamPolicyAnalyzers.Analysis;

/// <summary>What lies from one number or time to another.</summary>
internal readonly record struct MeasureRange(double Low, double High, bool IncludesEnds)
{
    /// <summary>The numbers or times that one value of a test stands for, negated or not; null for a value that is not known or is neither.</summary>
    public static MeasureRange? Of(PolicyText value, ConditionOperator read)
    {
        if (!value.IsLiteral || !ConditionValue.TryMeasure(value.Text, read.Family, out var measure))
            return null;
        return read.Order switch
        {
            < 0 => new(double.NegativeInfinity, measure, read.IncludesEqual),
            > 0 => new(measure, double.PositiveInfinity, read.IncludesEqual),
            _ => new(measure, measure, IncludesEnds: true),
        };
    }

    /// <summary>True when every number or time of the other range is in this one.</summary>
    public bool Covers(MeasureRange other) =>
        (Low < other.Low || (Low == other.Low && HasEnd(other, Low))) && (other.High < High || (other.High == High && HasEnd(other, High)));

    public bool Meets(MeasureRange other)
    {
        var low = Math.Max(Low, other.Low);
        var high = Math.Min(High, other.High);
        return low < high || (low == high && Includes(low) && other.Includes(low));
    }

    private bool HasEnd(MeasureRange other, double end) => IncludesEnds || !other.IncludesEnds || double.IsInfinity(end);

    private bool Includes(double measure) => IncludesEnds || (Low < measure && measure < High);
}
