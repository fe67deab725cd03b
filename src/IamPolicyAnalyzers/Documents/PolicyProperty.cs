using System;
using System.Collections.Generic;

namespace IamPolicyAnalyzers.Documents;

/// <summary>The property of a resource that holds its one policy, for the types of which nothing else counts.</summary>
/// <remarks>https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-template-resource-type-ref.html</remarks>
/// <param name="Name">The property, as CloudFormation has it.</param>
internal readonly record struct PolicyProperty(string Name, PolicyType Type)
{
    private static readonly Dictionary<string, PolicyProperty> s_properties = new(StringComparer.Ordinal)
    {
        ["AWS::Backup::BackupVault"] = OfResource("AccessPolicy"),
        ["AWS::CloudTrail::ResourcePolicy"] = OfResource("ResourcePolicy"),
        ["AWS::CodeArtifact::Domain"] = OfResource("PermissionsPolicyDocument"),
        ["AWS::CodeArtifact::Repository"] = OfResource("PermissionsPolicyDocument"),
        ["AWS::ECR::PublicRepository"] = OfResource("RepositoryPolicyText"),
        ["AWS::ECR::RegistryPolicy"] = OfResource("PolicyText"),
        ["AWS::ECR::Repository"] = OfResource("RepositoryPolicyText"),
        ["AWS::EFS::FileSystem"] = OfResource("FileSystemPolicy"),
        ["AWS::Elasticsearch::Domain"] = OfResource("AccessPolicies"),
        ["AWS::Events::EventBus"] = OfResource("Policy"),
        ["AWS::IAM::RoleTrustPolicy"] = new("PolicyDocument", PolicyType.Trust),
        ["AWS::Kinesis::ResourcePolicy"] = OfResource("ResourcePolicy"),
        ["AWS::KMS::Key"] = OfResource("KeyPolicy"),
        ["AWS::KMS::ReplicaKey"] = OfResource("KeyPolicy"),
        ["AWS::Lambda::FunctionPolicy"] = OfResource("PolicyDocument"),
        ["AWS::Logs::ResourcePolicy"] = OfResource("PolicyDocument"),
        ["AWS::MSK::ClusterPolicy"] = OfResource("Policy"),
        ["AWS::OpenSearchService::Domain"] = OfResource("AccessPolicies"),
        ["AWS::S3Express::BucketPolicy"] = OfResource("PolicyDocument"),
        ["AWS::S3::MultiRegionAccessPointPolicy"] = OfResource("Policy"),
        ["AWS::S3ObjectLambda::AccessPointPolicy"] = OfResource("PolicyDocument"),
        ["AWS::S3Outposts::AccessPoint"] = OfResource("Policy"),
        ["AWS::S3Outposts::BucketPolicy"] = OfResource("PolicyDocument"),
        ["AWS::S3Tables::TableBucketPolicy"] = OfResource("ResourcePolicy"),
        ["AWS::S3Tables::TablePolicy"] = OfResource("ResourcePolicy"),
        ["AWS::SecretsManager::ResourcePolicy"] = OfResource("ResourcePolicy"),
        ["AWS::SNS::TopicInlinePolicy"] = OfResource("PolicyDocument"),
        ["AWS::SNS::TopicPolicy"] = OfResource("PolicyDocument"),
        ["AWS::SQS::QueueInlinePolicy"] = OfResource("PolicyDocument"),
        ["AWS::SQS::QueuePolicy"] = OfResource("PolicyDocument"),
        ["AWS::STS::Session"] = new("Policy", PolicyType.Session),
        ["AWS::VpcLattice::AuthPolicy"] = OfResource("Policy"),
        ["AWS::VpcLattice::ResourcePolicy"] = OfResource("Policy"),
        ["AWS::XRay::ResourcePolicy"] = OfResource("PolicyDocument"),
    };

    public static bool TryGet(string resourceType, out PolicyProperty property) => s_properties.TryGetValue(resourceType, out property);

    private static PolicyProperty OfResource(string name) => new(name, PolicyType.ResourceBased);
}
