using System.Linq;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Documents;
using Xunit;

namespace IamPolicyAnalyzers.Tests.Documents;

public sealed class CommandInputTests
{
    private const string Text = """ "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"s3:GetObject\",\"Resource\":\"*\"}}" """;

    [Theory]
    [InlineData("""{ "RoleName": "App", "PolicyName": "P", "PolicyDocument": @ }""", "AWS::IAM::RolePolicy App", PolicyType.IdentityBased)]
    [InlineData("""{ "UserName": "ana", "PolicyName": "P", "PolicyDocument": @ }""", "AWS::IAM::UserPolicy ana", PolicyType.IdentityBased)]
    [InlineData("""{ "GroupName": "Devs", "PolicyName": "P", "PolicyDocument": @ }""", "AWS::IAM::GroupPolicy Devs", PolicyType.IdentityBased)]
    [InlineData("""{ "PolicyName": "P", "Path": "/app/", "PolicyDocument": @, "Tags": [] }""", "AWS::IAM::ManagedPolicy P", PolicyType.IdentityBased)]
    [InlineData("""{ "PolicyArn": "arn:aws:iam::111122223333:policy/P", "PolicyDocument": @ }""", "AWS::IAM::ManagedPolicy arn:aws:iam::111122223333:policy/P", PolicyType.IdentityBased)]
    [InlineData("""{ "RoleName": "App", "AssumeRolePolicyDocument": @, "MaxSessionDuration": 3600 }""", "AWS::IAM::Role App", PolicyType.Trust)]
    [InlineData("""{ "RoleName": "App", "PolicyDocument": @ }""", "AWS::IAM::RoleTrustPolicy App", PolicyType.Trust)]
    [InlineData("""{ "Bucket": "demo", "Policy": @, "ExpectedBucketOwner": "111122223333" }""", "AWS::S3::BucketPolicy demo", PolicyType.ResourceBased)]
    [InlineData("""{ "AccountId": "111122223333", "Name": "ap", "Policy": @ }""", "AWS::S3::AccessPoint ap", PolicyType.ResourceBased)]
    [InlineData("""{ "QueueUrl": "https://q", "Attributes": { "DelaySeconds": "5", "Policy": @ } }""", "AWS::SQS::QueuePolicy https://q", PolicyType.ResourceBased)]
    [InlineData("""{ "QueueName": "jobs", "Attributes": { "Policy": @ }, "tags": {} }""", "AWS::SQS::QueuePolicy jobs", PolicyType.ResourceBased)]
    [InlineData("""{ "TopicArn": "arn:aws:sns:eu-west-1:111122223333:t", "AttributeName": "Policy", "AttributeValue": @ }""", "AWS::SNS::TopicPolicy arn:aws:sns:eu-west-1:111122223333:t", PolicyType.ResourceBased)]
    [InlineData("""{ "Name": "t", "Attributes": { "Policy": @ } }""", "AWS::SNS::TopicPolicy t", PolicyType.ResourceBased)]
    [InlineData("""{ "KeyId": "k", "PolicyName": "default", "Policy": @ }""", "AWS::KMS::Key k", PolicyType.ResourceBased)]
    [InlineData("""{ "Policy": @, "KeySpec": "SYMMETRIC_DEFAULT", "Description": "" }""", "AWS::KMS::Key ", PolicyType.ResourceBased)]
    [InlineData("""{ "SecretId": "s", "ResourcePolicy": @, "BlockPublicPolicy": true }""", "AWS::SecretsManager::ResourcePolicy s", PolicyType.ResourceBased)]
    [InlineData("""{ "repositoryName": "r", "policyText": @, "force": false }""", "AWS::ECR::Repository r", PolicyType.ResourceBased)]
    [InlineData("""{ "VpcId": "vpc-1", "ServiceName": "com.amazonaws.eu-west-1.s3", "PolicyDocument": @ }""", "AWS::EC2::VPCEndpoint com.amazonaws.eu-west-1.s3", PolicyType.VpcEndpoint)]
    [InlineData("""{ "Content": @, "Description": "", "Name": "n", "Type": "SERVICE_CONTROL_POLICY" }""", "AWS::Organizations::Policy n", PolicyType.ServiceControl)]
    [InlineData("""{ "Content": @, "Name": "n", "Type": "RESOURCE_CONTROL_POLICY" }""", "AWS::Organizations::Policy n", PolicyType.ResourceControl)]
    [InlineData("""{ "EventBusName": "bus", "Policy": @ }""", "AWS::Events::EventBus bus", PolicyType.ResourceBased)]
    [InlineData("""{ "InstanceArn": "i", "PermissionSetArn": "p", "InlinePolicy": @ }""", "AWS::SSO::PermissionSet p", PolicyType.IdentityBased)]
    [InlineData("""{ "RoleArn": "arn:aws:iam::111122223333:role/App", "RoleSessionName": "s", "Policy": @ }""", "AWS::STS::Session s", PolicyType.Session)]
    [InlineData("""{ "BackupVaultName": "v", "Policy": @ }""", "AWS::Backup::BackupVault v", PolicyType.ResourceBased)]
    [InlineData("""{ "FileSystemId": "fs-1", "Policy": @ }""", "AWS::EFS::FileSystem fs-1", PolicyType.ResourceBased)]
    [InlineData("""{ "policyName": "p", "policyDocument": @ }""", "AWS::Logs::ResourcePolicy p", PolicyType.ResourceBased)]
    internal void Reads_the_policy_of_a_command(string input, string resource, PolicyType type)
    {
        var file = PolicyFile.Parse(input.Replace("@", Text));
        Assert.Equal(ContainerKind.CommandInput, file.Container.Kind);
        Assert.Equal(resource, Assert.Single(file.Container.Resources.Select(r => $"{r.Type} {r.Name}")));
        Assert.Equal(type, Assert.Single(file.Documents).Site.Type);
        Assert.Equal("s3:GetObject", file.Text.ToString(file.Documents[0].Statements[0].Action!.Entries[0].Span));
    }

