using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using IamPolicyAnalyzers.Json;

namespace IamPolicyAnalyzers.Documents;

/// <summary>
/// The input of one command of the AWS CLI or SDK, as <c>--cli-input-json</c> reads it. The file does not say for which command it is: it is told by
/// its members, all of which have to be that command's.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-skeleton.html</remarks>
internal sealed class CommandInput
{
    private static readonly CommandInput[] s_commands =
    [
        // put-role-policy and its like; create-policy, create-policy-version
        new("AWS::IAM::RolePolicy", "RoleName", ["RoleName", "PolicyName", "PolicyDocument"]),
        new("AWS::IAM::UserPolicy", "UserName", ["UserName", "PolicyName", "PolicyDocument"]),
        new("AWS::IAM::GroupPolicy", "GroupName", ["GroupName", "PolicyName", "PolicyDocument"]),
        new("AWS::IAM::ManagedPolicy", "PolicyName", ["PolicyName", "PolicyDocument"], ["Path", "Description", "Tags"]) { Spelling = { ["ManagedPolicyName"] = "PolicyName" } },
        new("AWS::IAM::ManagedPolicy", "PolicyArn", ["PolicyArn", "PolicyDocument"], ["SetAsDefault"]),

        // create-role, update-assume-role-policy, create-user, create-login-profile
        new("AWS::IAM::Role", "RoleName", ["RoleName", "AssumeRolePolicyDocument"], ["Path", "Description", "MaxSessionDuration", "PermissionsBoundary", "Tags"]),
        new("AWS::IAM::RoleTrustPolicy", "RoleName", ["RoleName", "PolicyDocument"]),
        new("AWS::IAM::User", "UserName", ["UserName", "PermissionsBoundary"], ["Path", "Tags"]),
        new("AWS::IAM::User", "UserName", ["UserName", "Path", "Tags"]),
        new("AWS::IAM::LoginProfile", "UserName", ["UserName", "Password", "PasswordResetRequired"]),

        // attach-role-policy and its like
        new("AWS::IAM::ManagedPolicyAttachment", "RoleName", ["RoleName", "PolicyArn"]),
        new("AWS::IAM::ManagedPolicyAttachment", "UserName", ["UserName", "PolicyArn"]),
        new("AWS::IAM::ManagedPolicyAttachment", "GroupName", ["GroupName", "PolicyArn"]),

        // put-bucket-policy, put-access-point-policy
        new("AWS::S3::BucketPolicy", "Bucket", ["Bucket", "Policy"], ["ChecksumAlgorithm", "ConfirmRemoveSelfBucketAccess", "ContentMD5", "ExpectedBucketOwner"]) { Spelling = { ["PolicyDocument"] = "Policy" } },
        new("AWS::S3::AccessPoint", "Name", ["AccountId", "Name", "Policy"]),

        // set-queue-attributes and create-queue; set-topic-attributes and create-topic
        new("AWS::SQS::QueuePolicy", "QueueUrl", ["QueueUrl", "Attributes"]) { Below = "Attributes", Spelling = { ["PolicyDocument"] = "Policy" } },
        new("AWS::SQS::QueuePolicy", "QueueName", ["QueueName", "Attributes"], ["tags"]) { Below = "Attributes", Spelling = { ["PolicyDocument"] = "Policy" } },
        new("AWS::SNS::TopicPolicy", "TopicArn", ["TopicArn", "AttributeName", "AttributeValue"]) { Constant = ("AttributeName", "Policy"), Spelling = { ["PolicyDocument"] = "AttributeValue" } },
        new("AWS::SNS::TopicPolicy", "Name", ["Name", "Attributes"], ["DataProtectionPolicy", "Tags"]) { Below = "Attributes", Spelling = { ["PolicyDocument"] = "Policy" } },

        // put-key-policy, create-key
        new("AWS::KMS::Key", "KeyId", ["KeyId", "Policy"], ["PolicyName", "BypassPolicyLockoutSafetyCheck"]) { Spelling = { ["KeyPolicy"] = "Policy" } },
        .. AnyOf("AWS::KMS::Key", "", ["Policy"], ["KeyUsage", "KeySpec", "CustomerMasterKeySpec", "Origin", "MultiRegion", "BypassPolicyLockoutSafetyCheck"],
            ["Description", "CustomKeyStoreId", "Tags", "XksKeyId"], ("KeyPolicy", "Policy")),

        // put-resource-policy of Secrets Manager, set-repository-policy, add-permission, create-vpc-endpoint
        new("AWS::SecretsManager::ResourcePolicy", "SecretId", ["SecretId", "ResourcePolicy"], ["BlockPublicPolicy"]),
        new("AWS::ECR::Repository", "repositoryName", ["repositoryName", "policyText"], ["registryId", "force"]) { Spelling = { ["RepositoryPolicyText"] = "policyText" } },
        new("AWS::Lambda::Permission", "StatementId", ["FunctionName", "StatementId", "Action", "Principal"], ["SourceArn", "SourceAccount", "EventSourceToken", "Qualifier", "RevisionId", "PrincipalOrgID", "FunctionUrlAuthType", "InvokedViaFunctionUrl"]),
        new("AWS::EC2::VPCEndpoint", "ServiceName", ["VpcId", "ServiceName", "PolicyDocument"], ["DryRun", "VpcEndpointType", "RouteTableIds", "SubnetIds", "SecurityGroupIds", "IpAddressType", "DnsOptions", "ClientToken", "PrivateDnsEnabled", "TagSpecifications", "SubnetConfigurations"]),

        // create-policy of Organizations, put-permission, put-inline-policy-to-permission-set, assume-role
        new("AWS::Organizations::Policy", "Name", ["Content", "Name", "Type"], ["Description", "Tags"]),
        new("AWS::Events::EventBus", "EventBusName", ["EventBusName", "Policy"]),
        new("AWS::SSO::PermissionSet", "PermissionSetArn", ["InstanceArn", "PermissionSetArn", "InlinePolicy"]),
        new("AWS::STS::Session", "RoleSessionName", ["RoleArn", "RoleSessionName", "Policy"], ["PolicyArns", "DurationSeconds", "Tags", "TransitiveTagKeys", "ExternalId", "SerialNumber", "TokenCode", "SourceIdentity", "ProvidedContexts"]),

        // put-backup-vault-access-policy, put-file-system-policy, put-resource-policy of CloudWatch Logs
        new("AWS::Backup::BackupVault", "BackupVaultName", ["BackupVaultName", "Policy"]) { Spelling = { ["AccessPolicy"] = "Policy" } },
        new("AWS::EFS::FileSystem", "FileSystemId", ["FileSystemId", "Policy"], ["BypassPolicyLockoutSafetyCheck"]) { Spelling = { ["FileSystemPolicy"] = "Policy" } },
        new("AWS::Logs::ResourcePolicy", "policyName", ["policyName", "policyDocument"]) { Spelling = { ["PolicyDocument"] = "policyDocument" } },

        // create-trail
        .. AnyOf("AWS::CloudTrail::Trail", "Name", ["Name", "S3BucketName"], ["IsMultiRegionTrail", "EnableLogFileValidation", "IncludeGlobalServiceEvents", "IsOrganizationTrail"],
            ["S3KeyPrefix", "SnsTopicName", "CloudWatchLogsLogGroupArn", "CloudWatchLogsRoleArn", "KmsKeyId", "TagsList"], ("TrailName", "Name"), ("KMSKeyId", "KmsKeyId")),
    ];

