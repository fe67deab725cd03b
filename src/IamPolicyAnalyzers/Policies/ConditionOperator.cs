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

    /// <summary>The operators without prefix and suffix, as AWS spells them.</summary>
    public static readonly string[] Names =
    [
        "StringEquals", "StringNotEquals", "StringEqualsIgnoreCase", "StringNotEqualsIgnoreCase", "StringLike", "StringNotLike",
        "NumericEquals", "NumericNotEquals", "NumericLessThan", "NumericLessThanEquals", "NumericGreaterThan", "NumericGreaterThanEquals",
        "DateEquals", "DateNotEquals", "DateLessThan", "DateLessThanEquals", "DateGreaterThan", "DateGreaterThanEquals",
        "Bool", "BinaryEquals", "IpAddress", "NotIpAddress", "ArnEquals", "ArnNotEquals", "ArnLike", "ArnNotLike", "Null",
    ];

    /// <summary>True when <c>*</c> and <c>?</c> in the values are wildcards.</summary>
    public bool HasWildcards => Base is "StringLike" or "StringNotLike" || Family == OperatorFamily.Arn;

    /// <summary>True when upper and lower case are the same to the operator.</summary>
    public bool IgnoresCase => Base.EndsWith("IgnoreCase", StringComparison.Ordinal);

    /// <summary>Below zero when smaller numbers or earlier times than the value pass, above zero when greater or later ones do; zero for every other operator.</summary>
    public int Order =>
        Base.IndexOf("LessThan", StringComparison.Ordinal) > 0 ? -1
        : Base.IndexOf("GreaterThan", StringComparison.Ordinal) > 0 ? 1
        : 0;

    /// <summary>True when the value itself passes too.</summary>
    public bool IncludesEqual => !IsNegated && Base.EndsWith("Equals", StringComparison.Ordinal);

    /// <summary>True when a request without the key can only fail the test: neither negated nor IfExists nor ForAllValues nor Null.</summary>
    public bool IsPositive => !IsNegated && !IsIfExists && Set != SetOperator.ForAllValues && Family != OperatorFamily.Null;

    /// <summary>
    /// True when a request without the key passes: negated, IfExists or ForAllValues, but no ForAnyValue, which wants a value to be there. What Null
    /// makes of such a request, its value says.
    /// </summary>
    public bool HoldsWithoutKey =>
        Family != OperatorFamily.Null && (IsIfExists || Set == SetOperator.ForAllValues || (IsNegated && Set != SetOperator.ForAnyValue));

    /// <summary>The operator that reads the wildcards which this one of family String takes literally; of IgnoreCase there is no such form.</summary>
    public ConditionOperator Like => this with { Base = IsNegated ? "StringNotLike" : "StringLike" };

    /// <summary>The same with a set prefix.</summary>
    public ConditionOperator ForAny => this with { Set = SetOperator.ForAnyValue };

    /// <summary>The same without set prefix.</summary>
    public ConditionOperator WithoutSet => this with { Set = SetOperator.None };

    /// <summary>The same comparison among the operators of another family; null when it has none.</summary>
    public ConditionOperator? In(OperatorFamily family)
    {
        var comparison = Comparison;
        var isEquality = comparison is "Equals" or "NotEquals";
        var name = family switch
        {
            OperatorFamily.Numeric or OperatorFamily.Date => family + comparison,
            OperatorFamily.String when isEquality => "String" + comparison,
            OperatorFamily.Arn when isEquality => IsNegated ? "ArnNotLike" : "ArnLike",
            OperatorFamily.IpAddress when isEquality => IsNegated ? "NotIpAddress" : "IpAddress",
            OperatorFamily.Bool when comparison == "Equals" => "Bool",
            OperatorFamily.Binary when comparison == "Equals" => "BinaryEquals",
            _ => null,
        };
        return name is null ? null : new ConditionOperator(name, family, Set, IsNegated, IsIfExists);
    }

    /// <summary>As a policy writes it.</summary>
    public override string ToString() =>
        (Set switch { SetOperator.ForAllValues => ForAllValues, SetOperator.ForAnyValue => ForAnyValue, _ => "" }) + Base + (IsIfExists ? IfExists : "");

    /// <summary>
    /// True when a name that is no operator has the colon of a condition key: neither does something like a set prefix stand before it nor an
    /// operator after it.
    /// </summary>
    public static bool IsShapedAsKey(string text)
    {
        var colon = text.IndexOf(':');
        if (colon < 0)
            return false;
        var head = text.Substring(0, colon);
        var isSet = head.StartsWith("ForAll", StringComparison.OrdinalIgnoreCase)
            || head.StartsWith("ForAny", StringComparison.OrdinalIgnoreCase)
            || head.EndsWith("Value", StringComparison.OrdinalIgnoreCase)
            || head.EndsWith("Values", StringComparison.OrdinalIgnoreCase);
        if (isSet)
            return false;
        foreach (var name in Names)
        {
            if (text.IndexOf(":" + name, colon, StringComparison.OrdinalIgnoreCase) == colon && text.Length - colon - 1 - name.Length is 0 or 8)
                return false;
        }

        return true;
    }

    /// <summary>True for Null with a set prefix, which AWS accepts though it means nothing.</summary>
    public static bool IsNullWithSet(string text) => text is ForAllValues + "Null" or ForAnyValue + "Null";

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

    /// <summary>What is asked of the two values, whatever their family: <c>Equals</c>, <c>NotEquals</c>, <c>LessThan</c> …</summary>
    private string Comparison => Family switch
    {
        OperatorFamily.Numeric => Base.Substring("Numeric".Length),
        OperatorFamily.Date => Base.Substring("Date".Length),
        _ => IsNegated ? "NotEquals" : "Equals",
    };

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
