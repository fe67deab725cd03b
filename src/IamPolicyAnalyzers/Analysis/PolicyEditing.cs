using System;
using System.Collections.Generic;
using IamPolicyAnalyzers.Policies;

namespace IamPolicyAnalyzers.Analysis;

/// <summary>The actions that rewrite the policy of the resource they are granted on, or let others in past it.</summary>
internal static class PolicyEditing
{
    private const string CreateGrant = "kms:CreateGrant";

    private static readonly Dictionary<string, string[]> s_actions = new(StringComparer.Ordinal)
    {
        ["s3"] = ["s3:PutBucketPolicy", "s3:DeleteBucketPolicy", "s3:PutBucketAcl", "s3:PutBucketOwnershipControls", "s3:PutBucketPublicAccessBlock"],
        ["sqs"] = ["sqs:AddPermission", "sqs:RemovePermission", "sqs:SetQueueAttributes"],
        ["sns"] = ["sns:AddPermission", "sns:RemovePermission", "sns:SetTopicAttributes"],
        ["kms"] = ["kms:PutKeyPolicy", CreateGrant],
        ["secretsmanager"] = ["secretsmanager:PutResourcePolicy", "secretsmanager:DeleteResourcePolicy"],
        ["ecr"] = ["ecr:SetRepositoryPolicy", "ecr:DeleteRepositoryPolicy"],
        ["lambda"] = ["lambda:AddPermission", "lambda:RemovePermission"],
        ["dynamodb"] = ["dynamodb:PutResourcePolicy", "dynamodb:DeleteResourcePolicy"],
        ["elasticfilesystem"] = ["elasticfilesystem:PutFileSystemPolicy", "elasticfilesystem:DeleteFileSystemPolicy"],
    };

    /// <summary>True for the name of one of them, as AWS writes it.</summary>
    public static bool Includes(string action, PolicyOwner owner) => s_actions.TryGetValue(owner.Service, out var actions) && Array.IndexOf(actions, action) >= 0;

    /// <summary>True when the entry stands for one of them, for the owner of the policy and on a resource where it counts.</summary>
    public static bool IsOn(ActionPattern entry, Statement statement, PolicyOwner owner)
    {
        if (entry.IsUnknown || !s_actions.TryGetValue(owner.Service, out var actions) || (owner.Service == "s3" && !ReachesBucket(statement)))
            return false;
        foreach (var action in actions)
        {
            if (entry.Matches(action) && !(action == CreateGrant && LimitsGrants(statement.Condition)))
                return true;
        }

        return false;
    }

    /// <summary>True when the Resource is a bucket, and not only objects in one.</summary>
    public static bool ReachesBucket(Statement statement)
    {
        if (statement.Resource is not { } resource)
            return false;
        foreach (var entry in resource.Entries)
        {
            // An object has a slash behind the name of its bucket.
            var isBucket = entry.IsAll || (entry.IsArn && (entry.Part(ArnPart.Resource).IndexOf('/') < 0));
            if (isBucket && !entry.IsUnknown)
                return !resource.IsNot;
        }

        return resource.IsNot && !resource.IsUnknown;
    }

    /// <summary>True when the Condition says for what a grant may be made, as <c>kms:GrantIsForAWSResource</c> does.</summary>
    private static bool LimitsGrants(ConditionBlock? condition)
    {
        if (condition is null or { IsUnknown: true })
            return condition is not null;
        foreach (var test in condition.Tests)
        {
            if (test.Key.HasUnknown || (test.IsUnder("kms:Grant") && !test.Has("false")))
                return true;
        }

        return false;
    }
}
