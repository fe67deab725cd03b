using System;
using System.Collections.Generic;
using IamPolicyAnalyzers.Policies;

namespace IamPolicyAnalyzers.Analysis;

/// <summary>Global keys about the owner of a VPC endpoint, which AWS fills in for the requests to some services only.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html</remarks>
internal static class EndpointKeys
{
    private static readonly string[] s_common =
    [
        "acm-pca", "applicationinsights", "apprunner", "athena", "cloudformation", "comprehendmedical", "compute-optimizer", "datasync", "discovery", "ebs",
        "ecr", "ecs", "firehose", "healthlake", "iam", "iotfleetwise", "iotwireless", "kinesisanalytics", "kms", "lambda", "medical-imaging", "omics",
        "payment-cryptography", "polly", "rbin", "rekognition", "route53", "s3", "scheduler", "servicediscovery", "servicequotas", "ssm-contacts",
        "storagegateway", "textract", "transcribe", "transfer",
    ];

    private static readonly string[] s_account = ["dynamodb", "gamelift", "shield"];

    private static readonly string[] s_organization =
    [
        .. s_account, "b2bi", "cassandra", "cognito-identity", "dms", "ds-data", "identitystore", "iottwinmaker", "network-firewall", "pricing", "ses",
        "sms-voice", "sqs", "workmail",
    ];

    /// <summary>The services of each key beside those that all of the keys have.</summary>
    private static readonly Dictionary<string, string[]> s_keys = new(StringComparer.OrdinalIgnoreCase)
    {
        ["aws:SourceVpcArn"] = [],
        ["aws:VpceAccount"] = s_account,
        ["aws:VpceOrgPaths"] = s_account,
        ["aws:VpceOrgID"] = s_organization,
    };

    /// <summary>True for a key that the requests to most services lack.</summary>
    public static bool IsLimited(string key) => s_keys.ContainsKey(key);

    /// <summary>True when requests to the service of the entry may carry the limited key. Those that pass a role do not, though IAM is a service that has it.</summary>
    public static bool IsSupported(string key, ActionPattern entry) =>
        (IsAmong(s_common, entry.Prefix) || IsAmong(s_keys[key], entry.Prefix)) && !entry.Text.Equals("iam:PassRole", StringComparison.OrdinalIgnoreCase);

    private static bool IsAmong(string[] services, ReadOnlySpan<char> prefix)
    {
        foreach (var service in services)
        {
            if (prefix.Equals(service.AsSpan(), StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}
