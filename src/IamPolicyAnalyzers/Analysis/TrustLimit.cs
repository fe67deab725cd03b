using System;
using IamPolicyAnalyzers.Policies;

namespace IamPolicyAnalyzers.Analysis;

/// <summary>How a trust policy says for whom another account, or an AWS service, may assume the role.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html</remarks>
internal static class TrustLimit
{
    /// <summary>Keys that a role of another account cannot be sent with by a customer of that account, or only from the organization.</summary>
    private static readonly string[] s_customerKeys = ["sts:ExternalId", "aws:PrincipalOrgID", "aws:PrincipalOrgPaths"];

    private static readonly string[] s_sourceKeys = ["aws:SourceArn", "aws:SourceAccount", "aws:SourceOrgID", "aws:SourceOrgPaths", "sts:ExternalId"];

    /// <summary>Services whose documentation says that they tell their source when they assume a role; to others a test of it would be a Deny.</summary>
    private static readonly string[] s_services =
    [
        "apidestinations.events", "bedrock", "bedrock-agentcore", "codebuild", "codepipeline", "comprehend", "databrew", "datasync", "ecs-tasks", "events", "firehose",
        "grafana", "iot", "kinesisanalytics", "lex", "pipes", "rekognition", "sagemaker", "scheduler", "servicecatalog", "ssm", "states", "transcribe", "transfer",
        "vpc-flow-logs",
    ];

    /// <summary>True when the Condition asks for what another customer of a trusted account does not have, or nobody can say.</summary>
    public static bool IsForOneCustomer(ConditionBlock? condition)
    {
        if (condition is null or { IsUnknown: true })
            return condition is not null;
        foreach (var test in condition.Tests)
        {
            if (test.Key.HasUnknown || test.Operator is null || (Array.Exists(s_customerKeys, test.IsOf) && ConditionStrength.IsLimit(test)))
                return true;
        }

        return false;
    }

    /// <summary>True when the Condition tests the source of a service, in whatever way, or nobody can say.</summary>
    public static bool TestsSource(ConditionBlock? condition)
    {
        if (condition is null or { IsUnknown: true })
            return condition is not null;
        foreach (var test in condition.Tests)
        {
            if (test.Key.HasUnknown || Array.Exists(s_sourceKeys, test.IsOf))
                return true;
        }

        return false;
    }

    /// <summary>True for a service that tells its source when it assumes a role.</summary>
    public static bool NamesSource(PrincipalValue principal) =>
        principal is { Kind: PrincipalValueKind.Service, IsUnknown: false } && Array.Exists(s_services, name => principal.Text == name + ".amazonaws.com");
}
