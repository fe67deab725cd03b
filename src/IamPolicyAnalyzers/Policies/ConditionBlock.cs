using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;

namespace IamPolicyAnalyzers.Policies;

/// <summary>One test of a Condition: operator, key, values. The values of one key are alternatives; the tests of a block all have to hold.</summary>
internal sealed class ConditionTest(
    PolicyText operatorName, ConditionOperator? conditionOperator, PolicyText key, ImmutableArray<PolicyText> values)
{
    private const int ColonsOfArn = 5;

    /// <summary>Keys that every request carries, anonymous ones included.</summary>
    private static readonly string[] s_alwaysPresent =
    [
        "aws:CurrentTime", "aws:EpochTime", "aws:PrincipalAccount", "aws:PrincipalType", "aws:RequestedRegion", "aws:SecureTransport", "aws:UserAgent", "aws:userid",
        "aws:ViaAWSService",
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
        OperatorFamily.IpAddress => OpenRange is not null,
        OperatorFamily.Bool or OperatorFamily.Null => Has("true") && Has("false"),
        OperatorFamily.Arn => HasValue(static value => IsPresenceOnly(value.Pattern) || IsAnyArn(value.Pattern)),
        OperatorFamily.String => read.HasWildcards && HasValue(static value => IsPresenceOnly(value.Pattern)),
        _ => false,
    };

    /// <summary>The first value that stands for every text by itself: <c>*</c> under a Like or an Arn operator, negated or not, or the ARN of nothing but <c>*</c>.</summary>
    public PolicyText? Everything
    {
        get
        {
            if (Operator is not { HasWildcards: true } read)
                return null;
            foreach (var value in Values)
            {
                if (Glob.IsRunOnly(value.Pattern) || (read.Family == OperatorFamily.Arn && IsAnyArn(value.Pattern)))
                    return value;
            }

            return null;
        }
    }

    /// <summary>True when every request carries the key.</summary>
    public bool IsKeyAlwaysPresent => IsAlwaysPresent(Key.Characters);

    /// <summary>True when every signed request passes, also one without the key.</summary>
    public bool HoldsAlways => HoldsForEveryone || (AdmitsAll && Key.Characters.Equals("aws:PrincipalArn".AsSpan(), StringComparison.OrdinalIgnoreCase));

    /// <summary>True when every request passes, also one without the key and one of nobody known.</summary>
    public bool HoldsForEveryone =>
        AdmitsAll
        && Operator is { } read
        && (read.IsIfExists || read.Set == SetOperator.ForAllValues || read.Family == OperatorFamily.Null || IsKeyAlwaysPresent);

    /// <summary>True when no request passes: the values that the operator excludes are all there are, and a request without the key does not pass either.</summary>
    public bool NeverHolds =>
        Operator is { IsNegated: true } read
        && Everything is not null
        && (IsKeyAlwaysPresent || read is { Set: SetOperator.ForAnyValue, IsIfExists: false });

    /// <summary>The range of an IpAddress or NotIpAddress that every address is in, or the first of several that every one is in; null when some address is in none.</summary>
    public OpenRange? OpenRange
    {
        get
        {
            if (Operator is not { Family: OperatorFamily.IpAddress })
                return null;
            var ranges = Ranges();
            var ofVersion4 = OpenRangeAmong(ranges.FindAll(static pair => pair.Range.IsVersion4));
            var ofVersion6 = OpenRangeAmong(ranges.FindAll(static pair => !pair.Range.IsVersion4));
            return ofVersion4 is null || ofVersion6 is null ? ofVersion4 ?? ofVersion6 : ofVersion4 with { Addresses = "address" };
        }
    }

    /// <summary>The ranges of an IpAddress or NotIpAddress that can be read, in the order of the text.</summary>
    public List<(PolicyText Value, IpRange Range)> Ranges()
    {
        var ranges = new List<(PolicyText, IpRange)>(Values.Length);
        foreach (var value in Values)
        {
            if (value.IsLiteral && IpRange.TryParse(value.Text, out var range))
                ranges.Add((value, range));
        }

        return ranges;
    }

    /// <summary>True when a request without the key fails: it asks for a value, or with Null that there be one.</summary>
    public bool RequiresKey =>
        Operator is { } read && (read.Family == OperatorFamily.Null ? Has("false") && !Has("true") : !read.HoldsWithoutKey && !Values.IsEmpty);

    /// <summary>True for the same key, whatever the case.</summary>
    public bool IsOf(string key) => Key.Characters.Equals(key.AsSpan(), StringComparison.OrdinalIgnoreCase);

    /// <summary>True for a key that begins so, whatever the case: <c>aws:RequestTag/</c>.</summary>
    public bool IsUnder(string head) => Key.Characters.StartsWith(head.AsSpan(), StringComparison.OrdinalIgnoreCase);

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

    /// <summary>True also where one of the values is not known.</summary>
    public bool MayHave(string text) => Has(text) || HasValue(static value => value.HasUnknown);

    /// <summary>
    /// True when a request whose key holds just this text passes the test for certain. Only String and Arn operators are read; a test with an unknown
    /// value that could matter passes nothing for certain.
    /// </summary>
    public bool Admits(string text)
    {
        if (Operator is not { Family: OperatorFamily.String or OperatorFamily.Arn } read)
            return false;
        var ignoreCase = read.IgnoresCase;
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

    /// <summary><see cref="AdmitsEverything"/>, and the empty text too.</summary>
    private bool AdmitsAll =>
        Operator is { IsNegated: false } read
        && (read.Family is OperatorFamily.String or OperatorFamily.Arn ? Everything is not null : AdmitsEverything);

    private static OpenRange? OpenRangeAmong(List<(PolicyText Value, IpRange Range)> ranges)
    {
        if (!IpRange.CoverEverything(ranges.ConvertAll(static pair => pair.Range)))
            return null;
        var whole = ranges.Find(static pair => pair.Range.IsWhole);
        var (value, range) = whole.Value is null ? ranges[0] : whole;
        return new OpenRange(value, IsAlone: range.IsWhole, range.IsVersion4 ? "IPv4 address" : "IPv6 address");
    }

    private bool HasValue(Func<PolicyText, bool> question)
    {
        foreach (var value in Values)
        {
            if (question(value))
                return true;
        }

        return false;
    }

    /// <summary>True for <c>*</c> and <c>?*</c>, which ask for no more than that there is a text.</summary>
    private static bool IsPresenceOnly(ReadOnlySpan<char> pattern) => pattern.IndexOf('*') >= 0 && pattern.Trim("*?".AsSpan()).IsEmpty;

    private static bool IsAnyArn(ReadOnlySpan<char> pattern)
    {
        for (var part = 0; part < ColonsOfArn; part++)
        {
            var colon = pattern.IndexOf(':');
            if (colon < 0)
                return false;
            var text = pattern.Slice(0, colon);
            if (!Glob.IsRunOnly(text) && !(part == 0 && text.Equals("arn".AsSpan(), StringComparison.Ordinal)))
                return false;
            pattern = pattern.Slice(colon + 1);
        }

        return Glob.IsRunOnly(pattern);
    }

    /// <summary>True for a key that every request carries.</summary>
    public static bool IsAlwaysPresent(ReadOnlySpan<char> key)
    {
        foreach (var known in s_alwaysPresent)
        {
            if (key.Equals(known.AsSpan(), StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}

/// <summary>A range of addresses that leaves none out.</summary>
/// <param name="IsAlone">False when it takes the other ranges of the test to do so.</param>
/// <param name="Addresses">What none of is left out: <c>IPv4 address</c>, <c>IPv6 address</c> or <c>address</c>.</param>
internal sealed record OpenRange(PolicyText Value, bool IsAlone, string Addresses);

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

    /// <summary>The set prefix of a Null, which AWS accepts: with ForAllValues it is always true, with ForAnyValue never. None of anything else.</summary>
    public SetOperator NullSet =>
        Operator is not null || !ConditionOperator.IsNullWithSet(Name.Text) ? SetOperator.None
        : Name.Text.StartsWith(nameof(SetOperator.ForAllValues), StringComparison.Ordinal) ? SetOperator.ForAllValues
        : SetOperator.ForAnyValue;

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

    /// <summary>True when some test fails without this key.</summary>
    public bool RequiresKey(string key)
    {
        foreach (var test in Tests)
        {
            if (test.RequiresKey && test.IsOf(key))
                return true;
        }

        return false;
    }

    /// <summary>True when no test of the same key stands before this one, whether its key is there (Null) left aside.</summary>
    public bool IsFirstOfKey(ConditionTest test)
    {
        foreach (var other in Tests)
        {
            if (other == test)
                return true;
            if (other.Operator is not { Family: OperatorFamily.Null } && other.IsOf(test.Key.Text))
                return false;
        }

        return true;
    }

    /// <summary>True when the key is tested at all, under whatever operator.</summary>
    public bool TestsKey(string key)
    {
        foreach (var test in Tests)
        {
            if (test.IsOf(key))
                return true;
        }

        return false;
    }

    /// <summary>True when every signed request passes every test, so that the block says nothing.</summary>
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
