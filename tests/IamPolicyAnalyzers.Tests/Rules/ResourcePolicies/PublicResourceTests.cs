using System.Threading.Tasks;
using IamPolicyAnalyzers.CodeFixes;
using IamPolicyAnalyzers.Rules.ResourcePolicies;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.ResourcePolicies.PublicResource>;

namespace IamPolicyAnalyzers.Tests.Rules.ResourcePolicies;

public sealed class PublicResourceTests
{
    private const string Queue = "arn:aws:sqs:us-east-1:111122223333:demo";

    [Theory]
    [InlineData("sqs:SendMessage", "Principal '*' lets anyone call 'sqs:SendMessage'; name the accounts, or limit 'aws:SourceArn' in Condition")]
    [InlineData("s3:GetObject", "Principal '*' lets anyone call 's3:GetObject'; name the accounts, or limit 'aws:PrincipalOrgID' in Condition")]
    [InlineData("kms:Decrypt", "Principal '*' lets anyone call 'kms:Decrypt'; name the accounts, or limit 'kms:CallerAccount' in Condition")]
    public Task Reports(string action, string message) => Verify.Reports(
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": "[|*|]", "Action": "{{action}}", "Resource": "arn:aws:sqs:us-east-1:111122223333:demo" } }""", message);

    [Theory]
    [InlineData("""{ "AWS": "[|*|]" }""", "\"Action\": [\"sqs:SendMessage\", \"sqs:*\"]")]
    [InlineData("""{ "AWS": ["111122223333", "[|*|]"] }""", "\"Action\": \"sqs:SendMessage\", \"Condition\": {}")]
    [InlineData("""{ "AWS": ["[|*|]", { "Ref": "Role" }] }""", "\"Action\": [\"sqs:SendMessage\", { \"Ref\": \"More\" }]")]
    [InlineData("\"[|*|]\"", "\"NotAction\": \"sqs:DeleteQueue\"")]
    [InlineData("\"[|*|]\"", "\"Action\": \"SQS:send*\"")]
    public Task Reports_whatever_the_shape(string principal, string action) => Verify.With("queue.resource.json").Reports(
        $$"""{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Principal": {{principal}}, {{action}}, "Resource": "arn:aws:sqs:us-east-1:111122223333:demo" }] }""");

    [Theory]
    [InlineData("\"Effect\": \"Deny\", \"Principal\": \"*\", \"Action\": \"sqs:*\"")]
    [InlineData("\"Effect\": \"Allow\", \"Principal\": { \"AWS\": \"111122223333\" }, \"Action\": \"sqs:*\"")]
    [InlineData("\"Effect\": \"Allow\", \"Principal\": { \"Service\": \"sns.amazonaws.com\" }, \"Action\": \"sqs:*\"")]
    [InlineData("\"Effect\": \"Allow\", \"NotPrincipal\": { \"AWS\": \"*\" }, \"Action\": \"sqs:SendMessage\"")]
    [InlineData("\"Effect\": \"Allow\", \"Principal\": { \"Ref\": \"Who\" }, \"Action\": \"sqs:SendMessage\"")]
    [InlineData("\"Effect\": \"Allow\", \"Principal\": \"*${Who}\", \"Action\": \"sqs:SendMessage\"")]
    [InlineData("\"Effect\": { \"Ref\": \"Effect\" }, \"Principal\": \"*\", \"Action\": \"sqs:SendMessage\"")]
    [InlineData("\"Effect\": \"Allow\", \"Principal\": \"*\", \"Action\": { \"Ref\": \"What\" }")]
    [InlineData("\"Effect\": \"Allow\", \"Principal\": \"*\", \"Action\": \"sqs:NoSuchAction\"")]
    [InlineData("\"Effect\": \"Allow\", \"Principal\": \"*\", \"NotAction\": [{ \"Ref\": \"What\" }]")]
    [InlineData("\"Effect\": \"Allow\", \"Principal\": \"*\", \"Action\": \"sqs:SendMessage\", \"Condition\": { \"Fn::If\": [\"A\", {}, {}] }")]
    [InlineData("\"Effect\": \"Allow\", \"Principal\": \"*\", \"Action\": \"sqs:SendMessage\", \"Condition\": { \"StringEquals\": { \"${Key}\": \"x\" } }")]
    [InlineData("\"Effect\": \"Allow\", \"Principal\": \"*\", \"Action\": \"sqs:SendMessage\", \"Condition\": { \"Bool\": { \"aws:SecureTransport\": \"true\" } }")] // WeakPublicCondition
    public Task Accepts(string statement) => Verify.With("queue.resource.json").Accepts(
        $$"""{ "Version": "2012-10-17", "Statement": { {{statement}}, "Resource": "arn:aws:sqs:us-east-1:111122223333:demo" } }""");

