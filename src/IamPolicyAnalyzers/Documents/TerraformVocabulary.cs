using System;
using System.Collections.Generic;
using System.Text;

namespace IamPolicyAnalyzers.Documents;

/// <summary>The resources of Terraform's AWS provider in words of CloudFormation.</summary>
/// <remarks>https://registry.terraform.io/providers/hashicorp/aws/latest/docs</remarks>
internal static class TerraformVocabulary
{
    // For each type: CloudFormation's type, and of its properties those that rules ask for. A name in capitals is spelt with underscores in Terraform
    // unless '=' gives another. '*' marks text that holds a policy, '{}' a block, '?' what Terraform takes when the property is not set.
    private static readonly (string Type, string DeclaredType, string Properties)[] s_types =
    [
        ("aws_iam_role", "AWS::IAM::Role", "RoleName=name AssumeRolePolicyDocument=assume_role_policy* ManagedPolicyArns PermissionsBoundary Path Description MaxSessionDuration Tags"),
        ("aws_iam_user", "AWS::IAM::User", "UserName=name PermissionsBoundary Path Tags"),
        ("aws_iam_group", "AWS::IAM::Group", "GroupName=name Path"),
        ("aws_iam_role_policy", "AWS::IAM::RolePolicy", "PolicyName=name RoleName=role PolicyDocument=policy*"),
        ("aws_iam_user_policy", "AWS::IAM::UserPolicy", "PolicyName=name UserName=user PolicyDocument=policy*"),
        ("aws_iam_group_policy", "AWS::IAM::GroupPolicy", "PolicyName=name GroupName=group PolicyDocument=policy*"),
        ("aws_iam_policy", "AWS::IAM::ManagedPolicy", "ManagedPolicyName=name PolicyDocument=policy* Path Description Tags"),
        ("aws_iam_role_policy_attachment", "AWS::IAM::ManagedPolicyAttachment", "RoleName=role PolicyArn"),
        ("aws_iam_user_policy_attachment", "AWS::IAM::ManagedPolicyAttachment", "UserName=user PolicyArn"),
        ("aws_iam_group_policy_attachment", "AWS::IAM::ManagedPolicyAttachment", "GroupName=group PolicyArn"),
        ("aws_iam_policy_attachment", "AWS::IAM::ManagedPolicyAttachment", "Roles Users Groups PolicyArn"),
        ("aws_iam_group_membership", "AWS::IAM::UserToGroupAddition", "GroupName=group Users"),
        ("aws_iam_user_login_profile", "AWS::IAM::LoginProfile", "UserName=user Password PasswordResetRequired"),
        ("aws_iam_access_key", "AWS::IAM::AccessKey", "UserName=user Status"),
        ("aws_iam_instance_profile", "AWS::IAM::InstanceProfile", "InstanceProfileName=name Roles=role Path"),
        ("aws_iam_account_password_policy", "AWS::IAM::AccountPasswordPolicy", "MinimumPasswordLength RequireSymbols RequireNumbers RequireUppercaseCharacters RequireLowercaseCharacters AllowUsersToChangePassword?true ExpirePasswords MaxPasswordAge PasswordReusePrevention HardExpiry"),
        ("aws_s3_bucket", "AWS::S3::BucketPolicy", "Bucket PolicyDocument=policy*"),
        ("aws_s3_bucket_policy", "AWS::S3::BucketPolicy", "Bucket PolicyDocument=policy*"),
        ("aws_s3_access_point", "AWS::S3::AccessPoint", "Policy* PublicAccessBlockConfiguration{} VpcConfiguration{}"),
        ("aws_s3control_access_point_policy", "AWS::S3::AccessPoint", "Policy*"),
        ("aws_sqs_queue", "AWS::SQS::QueuePolicy", "PolicyDocument=policy*"),
        ("aws_sqs_queue_policy", "AWS::SQS::QueuePolicy", "Queues=queue_url PolicyDocument=policy*"),
        ("aws_sns_topic", "AWS::SNS::TopicPolicy", "PolicyDocument=policy*"),
        ("aws_sns_topic_policy", "AWS::SNS::TopicPolicy", "Topics=arn PolicyDocument=policy*"),
        ("aws_kms_key", "AWS::KMS::Key", "KeyPolicy=policy* EnableKeyRotation Description Tags"),
        ("aws_kms_external_key", "AWS::KMS::Key", "KeyPolicy=policy* Description Tags"),
        ("aws_kms_key_policy", "AWS::KMS::Key", "KeyPolicy=policy*"),
        ("aws_kms_replica_key", "AWS::KMS::ReplicaKey", "KeyPolicy=policy*"),
        ("aws_msk_cluster_policy", "AWS::MSK::ClusterPolicy", "Policy*"),
        ("aws_ecr_registry_policy", "AWS::ECR::RegistryPolicy", "PolicyText=policy*"),
        ("aws_ecrpublic_repository_policy", "AWS::ECR::PublicRepository", "RepositoryPolicyText=policy*"),
        ("aws_codeartifact_domain_permissions_policy", "AWS::CodeArtifact::Domain", "PermissionsPolicyDocument=policy_document*"),
        ("aws_codeartifact_repository_permissions_policy", "AWS::CodeArtifact::Repository", "PermissionsPolicyDocument=policy_document*"),
        ("aws_s3control_object_lambda_access_point_policy", "AWS::S3ObjectLambda::AccessPointPolicy", "PolicyDocument=policy*"),
        ("aws_vpclattice_auth_policy", "AWS::VpcLattice::AuthPolicy", "Policy*"),
        ("aws_secretsmanager_secret", "AWS::SecretsManager::ResourcePolicy", "ResourcePolicy=policy*"),
        ("aws_secretsmanager_secret_policy", "AWS::SecretsManager::ResourcePolicy", "SecretId=secret_arn ResourcePolicy=policy*"),
        ("aws_ecr_repository_policy", "AWS::ECR::Repository", "RepositoryName=repository RepositoryPolicyText=policy*"),
        ("aws_vpc_endpoint", "AWS::EC2::VPCEndpoint", "PolicyDocument=policy* VpcEndpointType ServiceName"),
        ("aws_vpc_endpoint_policy", "AWS::EC2::VPCEndpoint", "PolicyDocument=policy*"),
        ("aws_dynamodb_resource_policy", "AWS::DynamoDB::Table", "ResourcePolicy=policy*"),
        ("aws_cloudwatch_event_bus_policy", "AWS::Events::EventBus", "Policy*"),
        ("aws_cloudwatch_log_resource_policy", "AWS::Logs::ResourcePolicy", "PolicyDocument=policy_document*"),
        ("aws_kinesis_resource_policy", "AWS::Kinesis::ResourcePolicy", "ResourcePolicy=policy*"),
        ("aws_backup_vault_policy", "AWS::Backup::BackupVault", "AccessPolicy=policy*"),
        ("aws_efs_file_system_policy", "AWS::EFS::FileSystem", "FileSystemPolicy=policy*"),
        ("aws_api_gateway_rest_api", "AWS::ApiGateway::RestApi", "Policy*"),
        ("aws_api_gateway_rest_api_policy", "AWS::ApiGateway::RestApi", "Policy*"),
        ("aws_opensearch_domain", "AWS::OpenSearchService::Domain", "AccessPolicies*"),
        ("aws_opensearch_domain_policy", "AWS::OpenSearchService::Domain", "AccessPolicies*"),
        ("aws_elasticsearch_domain", "AWS::Elasticsearch::Domain", "AccessPolicies*"),
        ("aws_elasticsearch_domain_policy", "AWS::Elasticsearch::Domain", "AccessPolicies*"),
        ("aws_organizations_policy", "AWS::Organizations::Policy", "Name Content* Type?\"SERVICE_CONTROL_POLICY\""),
        ("aws_ssoadmin_permission_set_inline_policy", "AWS::SSO::PermissionSet", "InlinePolicy*"),
        ("aws_lambda_permission", "AWS::Lambda::Permission", "Action FunctionName Principal SourceArn SourceAccount PrincipalOrgID=principal_org_id FunctionUrlAuthType EventSourceToken"),
        ("aws_lambda_function", "AWS::Lambda::Function", "FunctionName Role Environment{}"),
        ("aws_apprunner_service", "AWS::AppRunner::Service", "ServiceName"),
        ("aws_batch_job_definition", "AWS::Batch::JobDefinition", "JobDefinitionName=name"),
        ("aws_elastic_beanstalk_environment", "AWS::ElasticBeanstalk::Environment", "EnvironmentName=name"),
        ("aws_amplify_app", "AWS::Amplify::App", "Name"),
        ("aws_ssm_parameter", "AWS::SSM::Parameter", "Name Type Value"),
        ("aws_instance", "AWS::EC2::Instance", "IamInstanceProfile UserData LaunchTemplate{}"),
        ("aws_launch_configuration", "AWS::AutoScaling::LaunchConfiguration", "IamInstanceProfile UserData"),
        ("aws_launch_template", "AWS::EC2::LaunchTemplate", "LaunchTemplateName=name IamInstanceProfile{} UserData"),
        ("aws_ecs_task_definition", "AWS::ECS::TaskDefinition", "Family ExecutionRoleArn TaskRoleArn ContainerDefinitions"),
        ("aws_codebuild_project", "AWS::CodeBuild::Project", "Name ServiceRole Environment{}"),
        ("aws_cloudtrail", "AWS::CloudTrail::Trail", "TrailName=name S3BucketName=s3_bucket_name IsLogging=enable_logging?true IsMultiRegionTrail IsOrganizationTrail IncludeGlobalServiceEvents?true EnableLogFileValidation KMSKeyId=kms_key_id CloudWatchLogsLogGroupArn=cloud_watch_logs_group_arn"),
        ("aws_guardduty_detector", "AWS::GuardDuty::Detector", "Enable?true FindingPublishingFrequency"),
        ("aws_config_configuration_recorder", "AWS::Config::ConfigurationRecorder", "Name RoleARN=role_arn RecordingGroup{}"),
    ];

