using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Resources.UnsupportedResource>;

namespace IamPolicyAnalyzers.Tests.Rules.Resources;

public sealed class UnsupportedResourceTests
{
    [Theory]
    [InlineData("AWS::SQS::QueuePolicy", "sqs:SendMessage", "arn:aws:sns:us-east-1:111122223333:demo", "a queue")]
    [InlineData("AWS::SNS::TopicPolicy", "sns:Publish", "arn:aws:sqs:us-east-1:111122223333:demo", "a topic")]
    [InlineData("AWS::S3::BucketPolicy", "s3:GetObject", "arn:aws:dynamodb:us-east-1:111122223333:table/demo", "a bucket")]
    [InlineData("AWS::S3::BucketPolicy", "s3:GetObject", "arn:aws:s3:us-east-1:111122223333:accesspoint/demo", "a bucket")]
    [InlineData("AWS::SQS::QueuePolicy", "*", "arn:aws:sns:${AWS::Region}:${AWS::AccountId}:demo", "a queue")]
    public Task Reports_in_a_template(string type, string action, string resource, string owner) => Verify.With(path: "app.template.json").Reports(
        $$"""
        { "Resources": { "Policy": { "Type": "{{type}}", "Properties": { "PolicyDocument": {
          "Version": "2012-10-17",
          "Statement": [ { "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111122223333:role/App" }, "Action": "{{action}}", "Resource": "[|{{resource}}|]" } ] } } } } }
        """,
        $"Resource '{resource}' is not part of {owner}; AWS refuses it in this policy");

    [Theory]
    [InlineData("AWS::S3::AccessPoint", "\"Policy\": ", "arn:aws:s3:::demo/*", "an access point", "")]
    [InlineData("AWS::DynamoDB::Table", "\"ResourcePolicy\": { \"PolicyDocument\": ", "arn:aws:kinesis:us-east-1:111122223333:stream/demo", "a table", "}")]
    public Task Reports_in_the_policy_of_a_resource(string type, string open, string resource, string owner, string close) => Verify.With(path: "app.template.json").Reports(
        $$"""
        { "Resources": { "Policy": { "Type": "{{type}}", "Properties": { {{open}} {
          "Version": "2012-10-17",
          "Statement": { "Effect": "Allow", "Principal": "*", "Action": "*", "Resource": "[|{{resource}}|]" } } {{close}} } } } }
        """,
        $"Resource '{resource}' is not part of {owner}; AWS refuses it in this policy");

    [Theory]
    [InlineData("arn:aws:s3:us-east-1:111122223333:accesspoint/demo/object/*")]
    [InlineData("arn:aws:s3:us-east-1:111122223333:*")]
    [InlineData("arn:aws:s3:us-east-1:111122223333:${Point}")]
    public Task Accepts_an_access_point(string resource) => Verify.With(path: "app.template.json").Accepts(
        $$"""
        { "Resources": { "Policy": { "Type": "AWS::S3::AccessPoint", "Properties": { "Policy": {
          "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": "*", "Action": "*", "Resource": "{{resource}}" } } } } } }
        """);

    [Fact]
    public Task Reports_in_lists_and_Not_twins() => Verify.With(path: "app.template.json").Reports(
        """
        { "Resources": { "Policy": { "Type": "AWS::SQS::QueuePolicy", "Properties": { "PolicyDocument": {
          "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow", "Principal": "*", "Action": "sqs:SendMessage", "Resource": ["*", "[|arn:aws:sns:us-east-1:111122223333:a|]", { "Fn::Sub": "[|arn:aws:s3:::${B}|]" }] },
            { "Effect": "Deny", "Principal": "*", "NotAction": "sqs:*", "NotResource": "[|arn:aws:s3:::a|]" } ] } } } } }
        """);