    [Theory]
    [InlineData("\"Principal\": \"*\", \"Action\": \"s3:*\", \"Resource\": [\"arn:aws:s3:::b\", \"arn:aws:s3:::b/*\"], \"Condition\": { \"StringNotEquals\": { \"aws:PrincipalOrgID\": \"o-abcdefghij\" } }")]
    [InlineData("\"Principal\": \"*\", \"NotAction\": \"s3:DeleteObject\", \"Resource\": \"*\", \"Condition\": { \"NotIpAddress\": { \"aws:SourceIp\": \"203.0.113.0/24\" } }")]
    [InlineData("\"NotPrincipal\": { \"AWS\": \"111122223333\" }, \"Action\": \"s3:Get*\", \"NotResource\": \"arn:aws:s3:::b/private/*\"")]
    [InlineData("\"Principal\": \"*\", \"Action\": \"s3:GetObject\", \"Resource\": \"arn:aws:s3:::b/*\", \"Condition\": { \"Null\": { \"aws:PrincipalOrgID\": \"true\" } }")]
    [InlineData("\"Principal\": \"*\", \"Action\": \"s3:GetObject\", \"Resource\": \"arn:aws:s3:::b/*\"")]
    [InlineData("\"Principal\": \"*\", \"Action\": \"${What}\", \"Resource\": \"${Where}\", \"Condition\": { \"Ref\": \"When\" }")]
    public Task Accepts_what_a_deny_takes_back(string denied) => Verify.Accepts(Bucket(denied, star: "*"));

    [Theory]
    [InlineData("\"Principal\": \"*\", \"Action\": \"s3:PutObject\", \"Resource\": \"*\", \"Condition\": { \"StringNotEquals\": { \"aws:PrincipalOrgID\": \"o-abcdefghij\" } }")]
    [InlineData("\"Principal\": \"*\", \"Action\": \"s3:*\", \"Resource\": \"arn:aws:s3:::b\", \"Condition\": { \"StringNotEquals\": { \"aws:PrincipalOrgID\": \"o-abcdefghij\" } }")]
    [InlineData("\"Principal\": \"*\", \"NotAction\": \"s3:Get*\", \"Resource\": \"*\", \"Condition\": { \"StringNotEquals\": { \"aws:PrincipalOrgID\": \"o-abcdefghij\" } }")]
    [InlineData("\"Principal\": \"*\", \"Action\": \"s3:*\", \"NotResource\": \"arn:aws:s3:::b/public/*\", \"Condition\": { \"StringNotEquals\": { \"aws:PrincipalOrgID\": \"o-abcdefghij\" } }")]
    [InlineData("\"Principal\": \"*\", \"Action\": \"s3:*\", \"Resource\": \"*\", \"Condition\": { \"Bool\": { \"aws:SecureTransport\": \"false\" } }")]
    [InlineData("\"Principal\": { \"AWS\": \"444455556666\" }, \"Action\": \"s3:*\", \"Resource\": \"*\"")]
    public Task Reports_what_a_deny_leaves(string denied) => Verify.Reports(Bucket(denied, star: "[|*|]"));

    [Fact]
    public Task Names_what_a_deny_leaves() => Verify.Reports(
        """
        { "Version": "2012-10-17", "Statement": [
          { "Effect": "Deny", "Principal": "*", "Action": "s3:Get*", "Resource": "arn:aws:s3:::b/*", "Condition": { "StringNotEquals": { "aws:SourceVpce": "vpce-1a2b3c4d" } } },
          { "Effect": "Allow", "Principal": "[|*|]", "Action": ["s3:GetObject", "s3:PutObject"], "Resource": "arn:aws:s3:::b/*" }] }
        """,
        "Principal '*' lets anyone call 's3:PutObject'; name the accounts, or limit 'aws:PrincipalOrgID' in Condition");

    [Theory]
    [InlineData("\"BlockPublicPolicy\": true")]
    [InlineData("\"RestrictPublicBuckets\": \"true\"")]
    [InlineData("\"RestrictPublicBuckets\": { \"Ref\": \"Closed\" }")]
    public Task Accepts_a_bucket_that_blocks_public_policies(string setting) => Verify.Accepts(Template("{ " + setting + " }", "{ \"Ref\": \"Bucket\" }", star: "*"));

    [Theory]
    [InlineData("{ \"BlockPublicPolicy\": false, \"BlockPublicAcls\": true }", "{ \"Ref\": \"Bucket\" }")]
    [InlineData("{ \"BlockPublicPolicy\": true }", "{ \"Ref\": \"Other\" }")]
    public Task Reports_a_bucket_that_does_not(string block, string bucket) => Verify.Reports(Template(block, bucket, star: "[|*|]"));

