using System;

namespace IamPolicyAnalyzers.Policies;

/// <summary>What an operator compares.</summary>
internal enum OperatorFamily : byte
{
    String,
    Numeric,
    Date,
    Bool,
    Binary,
    IpAddress,
    Arn,
    Null,
}

internal enum SetOperator : byte
{
    None,
    ForAllValues,
    ForAnyValue,
}

/// <summary>A condition operator, taken apart: set prefix, base, IfExists. Names are case-sensitive.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html</remarks>
internal readonly record struct ConditionOperator(string Base, OperatorFamily Family, SetOperator Set, bool IsNegated, bool IsIfExists)
{
    private const string ForAllValues = "ForAllValues:";
    private const string ForAnyValue = "ForAnyValue:";
    private const string IfExists = "IfExists";

    /// <summary>True when <c>*</c> and <c>?</c> in the values are wildcards.</summary>
    public bool HasWildcards => Base is "StringLike" or "StringNotLike" || Family == OperatorFamily.Arn;

    /// <summary>True when a request without the key can only fail the test: neither negated nor IfExists nor ForAllValues nor Null.</summary>
    public bool IsPositive => !IsNegated && !IsIfExists && Set != SetOperator.ForAllValues && Family != OperatorFamily.Null;

    public static bool TryParse(string text, out ConditionOperator result)
    {
        result = default;
        var set = SetOperator.None;
        var start = 0;
        if (text.StartsWith(ForAllValues, StringComparison.Ordinal))
            (set, start) = (SetOperator.ForAllValues, ForAllValues.Length);
        else if (text.StartsWith(ForAnyValue, StringComparison.Ordinal))
            (set, start) = (SetOperator.ForAnyValue, ForAnyValue.Length);

        var isIfExists = text.Length - start > IfExists.Length && text.EndsWith(IfExists, StringComparison.Ordinal);
        var name = start == 0 && !isIfExists ? text : text.Substring(start, text.Length - start - (isIfExists ? IfExists.Length : 0));
        if (!TryGetFamily(name, out var family))
            return false;

        // Null asks whether the key is there, so neither prefix nor suffix would mean anything.
        if (family == OperatorFamily.Null && (isIfExists || set != SetOperator.None))
            return false;
        result = new ConditionOperator(name, family, set, name.IndexOf("Not", StringComparison.Ordinal) >= 0, isIfExists);
        return true;
    }

    private static bool TryGetFamily(string name, out OperatorFamily family)
    {
        switch (name)
        {
            case "StringEquals" or "StringNotEquals" or "StringEqualsIgnoreCase" or "StringNotEqualsIgnoreCase" or "StringLike" or "StringNotLike":
                family = OperatorFamily.String;
                return true;
            case "NumericEquals" or "NumericNotEquals" or "NumericLessThan" or "NumericLessThanEquals" or "NumericGreaterThan" or "NumericGreaterThanEquals":
                family = OperatorFamily.Numeric;
                return true;
            case "DateEquals" or "DateNotEquals" or "DateLessThan" or "DateLessThanEquals" or "DateGreaterThan" or "DateGreaterThanEquals":
                family = OperatorFamily.Date;
                return true;
            case "Bool":
                family = OperatorFamily.Bool;
                return true;
            case "BinaryEquals":
                family = OperatorFamily.Binary;
                return true;
            case "IpAddress" or "NotIpAddress":
                family = OperatorFamily.IpAddress;
                return true;
            case "ArnEquals" or "ArnNotEquals" or "ArnLike" or "ArnNotLike":
                family = OperatorFamily.Arn;
                return true;
            case "Null":
                family = OperatorFamily.Null;
                return true;
            default:
                family = default;
                return false;
        }
    }
}
