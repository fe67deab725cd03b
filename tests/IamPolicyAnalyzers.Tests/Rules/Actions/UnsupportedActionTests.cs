using System.Threading.Tasks;
using IamPolicyAnalyzers.CodeFixes;
using IamPolicyAnalyzers.Rules.Actions;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Actions.UnsupportedAction>;

namespace IamPolicyAnalyzers.Tests.Rules.Actions;

public sealed class UnsupportedActionTests
{
    [Theory]
    [InlineData("AWS::SQS::QueuePolicy", "PolicyDocument", "a queue")]
    [InlineData("AWS::SNS::TopicPolicy", "PolicyDocument", "a topic")]
    [InlineData("AWS::S3::BucketPolicy", "PolicyDocument", "a bucket")]
    [InlineData("AWS::SecretsManager::ResourcePolicy", "ResourcePolicy", "a secret")]
    [InlineData("AWS::ECR::Repository", "RepositoryPolicyText", "an ECR repository")]
    public Task Reports_in_a_template(string type, string property, string owner) => Verify.With(path: "app.template.json").Reports(
        $$"""
        { "Resources": { "Policy": { "Type": "{{type}}", "Properties": { "{{property}}": {
          "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow", "Principal": "*", "Action": ["*", "[|kms:Decrypt|]", "[|KMS:Encrypt*|]"], "Resource": "*" },
            { "Effect": "Deny", "Principal": "*", "NotAction": "[|kms:*|]", "Resource": { "Ref": "Arn" } } ] } } } } }
        """,
        $"Action 'kms:Decrypt' has no meaning in the policy of {owner}; remove it");

    [Theory]
    [InlineData("arn:aws:s3:::demo-bucket/*", "a bucket")]
    [InlineData("arn:aws:sqs:us-east-1:111122223333:demo", "a queue")]
    [InlineData("arn:aws:sns:${AWS::Region}:111122223333:${Name}", "a topic")]
    [InlineData("arn:aws:lambda:us-east-1:111122223333:function:demo", "a function")]
    [InlineData("arn:aws:dynamodb:us-east-1:111122223333:table/demo", "a table")]
    [InlineData("arn:aws:elasticfilesystem:us-east-1:111122223333:file-system/fs-1", "a file system")]
    [InlineData("arn:aws:logs:us-east-1:111122223333:log-group:demo:*", "a log group")]
    public Task Reports_beside_the_ARNs_of_one_service(string resource, string owner) => Verify.With(path: "a.resource.json").Reports(
        $$"""
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow", "Principal": { "AWS": "111122223333" }, "Action": "[|kms:Decrypt|]", "Resource": "{{resource}}" },
            { "Effect": "Allow", "Principal": { "AWS": "111122223333" }, "Action": "kms:Decrypt", "Resource": "*" } ] }
        """,
        $"Action 'kms:Decrypt' has no meaning in the policy of {owner}; remove it");

    [Theory]
    [InlineData("s3:GetObject", "arn:aws:s3:::demo-bucket/*")]
    [InlineData("S3:Get*", "arn:aws:s3:::demo-bucket/*")]
    [InlineData("*", "arn:aws:s3:::demo-bucket/*")]
    [InlineData("s3express:CreateSession", "arn:aws:s3:::demo-bucket/*")]
    [InlineData("nosuch:Action", "arn:aws:s3:::demo-bucket/*")] // UnknownService speaks
    [InlineData("${Service}:Action", "arn:aws:s3:::demo-bucket/*")]
    [InlineData("kms:Decrypt", "*")]
    [InlineData("kms:Decrypt", "${Arn}")]
    [InlineData("kms:Decrypt", "arn:aws:${Service}:::demo-bucket")]
    [InlineData("s3:GetObject", "arn:aws:kms:us-east-1:111122223333:key/demo")] // UnsupportedResource speaks
    [InlineData("backup:CopyIntoBackupVault", "arn:aws:backup:us-east-1:111122223333:backup-vault:demo")]
    [InlineData("kms:Decrypt", "arn:aws:glue:us-east-1:111122223333:catalog")]
    [InlineData("logs:PutSubscriptionFilter", "arn:aws:logs:us-east-1:111122223333:destination:demo")]
    public Task Accepts(string action, string resource) => Verify.With(path: "a.resource.json").Accepts(
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": { "AWS": "111122223333" }, "Action": ["{{action}}"], "Resource": ["{{resource}}"] } }""");

    [Theory]
    [InlineData(""" "Resource": ["arn:aws:s3:::a/*", "arn:aws:sqs:us-east-1:111122223333:b"] """)]
    [InlineData(""" "Resource": ["arn:aws:s3:::a/*", { "Ref": "Other" }] """)]
    [InlineData(""" "Resource": ["arn:aws:s3:::a/*", "*"] """)]
    [InlineData(""" "NotResource": ["arn:aws:s3:::a/*"] """)]
    public Task Accepts_where_the_owner_is_in_doubt(string resource) => Verify.With(path: "a.resource.json").Accepts(
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Principal": "*", "Action": "kms:Decrypt", {{resource}} } }""");

    [Theory]
    [InlineData("policy.boundary.json")]
    [InlineData("policy.trust.json")]
    [InlineData("policy.rcp.json")]
    public Task Leaves_other_types_alone(string path) => Verify.With(path: path).Accepts(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": "*", "Action": "kms:Decrypt", "Resource": "arn:aws:s3:::demo-bucket/*" } }""");

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.With(path: "a.resource.json").Reports(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": "*", "Resource": "arn:aws:s3:::demo-bucket/*", "Action": ["[|kms:Decrypt|]", "kms:Enc""");

    [Fact]
    public Task Removes_the_action() => FixVerifier<UnsupportedAction, RemoveRedundancy>.With(path: "a.resource.json").FixesAll(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": "*", "Action": ["s3:GetObject", "[|kms:Decrypt|]"], "Resource": "arn:aws:s3:::demo-bucket/*" } }""",
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": "*", "Action": ["s3:GetObject"], "Resource": "arn:aws:s3:::demo-bucket/*" } }""");
}
