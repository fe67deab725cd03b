using System;
using System.Collections.Generic;

namespace IamPolicyAnalyzers.Analysis;

/// <summary>What a test of a condition key limits.</summary>
[Flags]
internal enum ConditionKeyClass : byte
{
    None = 0,

    /// <summary>Which resource, or what the request may contain.</summary>
    Scope = 1,

    /// <summary>Who may call, or from which network.</summary>
    Who = 2,

    /// <summary>The circumstances of a caller who is known anyway.</summary>
    Guard = 4,

    /// <summary>Nothing that holds: the caller writes the value, or every caller meets it.</summary>
    Weak = 8,
}

/// <summary>The class of each condition key that has one of its own. Keys of services that are not listed limit the request where the action supports them.</summary>
internal static class ConditionKeyClasses
{
    private const ConditionKeyClass WhoAndGuard = ConditionKeyClass.Who | ConditionKeyClass.Guard;

    private static readonly Dictionary<string, ConditionKeyClass> s_classes = new(StringComparer.OrdinalIgnoreCase)
    {
        ["aws:PrincipalOrgID"] = ConditionKeyClass.Who,
        ["aws:PrincipalOrgPaths"] = ConditionKeyClass.Who,
        ["aws:PrincipalAccount"] = ConditionKeyClass.Who,
        ["aws:PrincipalArn"] = WhoAndGuard,
        ["aws:userid"] = WhoAndGuard,
        ["aws:SourceAccount"] = ConditionKeyClass.Who,
        ["aws:SourceArn"] = ConditionKeyClass.Who,
        ["aws:SourceOrgID"] = ConditionKeyClass.Who,
        ["aws:SourceOrgPaths"] = ConditionKeyClass.Who,
        ["aws:SourceOwner"] = ConditionKeyClass.Who,
        ["aws:SourceVpc"] = WhoAndGuard,
        ["aws:SourceVpce"] = WhoAndGuard,
        ["aws:SourceVpcArn"] = ConditionKeyClass.Who,
        ["aws:VpceAccount"] = ConditionKeyClass.Who,
        ["aws:VpceOrgID"] = ConditionKeyClass.Who,
        ["aws:VpceOrgPaths"] = ConditionKeyClass.Who,
        ["aws:SourceIp"] = WhoAndGuard,
        ["aws:PrincipalServiceName"] = ConditionKeyClass.Who,
        ["aws:PrincipalServiceNamesList"] = ConditionKeyClass.Who,
        ["aws:PrincipalIsAWSService"] = ConditionKeyClass.Who,
        ["aws:FederatedProvider"] = ConditionKeyClass.Who,
        ["aws:Ec2InstanceSourceVpc"] = ConditionKeyClass.Who,
        ["aws:ChatbotSourceArn"] = ConditionKeyClass.Who,
        ["kms:CallerAccount"] = ConditionKeyClass.Who,
        ["s3:DataAccessPointAccount"] = ConditionKeyClass.Who,
        ["s3:DataAccessPointArn"] = ConditionKeyClass.Who,
        ["elasticfilesystem:AccessedViaMountTarget"] = ConditionKeyClass.Who,
        ["lambda:SourceFunctionArn"] = ConditionKeyClass.Who,
        ["ec2:SourceInstanceArn"] = ConditionKeyClass.Who,
        ["ssm:SourceInstanceArn"] = ConditionKeyClass.Who,
        ["codebuild:ProjectArn"] = ConditionKeyClass.Who,
        ["codebuild:BuildArn"] = ConditionKeyClass.Who,
        ["sts:ExternalId"] = ConditionKeyClass.Who,

        ["aws:ResourceAccount"] = ConditionKeyClass.Scope,
        ["aws:ResourceOrgID"] = ConditionKeyClass.Scope,
        ["aws:ResourceOrgPaths"] = ConditionKeyClass.Scope,
        ["aws:ResourceTag"] = ConditionKeyClass.Scope,
        ["aws:RequestTag"] = ConditionKeyClass.Scope,
        ["aws:TagKeys"] = ConditionKeyClass.Scope,
        ["aws:CalledVia"] = ConditionKeyClass.Scope,
        ["aws:CalledViaFirst"] = ConditionKeyClass.Scope,
        ["aws:CalledViaLast"] = ConditionKeyClass.Scope,
        ["aws:ViaAWSService"] = ConditionKeyClass.Scope,
        ["aws:IsMcpServiceAction"] = ConditionKeyClass.Scope,
        ["kms:ViaService"] = ConditionKeyClass.Scope,
        ["kms:ResourceAliases"] = ConditionKeyClass.Scope,
        ["kms:RequestAlias"] = ConditionKeyClass.Scope,
        ["kms:EncryptionContext"] = ConditionKeyClass.Scope,
        ["kms:EncryptionContextKeys"] = ConditionKeyClass.Scope,
        ["kms:GrantIsForAWSResource"] = ConditionKeyClass.Scope,
        ["iam:PassedToService"] = ConditionKeyClass.Scope,
        ["iam:AssociatedResourceArn"] = ConditionKeyClass.Scope,
        ["iam:PolicyARN"] = ConditionKeyClass.Scope,
        ["iam:PermissionsBoundary"] = ConditionKeyClass.Scope,
        ["iam:AWSServiceName"] = ConditionKeyClass.Scope,
        ["s3:ResourceAccount"] = ConditionKeyClass.Scope,

        ["aws:MultiFactorAuthPresent"] = ConditionKeyClass.Guard,
        ["aws:MultiFactorAuthAge"] = ConditionKeyClass.Guard,
        ["aws:VpcSourceIp"] = ConditionKeyClass.Guard,
        ["aws:PrincipalTag"] = ConditionKeyClass.Guard,
        ["aws:username"] = ConditionKeyClass.Guard,
        ["aws:SourceIdentity"] = ConditionKeyClass.Guard,

        ["aws:Referer"] = ConditionKeyClass.Weak,
        ["aws:UserAgent"] = ConditionKeyClass.Weak,
        ["aws:SecureTransport"] = ConditionKeyClass.Weak,
        ["aws:CurrentTime"] = ConditionKeyClass.Weak,
        ["aws:EpochTime"] = ConditionKeyClass.Weak,
        ["aws:RequestedRegion"] = ConditionKeyClass.Weak,
        ["aws:PrincipalType"] = ConditionKeyClass.Weak,
        ["aws:TokenIssueTime"] = ConditionKeyClass.Weak,
        ["s3:authType"] = ConditionKeyClass.Weak,
        ["s3:signatureversion"] = ConditionKeyClass.Weak,
        ["s3:signatureAge"] = ConditionKeyClass.Weak,
        ["s3:TlsVersion"] = ConditionKeyClass.Weak,
        ["s3:x-amz-content-sha256"] = ConditionKeyClass.Weak,
        ["s3:prefix"] = ConditionKeyClass.Weak,
        ["s3:delimiter"] = ConditionKeyClass.Weak,
        ["s3:max-keys"] = ConditionKeyClass.Weak,
        ["s3:x-amz-acl"] = ConditionKeyClass.Weak,
        ["sns:Protocol"] = ConditionKeyClass.Weak,
        ["sns:Endpoint"] = ConditionKeyClass.Weak,
        ["lambda:FunctionUrlAuthType"] = ConditionKeyClass.Weak,
    };

    /// <summary>The class of a key as a policy writes it; None for a key without a class of its own.</summary>
    public static ConditionKeyClass Of(string key)
    {
        if (s_classes.TryGetValue(key, out var known))
            return known;

        // A tag key follows after a slash; an encryption context key after a second colon.
        var slash = key.IndexOf('/');
        if (slash > 0)
        {
            return s_classes.TryGetValue(key.Substring(0, slash), out known) ? known
                : key.IndexOf(":ResourceTag/", StringComparison.OrdinalIgnoreCase) > 0 ? ConditionKeyClass.Scope
                : ConditionKeyClass.None;
        }

        return key.StartsWith("kms:EncryptionContext:", StringComparison.OrdinalIgnoreCase) ? ConditionKeyClass.Scope : ConditionKeyClass.None;
    }
}
