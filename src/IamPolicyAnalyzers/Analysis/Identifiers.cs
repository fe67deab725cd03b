using System;
using IamPolicyAnalyzers.Policies;

namespace IamPolicyAnalyzers.Analysis;

/// <summary>What makes the value of an identifier stand for more than one.</summary>
internal enum IdentifierFlaw : byte
{
    None,

    /// <summary>A <c>*</c> or <c>?</c>, which the identifiers of others match as well.</summary>
    Wildcard,

    /// <summary>A variable whose value the caller, or an administrator of the caller's account, can choose.</summary>
    CallerChosen,
}

/// <summary>Condition keys whose values AWS makes, so that a part of one says nothing about whose it is.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-sensitive</remarks>
internal static class Identifiers
{
    private const string UserId = "aws:userid";

    /// <summary>Of the unique id that stands before the colon in <c>aws:userid</c>, as in <c>AROA…:session</c>.</summary>
    private const int LengthOfUniqueId = 21;

    private static readonly string[] s_keys =
    [
        "aws:PrincipalAccount", "aws:PrincipalOrgID", "aws:ResourceAccount", "aws:ResourceOrgID", "aws:SourceAccount", "aws:SourceOrgID", "aws:SourceVpc", "aws:SourceVpce",
        "aws:VpceAccount", "aws:VpceOrgID",
    ];

    private static readonly string[] s_callerChosen =
    [
        "${aws:PrincipalTag/", "${aws:RequestTag/", "${aws:username", "${aws:userid", "${aws:SourceIdentity", "${aws:Referer", "${aws:UserAgent",
    ];

    /// <summary>True when the test compares text with what AWS has made.</summary>
    public static bool AreTestedBy(ConditionTest test) =>
        test.Operator is { Family: OperatorFamily.String } && (Contains(s_keys, test.Key.Characters) || IsUserId(test));

    /// <summary>True for the key of an account, organization, VPC or endpoint, whatever the operator.</summary>
    public static bool IsMadeByAws(ConditionTest test) => Contains(s_keys, test.Key.Characters);

    /// <summary>What is wrong with a value of such a test. Nothing with one that stands for everything, or is not known.</summary>
    public static IdentifierFlaw FlawOf(ConditionTest test, PolicyText value)
    {
        if (value.HasUnknown || Glob.IsRunOnly(value.Pattern))
            return IdentifierFlaw.None;
        if (IsUserId(test))
            return test.Operator is { HasWildcards: true } && HasPartOfUniqueId(value.Pattern) ? IdentifierFlaw.Wildcard : IdentifierFlaw.None;
        if (test.Operator is { HasWildcards: true } && Glob.HasWildcard(value.Pattern))
            return IdentifierFlaw.Wildcard;
        return value.HasVariable && IsCallerChosen(value.Text) ? IdentifierFlaw.CallerChosen : IdentifierFlaw.None;
    }

    private static bool IsUserId(ConditionTest test) => test.Key.Characters.Equals(UserId.AsSpan(), StringComparison.OrdinalIgnoreCase);

    /// <summary>True for <c>AROA*</c> and <c>AROA*:session</c>; not for <c>*:session</c>, nor for a <c>*</c> behind the whole id.</summary>
    private static bool HasPartOfUniqueId(ReadOnlySpan<char> pattern)
    {
        var colon = pattern.IndexOf(':');
        var id = colon < 0 ? pattern : pattern.Slice(0, colon);
        var wildcard = id.IndexOfAny('*', '?');
        return wildcard >= 0 && wildcard < LengthOfUniqueId && !(colon > 0 && Glob.IsRunOnly(id));
    }

    private static bool IsCallerChosen(string text)
    {
        foreach (var variable in s_callerChosen)
        {
            if (text.IndexOf(variable, StringComparison.OrdinalIgnoreCase) >= 0)
                return true;
        }

        return false;
    }

    private static bool Contains(string[] keys, ReadOnlySpan<char> key)
    {
        foreach (var known in keys)
        {
            if (key.Equals(known.AsSpan(), StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}