    private readonly string _type;
    private readonly string _name;
    private readonly string[] _required;
    private readonly string[] _optional;

    /// <param name="type">What the command makes or changes, as CloudFormation has it.</param>
    /// <param name="name">The member that names it; empty when none does.</param>
    private CommandInput(string type, string name, string[] required, string[]? optional = null)
    {
        _type = type;
        _name = name;
        _required = required;
        _optional = optional ?? [];
    }

    /// <summary>The member that holds the properties; empty when the input itself does.</summary>
    private string Below { get; init; } = "";

    /// <summary>A member that must have a certain value.</summary>
    private (string Name, string Value)? Constant { get; init; }

    private Dictionary<string, string> Spelling { get; } = new(StringComparer.Ordinal);

    public static PolicyContainer? TryRecognize(JsonNode root)
    {
        // The longest input, a skeleton of create-vpc-endpoint, has fewer.
        const int MaxMembers = 20;
        if (!root.IsObject || root.Count is 0 or > MaxMembers)
            return null;
        foreach (var command in s_commands)
        {
            if (command.Describe(root) is { } resource)
                return ResourceReader.Read(ContainerKind.CommandInput, ImmutableArray.Create(resource), new HashSet<string>());
        }

        return null;
    }

    private DeclaredResource? Describe(JsonNode root)
    {
        foreach (var needed in _required)
        {
            if (!root.TryGetMember(needed, out _))
                return null;
        }

        foreach (var given in root.Members)
        {
            var word = given.Name.StringValue;
            if (Array.IndexOf(_required, word) < 0 && Array.IndexOf(_optional, word) < 0)
                return null;
        }

        JsonNode name = default;
        if (_name.Length > 0)
        {
            name = root.TryGetMember(_name, out var member) ? member.Value : default;
            if (!name.IsString)
                return null;
        }

        if (Constant is { } constant && !(root.TryGetMember(constant.Name, out var fixedMember) && fixedMember.Value.ValueEquals(constant.Value)))
            return null;
        var node = root;
        if (Below.Length > 0)
            node = root.TryGetMember(Below, out var below) && below.Value.TryGetMember("Policy", out _) ? below.Value : default;

        // AWS takes an inline policy as a string, and returns it under the same names as an object or percent-encoded.
        return node.IsObject ? new DeclaredResource(_type, name, node, Spelling) { IsEvidence = Array.IndexOf(_required, "PolicyName") == 1 && root.TryGetMember("PolicyDocument", out var document) && !document.Value.RawText.StartsWith("\"{".AsSpan(), StringComparison.Ordinal) } : null;
    }

    /// <summary>A command that nothing but its required members would leave open: one of the telling ones has to stand beside them.</summary>
    private static IEnumerable<CommandInput> AnyOf(
        string type, string name, string[] required, string[] telling, string[] optional, params (string Property, string Own)[] spelling)
    {
        foreach (var word in telling)
        {
            var command = new CommandInput(type, name, [.. required, word], [.. telling, .. optional]);
            foreach (var (property, own) in spelling)
                command.Spelling.Add(property, own);
            yield return command;
        }
    }
}
