using IamPolicyAnalyzers.Policies;

namespace IamPolicyAnalyzers.Analysis;

/// <summary>What requests are customarily kept within.</summary>
internal enum Border : byte
{
    /// <summary>Networks that the caller comes from.</summary>
    Network,

    /// <summary>The organization, or the accounts, of the resource.</summary>
    ResourceOrganization,

    /// <summary>The organization of the caller.</summary>
    CallerOrganization,
}

/// <summary>How a Condition keeps requests within a border.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_data-perimeters.html</remarks>
internal static class Borders
{
    public const int Count = (int)Border.CallerOrganization + 1;

    private static readonly string[][] s_keys =
    [
        ["aws:SourceIp", "aws:SourceVpc", "aws:SourceVpce", "aws:VpcSourceIp", "aws:SourceVpcArn", "aws:VpceAccount", "aws:VpceOrgID", "aws:VpceOrgPaths"],
        ["aws:ResourceOrgID", "aws:ResourceOrgPaths", "aws:ResourceAccount", "s3:ResourceAccount"],
        ["aws:PrincipalOrgID", "aws:PrincipalOrgPaths"],
    ];

    /// <summary>True when the Condition asks on which side of the border a request is, or may do so.</summary>
    public static bool IsTested(this Border border, ConditionBlock? condition)
    {
        if (condition is null)
            return false;
        foreach (var test in condition.Tests)
        {
            if (test.Key.HasUnknown || (IsOf(border, test) && !test.AdmitsEverything))
                return true;
        }

        return condition.IsUnknown;
    }

    /// <summary>True when a request from beyond the border passes, whatever exceptions are made: for certain principals, for AWS's own services.</summary>
    public static bool HoldsBeyond(this Border border, ConditionBlock condition)
    {
        var isBeyond = false;
        foreach (var test in condition.Tests)
        {
            if (test.Operator is not { } read)
                return false;
            if (IsOf(border, test) && read.IsNegated)
                isBeyond = true;
            else if (!read.IsNegated && !test.HoldsAlways && !(read.Family is OperatorFamily.Bool or OperatorFamily.Null && test.Has("false")))
                return false;
        }

        return isBeyond && !condition.IsUnknown;
    }

    private static bool IsOf(Border border, ConditionTest test)
    {
        foreach (var key in s_keys[(int)border])
        {
            if (test.IsOf(key))
                return true;
        }

        return false;
    }
}
