using System;
using System.Collections.Generic;
using IamPolicyAnalyzers.Catalogue;
using IamPolicyAnalyzers.Policies;

namespace IamPolicyAnalyzers.Analysis;

/// <summary>Keys whose absence opens an Allow that seems to be limited by them.</summary>
internal static class AbsentKeys
{
    private const string TagKeys = "aws:TagKeys";
    private const string RequestTag = "aws:RequestTag/";
    private const string PrincipalTag = "aws:PrincipalTag/";
    private const string ResourceTag = "aws:ResourceTag/";

    private static readonly HashSet<string> s_multivalued = new(StringComparer.OrdinalIgnoreCase)
    {
        TagKeys,
        "aws:PrincipalOrgPaths",
        "aws:ResourceOrgPaths",
        "aws:SourceOrgPaths",
        "aws:VpceOrgPaths",
        "aws:CalledVia",
        "aws:PrincipalServiceNamesList",
    };

    private static readonly HashSet<string> s_limiting = new(StringComparer.OrdinalIgnoreCase)
    {
        "aws:SourceIp",
        "aws:SourceVpc",
        "aws:SourceVpce",
        "aws:VpcSourceIp",
        "aws:PrincipalOrgID",
        "aws:PrincipalOrgPaths",
        "aws:ResourceOrgID",
        "aws:SourceArn",
        "aws:SourceAccount",
        "aws:SourceOrgID",
        "iam:PassedToService",
        "iam:PermissionsBoundary",
        "sts:ExternalId",
    };

    /// <summary>The tests under a ForAllValues that a request without their key passes together with the rest of the Condition.</summary>
    public static IEnumerable<ConditionTest> UnderForAllValues(ConditionClause clause, Statement statement, ActionCatalogue catalogue)
    {
        foreach (var test in clause.Tests)
        {
            if (s_multivalued.Contains(test.Key.Text)
                && !statement.Condition!.RequiresKey(test.Key.Text)
                && !(test.IsOf(TagKeys) && CarriesTags(statement, catalogue)))
                yield return test;
        }
    }

    /// <summary>The tests of keys that limit who or what, and that a request without their key passes together with the rest of the Condition.</summary>
    public static IEnumerable<ConditionTest> ThatMatter(ConditionClause clause, Statement statement, PolicyDocument policy)
    {
        foreach (var test in clause.Tests)
        {
            var isTag = test.IsUnder(PrincipalTag) || test.IsUnder(ResourceTag);
            if ((isTag || s_limiting.Contains(test.Key.Text))
                && test.Key.IsLiteral
                && !statement.Condition!.RequiresKey(test.Key.Text)
                && !(test.IsUnder(ResourceTag) && test.Operator is { IsNegated: true } && TagsOnCreation(policy)))
                yield return test;
        }
    }

    /// <summary>True when every request that is allowed brings tags, by what it does or because the Condition wants one; also when nobody can say what it does.</summary>
    private static bool CarriesTags(Statement statement, ActionCatalogue catalogue)
    {
        foreach (var test in statement.Condition!.Tests)
        {
            if (test.RequiresKey && test.IsUnder(RequestTag))
                return true;
        }

        return statement.Action is not { IsUnknown: false } action || catalogue.ActionsOf(action).IsSubsetOf(catalogue.OfLevel(AccessLevel.Tagging));
    }

    /// <summary>True when the policy has new resources tagged, so that one without the tag is nobody's yet.</summary>
    private static bool TagsOnCreation(PolicyDocument policy)
    {
        foreach (var statement in policy.Statements)
        {
            if (statement is not { IsAllow: true, Condition: { } condition })
                continue;
            foreach (var test in condition.Tests)
            {
                if (test.IsUnder(RequestTag) || test.IsOf("ec2:CreateAction"))
                    return true;
            }
        }

        return false;
    }
}