    private static readonly Lazy<Dictionary<string, TerraformWord>> s_words = new(static () =>
    {
        var words = new Dictionary<string, TerraformWord>(s_types.Length, StringComparer.Ordinal);
        foreach (var (type, declaredType, properties) in s_types)
            words.Add(type, new TerraformWord(declaredType, properties));
        return words;
    });

    public static bool TryGet(string type, out TerraformWord word) => s_words.Value.TryGetValue(type, out word!);

    /// <summary><c>all_supported</c> as <c>AllSupported</c>, <c>environment</c> as <c>Environment</c>.</summary>
    public static string ToDeclared(string name)
    {
        var text = new StringBuilder(name.Length);
        var isFirst = true;
        foreach (var c in name)
        {
            if (c != '_')
                text.Append(isFirst ? char.ToUpperInvariant(c) : c);
            isFirst = c == '_';
        }

        return text.ToString();
    }
}

/// <summary>What a type of Terraform is called, and how its properties are written.</summary>
internal sealed class TerraformWord
{
    private readonly Dictionary<string, string> _spelling = new(StringComparer.Ordinal);
    private readonly List<string> _policies = [];
    private readonly List<string> _blocks = [];
    private readonly List<(string Property, string Json)> _defaults = [];

    public TerraformWord(string type, string properties)
    {
        Type = type;
        foreach (var entry in properties.Split(' '))
        {
            var end = entry.IndexOfAny(['=', '*', '{', '?']);
            var property = end < 0 ? entry : entry.Substring(0, end);
            var rest = end < 0 ? "" : entry.Substring(end);
            if (rest.EndsWith("*", StringComparison.Ordinal))
                _policies.Add(property);
            if (rest.EndsWith("{}", StringComparison.Ordinal))
                _blocks.Add(property);
            if (rest.IndexOf('?') is >= 0 and var mark)
                _defaults.Add((property, rest.Substring(mark + 1)));
            _spelling.Add(property, rest.StartsWith("=", StringComparison.Ordinal) ? rest.Substring(1).Split('*', '?')[0] : WithUnderscores(property));
        }
    }

    /// <summary>CloudFormation's name of the type.</summary>
    public string Type { get; }

    /// <summary>From CloudFormation's name of each property to Terraform's.</summary>
    public IReadOnlyDictionary<string, string> Spelling => _spelling;

    /// <summary>The properties that hold a policy as text.</summary>
    public IReadOnlyList<string> Policies => _policies;

    /// <summary>The properties that are blocks.</summary>
    public IReadOnlyList<string> Blocks => _blocks;

    /// <summary>What Terraform takes for a property that is not set, where CloudFormation takes something else.</summary>
    public IReadOnlyList<(string Property, string Json)> Defaults => _defaults;

    private static string WithUnderscores(string property)
    {
        var text = new StringBuilder(property.Length + 8);
        foreach (var c in property)
        {
            if (char.IsUpper(c) && text.Length > 0)
                text.Append('_');
            text.Append(char.ToLowerInvariant(c));
        }

        return text.ToString();
    }
}