    [Theory]
    [InlineData("""{ "UserName": "ana", "Password": "x", "PasswordResetRequired": false }""", "AWS::IAM::LoginProfile ana")]
    [InlineData("""{ "UserName": "ana", "Path": "/", "Tags": [] }""", "AWS::IAM::User ana")]
    [InlineData("""{ "Name": "t", "S3BucketName": "logs", "IsMultiRegionTrail": false }""", "AWS::CloudTrail::Trail t")]
    public void Reads_a_command_without_policy(string input, string resource)
    {
        var container = PolicyFile.Parse(input).Container;
        Assert.Equal((ContainerKind.CommandInput, resource), (container.Kind, Assert.Single(container.Resources.Select(r => $"{r.Type} {r.Name}"))));
    }

    [Theory]
    [InlineData("Role", "role 'App'")]
    [InlineData("User", "user 'App'")]
    [InlineData("Group", "group 'App'")]
    public void Reads_an_attachment(string kind, string target)
    {
        var attachment = Assert.Single(PolicyFile.Parse($$"""{ "{{kind}}Name": "App", "PolicyArn": "arn:aws:iam::aws:policy/ReadOnlyAccess" }""").Container.Attachments);
        Assert.Equal((target, "ReadOnlyAccess", false), (attachment.Target.ToString(), attachment.PolicyName, attachment.IsInline));
    }

    [Fact]
    public void Reads_a_permission_of_a_function()
    {
        var file = PolicyFile.Parse("""{ "FunctionName": "f", "StatementId": "s", "Action": "lambda:InvokeFunction", "Principal": "s3.amazonaws.com", "SourceAccount": "111122223333" }""");
        var statement = Assert.Single(Assert.Single(file.Documents).Statements);
        Assert.Equal(("s3.amazonaws.com", "lambda:InvokeFunction", "111122223333"), (
            file.Text.ToString(statement.Principal!.Values[0].Span),
            file.Text.ToString(statement.Action!.Entries[0].Span),
            file.Text.ToString(statement.Condition!.Tests[0].Values[0].Span)));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{ "UserName": "ana" }""")]
    [InlineData("""{ "UserName": "ana", "Password": "x" }""")]
    [InlineData("""{ "Name": "t", "S3BucketName": "logs" }""")]
    [InlineData("""{ "RoleName": "App", "PolicyName": "P", "PolicyDocument": {}, "Other": 1 }""")]
    [InlineData("""{ "RoleName": { "Ref": "App" }, "PolicyArn": "arn:aws:iam::aws:policy/ReadOnlyAccess" }""")]
    [InlineData("""{ "QueueUrl": "https://q", "Attributes": { "DelaySeconds": "5" } }""")]
    [InlineData("""{ "TopicArn": "t", "AttributeName": "DisplayName", "AttributeValue": "x" }""")]
    [InlineData("""{ "Policy": "strict", "Description": "of the house" }""")]
    public void Leaves_other_files_alone(string json) => Assert.Equal(ContainerKind.None, PolicyFile.Parse(json).Container.Kind);
}