    [Theory]
    [InlineData("AWS::SQS::QueuePolicy", "\"arn:aws:sqs:us-east-1:111122223333:demo\"")]
    [InlineData("AWS::SQS::QueuePolicy", "\"arn:aws:*:us-east-1:111122223333:demo\"")]
    [InlineData("AWS::SQS::QueuePolicy", "\"arn:aws:nosuch:us-east-1:111122223333:demo\"")] // InvalidArnField speaks
    [InlineData("AWS::SQS::QueuePolicy", "\"*\"")]
    [InlineData("AWS::SQS::QueuePolicy", """{ "Fn::GetAtt": ["Queue", "Arn"] }""")]
    [InlineData("AWS::SQS::QueuePolicy", """{ "Fn::Sub": "arn:aws:${Service}:us-east-1:111122223333:demo" }""")]
    [InlineData("AWS::S3::BucketPolicy", "\"arn:aws:s3:::demo/*\"")]
    [InlineData("AWS::S3::BucketPolicy", "\"arn:aws:s3:::accesspoint\"")]
    public Task Accepts_in_a_template(string type, string resource) => Verify.With(path: "app.template.json").Accepts(
        $$"""
        { "Resources": { "Policy": { "Type": "{{type}}", "Properties": { "PolicyDocument": {
          "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": "*", "Action": "*", "Resource": {{resource}} } } } } } }
        """);

    [Theory]
    [InlineData("AWS::KMS::Key", "KeyPolicy")]
    [InlineData("AWS::SecretsManager::ResourcePolicy", "ResourcePolicy")]
    public Task Accepts_owners_that_read_no_Resource(string type, string property) => Verify.With(path: "app.template.json").Accepts(
        $$"""
        { "Resources": { "Policy": { "Type": "{{type}}", "Properties": { "{{property}}": {
          "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": "*", "Action": "*", "Resource": "arn:aws:s3:::demo" } } } } } }
        """);

    [Fact]
    public Task Reports_under_the_actions_of_one_service() => Verify.With(path: "a.resource.json").Reports(
        """
        { "Version": "2012-10-17",
          "Statement": { "Effect": "Allow", "Principal": { "AWS": "111122223333" }, "Action": ["s3:GetObject", "S3:PutObject"],
            "Resource": ["arn:aws:s3:::a/*", "[|arn:aws:kms:us-east-1:111122223333:key/11111111-2222-3333-4444-555555555555|]"] } }
        """,
        "Resource 'arn:aws:kms:us-east-1:111122223333:key/11111111-2222-3333-4444-555555555555' is not part of a bucket; AWS refuses it in this policy");

    [Theory]
    [InlineData("s3:GetObject", "arn:aws:s3:::a/*")]
    [InlineData("s3:GetObject", "arn:aws:s3:us-east-1:111122223333:accesspoint/a/object/*")]
    [InlineData("s3:GetObject", "arn:aws:s3-object-lambda:us-east-1:111122223333:accesspoint/a")]
    [InlineData("sqs:SendMessage", "arn:aws:sns:us-east-1:111122223333:a")] // UnsupportedAction speaks
    [InlineData("*", "arn:aws:kms:us-east-1:111122223333:key/a")]
    [InlineData("backup:CopyIntoBackupVault", "arn:aws:ec2:us-east-1:111122223333:volume/a")]
    [InlineData("secretsmanager:GetSecretValue", "arn:aws:kms:us-east-1:111122223333:key/a")]
    public Task Accepts(string action, string resource) => Verify.With(path: "a.resource.json").Accepts(
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": "*", "Action": "{{action}}", "Resource": ["{{resource}}"] } }""");

    [Fact]
    public Task Leaves_other_types_alone() => Verify.Accepts(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:kms:us-east-1:111122223333:key/a" } }""");

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.With(path: "a.resource.json").Reports(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": ["arn:aws:s3:::a/*", "[|arn:aws:kms:us-east-1:111122223333:key/a|]", "arn:aws:kms:us""");
}