    [Fact]
    public Task Accepts_a_bucket_of_that_name_and_access_points() => Verify.Accepts(
        """
        { "Resources": {
          "Bucket": { "Type": "AWS::S3::Bucket", "Properties": { "BucketName": "b", "PublicAccessBlockConfiguration": { "BlockPublicPolicy": true } } },
          "Policy": { "Type": "AWS::S3::BucketPolicy", "Properties": { "Bucket": "b", "PolicyDocument": { "Version": "2012-10-17",
            "Statement": { "Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::b/*" } } } },
          "Point": { "Type": "AWS::S3::AccessPoint", "Properties": { "Bucket": "b", "VpcConfiguration": { "VpcId": "vpc-1a2b3c4d" }, "Policy": { "Version": "2012-10-17",
            "Statement": { "Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:eu-west-1:111122223333:accesspoint/p/object/*" } } } } } }
        """);

    [Theory]
    [InlineData("policy.iam.json")] // may be that of a VPC endpoint
    [InlineData("open.vpce.json")]
    [InlineData("full.rcp.json")]
    public Task Accepts_other_policies(string path) => Verify.With(path).Accepts(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": "*", "Action": "*", "Resource": "*" } }""");

    [Theory]
    [InlineData("\"*\"")]
    [InlineData("\"s3:GetObject\"")]
    [InlineData("[\"sqs:SendMessage\", \"dynamodb:PutItem\"]")]
    public Task Accepts_what_may_be_the_policy_of_an_endpoint(string action) => Verify.Accepts(
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": "*", "Action": {{action}}, "Resource": "*" } }""");

    [Fact]
    public Task Reports_one_service_on_whatever_it_is_attached_to() => Verify.Reports(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": "[|*|]", "Action": ["kms:Decrypt", "KMS:Encrypt"], "Resource": "*" } }""");

    [Fact]
    public Task Reports_the_same_on_a_resource() => Verify.With("key.resource.json").Reports(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": "[|*|]", "Action": "*", "Resource": "*" } }""",
        "Principal '*' lets anyone call '*'; name the accounts, or limit 'aws:PrincipalOrgID' in Condition");

    [Fact]
    public Task Accepts_an_api_that_denies_other_networks() => Verify.Accepts(
        """
        { "Version": "2012-10-17", "Statement": [
          { "Effect": "Allow", "Principal": "*", "Action": "execute-api:Invoke", "Resource": "execute-api:/*" },
          { "Effect": "Deny", "Principal": "*", "Action": "execute-api:Invoke", "Resource": "execute-api:/*", "Condition": { "NotIpAddress": { "aws:SourceIp": "203.0.113.0/24" } } }] }
        """);

    [Fact]
    public Task Accepts_what_an_unknown_statement_may_deny() => Verify.Accepts(
        $$"""{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Principal": "*", "Action": "sqs:SendMessage", "Resource": "{{Queue}}" }, { "Ref": "More" }] }""");

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.Reports(
        """{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "*", "Principal": { "AWS": "[|*|]" """);

    [Fact]
    public Task Offers_a_test_of_the_organization() => FixVerifier<PublicResource, AddTest>.FixesOnlyOneByOne(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": { "AWS": "[|*|]" }, "Action": "sqs:SendMessage", "Resource": "*" } }""",
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": { "AWS": "*" }, "Action": "sqs:SendMessage", "Resource": "*", "Condition": { "StringEquals": { "aws:PrincipalOrgID": "REPLACE_ME_ORGANIZATION" } } } }""");

    [Fact]
    public Task Offers_nothing_that_locks_services_out() => FixVerifier<PublicResource, AddTest>.OffersNothing(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": { "AWS": "[|*|]", "Service": "sns.amazonaws.com" }, "Action": "sqs:SendMessage", "Resource": "*" } }""");

    private static string Bucket(string denied, string star) =>
        $$"""
        { "Version": "2012-10-17", "Statement": [
          { "Effect": "Allow", "Principal": "{{star}}", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::b/public/*" },
          { "Effect": "Deny", {{denied}} }] }
        """;

    private static string Template(string block, string bucket, string star) =>
        $$"""
        { "Resources": {
          "Bucket": { "Type": "AWS::S3::Bucket", "Properties": { "PublicAccessBlockConfiguration": {{block}} } },
          "Policy": { "Type": "AWS::S3::BucketPolicy", "Properties": { "Bucket": {{bucket}}, "PolicyDocument": { "Version": "2012-10-17",
            "Statement": { "Effect": "Allow", "Principal": "{{star}}", "Action": "s3:GetObject", "Resource": { "Fn::Sub": "${Bucket.Arn}/*" } } } } } } }
        """;
}
