using System.Threading.Tasks;
using IamPolicyAnalyzers.CodeFixes;
using IamPolicyAnalyzers.Rules.Conditions;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Conditions.UnsupportedConditionKey>;

namespace IamPolicyAnalyzers.Tests.Rules.Conditions;

public sealed class UnsupportedConditionKeyTests
{
    [Theory]
    [InlineData("Allow", "StringLike", "this statement never grants it")]
    [InlineData("Allow", "ForAnyValue:StringNotLike", "this statement never grants it")]
    [InlineData("Allow", "StringNotLike", "the test does not restrict it")]
    [InlineData("Deny", "StringLike", "this statement never denies it")]
    [InlineData("Deny", "StringNotLike", "the test never exempts it")]
    [InlineData("Deny", "StringLikeIfExists", "the test never exempts it")]
    public Task Reports_a_key_of_another_action(string effect, string name, string result) => Verify.Reports(
        $$"""
        { "Version": "2012-10-17",
          "Statement": [ { "Effect": "{{effect}}", "Action": ["s3:ListBucket", "s3:GetObject"], "Resource": "*", "Condition": { "{{name}}": { "[|s3:prefix|]": "home/*" } } } ] }
        """,
        $"Condition key 's3:prefix' is never present for 's3:GetObject', so {result}");

    [Fact]
    public Task Reports_each_key_once_with_the_first_actions() => Verify.Reports(
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow", "Action": ["s3:PutObject", "s3:ListBucket", "s3:GetObject", "s3:Delete*", "s3:DeleteObject", "kms:Decrypt"], "Resource": "*",
              "Condition": { "Null": { "s3:prefix": "false" }, "StringLike": { "[|S3:Prefix|]": "home/*" }, "StringEquals": { "s3:prefix": { "Ref": "Prefix" }, "[|kms:ViaService|]": "s3.us-east-1.amazonaws.com" } } } ] }
        """,
        "Condition key 'S3:Prefix' is never present for 's3:PutObject', 's3:GetObject', 's3:DeleteObject' and 1 more, so this statement never grants them",
        "Condition key 'kms:ViaService' is never present for 's3:PutObject', 's3:ListBucket', 's3:GetObject' and 1 more, so this statement never grants them");

    [Fact]
    public Task Reports_patterns_where_no_action_has_the_key() => Verify.Reports(
        """
        { "Version": "2012-10-17",
          "Statement": { "Effect": "Allow", "Action": ["s3:GetObject*", "s3:PutObject"], "Resource": "*", "Condition": { "StringLike": { "[|s3:prefix|]": "home/*" } } } }
        """,
        "Condition key 's3:prefix' is never present for 's3:GetObject*' and 's3:PutObject', so this statement never grants them");

    [Fact]
    public Task Accepts_patterns_beside_actions_that_have_the_key() => Verify.With("key.resource.json").Accepts(
        """
        { "Version": "2012-10-17",
          "Statement": { "Effect": "Allow", "Principal": { "Service": "logs.us-east-1.amazonaws.com" }, "Action": ["kms:Encrypt*", "kms:Decrypt*", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:Describe*"], "Resource": "*",
            "Condition": { "ArnEquals": { "kms:EncryptionContext:aws:logs:arn": "arn:aws:logs:us-east-1:111122223333:log-group:demo" } } } }
        """);

    [Theory]
    [InlineData("s3:ListBucket", "StringEquals", "s3:prefix")]
    [InlineData("s3:List*", "StringEquals", "s3:prefix")] // some action of the pattern has the key
    [InlineData("*", "StringEquals", "s3:prefix")]
    [InlineData("s3:GetObject", "Null", "s3:prefix")]
    [InlineData("s3:GetObject", "StringEqualsIfExists", "s3:prefix")] // says itself that the key may be absent
    [InlineData("s3:GetObjects", "StringEquals", "s3:prefix")]
    [InlineData("${Action}", "StringEquals", "s3:prefix")]
    [InlineData("s3:GetObject", "StringEquals", "s3:nonsense")]
    [InlineData("s3:GetObject", "StringEquals", "s3:${Key}")]
    [InlineData("s3:GetObject", "StringEquals", "aws:SourceVpc")]
    [InlineData("iam:DeleteGroup", "StringEquals", "aws:ResourceTag/team")] // another rule's
    [InlineData("rds:StopDBInstance", "StringEquals", "ec2:ResourceTag/team")]
    [InlineData("s3:GetObject", "ArnEquals", "lambda:SourceFunctionArn")] // comes with the credentials
    [InlineData("s3:GetObject", "ArnEquals", "ec2:SourceInstanceARN")]
    [InlineData("sts:TagSession", "StringEquals", "sts:ExternalId")] // judged with the keys of the assuming
    [InlineData("sts:TagSession", "StringEquals", "token.actions.githubusercontent.com:aud")]
    [InlineData("s3:GetObject", "StringEquals", "cognito-identity.amazonaws.com:sub")]
    [InlineData("aws-marketplace:Subscribe", "StringEquals", "aws-marketplace:ProductId")]
    [InlineData("iam:DeleteServiceLinkedRole", "StringEquals", "iam:AWSServiceName")]
    [InlineData("sagemaker:CreateTrainingJob", "StringEquals", "sagemaker:DomainId")] // tied to no action at all
    public Task Accepts(string action, string name, string key) => Verify.Accepts(
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "{{action}}", "Resource": "*", "Condition": { "{{name}}": { "{{key}}": "a" } } } }""");

    [Fact]
    public Task Accepts_what_is_neither_allowed_nor_denied_for_certain() => Verify.Accepts(
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": { "Ref": "Effect" }, "Action": "s3:GetObject", "Resource": "*", "Condition": { "StringLike": { "s3:prefix": "home/*" } } },
            { "Effect": "Allow", "NotAction": "s3:GetObject", "Resource": "*", "Condition": { "StringLike": { "s3:prefix": "home/*" } } } ] }
        """);

    [Theory]
    [InlineData("\"Action\": \"ec2:*\"", "'ec2:*'", "it")]
    [InlineData("\"Action\": [\"s3:*\", \"ec2:RunInstances\", \"iam:PassRole\"]", "'ec2:RunInstances' and 'iam:PassRole'", "them")]
    [InlineData("\"Action\": \"*\"", "most services", "them")]
    [InlineData("\"NotAction\": \"s3:*\"", "most services", "them")]
    public Task Reports_a_key_of_endpoints_beyond_its_services(string action, string where, string them) => Verify.Reports(
        $$"""
        { "Version": "2012-10-17",
          "Statement": { "Effect": "Deny", {{action}}, "Resource": "*", "Condition": { "StringNotEqualsIfExists": { "[|aws:VpceOrgID|]": "o-abcdefghij" } } } }
        """,
        $"Condition key 'aws:VpceOrgID' is never present for {where}, so the test never exempts {them}");

    [Theory]
    [InlineData("s3:*", "aws:VpceAccount")]
    [InlineData("sqs:SendMessage", "aws:VpceOrgID")]
    [InlineData("dynamodb:GetItem", "aws:VpceOrgPaths")]
    [InlineData("kms:Decrypt", "aws:SourceVpcArn")]
    [InlineData("nonsense:Do", "aws:SourceVpcArn")]
    public Task Accepts_a_key_of_endpoints_within_its_services(string action, string key) => Verify.Accepts(
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Action": "{{action}}", "Resource": "*", "Condition": { "StringNotEquals": { "{{key}}": "a" } } } }""");

    [Theory]
    [InlineData("aws:PrincipalOrgID", "; use 'aws:SourceOrgID'")]
    [InlineData("aws:PrincipalTag/team", "")]
    [InlineData("aws:username", "")]
    public Task Reports_a_key_of_callers_where_a_service_calls(string key, string tail) => Verify.Reports(
        $$"""
        { "Version": "2012-10-17",
          "Statement": { "Effect": "Allow", "Principal": { "Service": "cloudfront.amazonaws.com" }, "Action": "s3:GetObject", "Resource": "arn:aws:s3:::demo-bucket/*",
            "Condition": { "StringEquals": { "[|{{key}}|]": "a" } } } }
        """,
        $"Condition key '{key}' is never present for 'cloudfront.amazonaws.com', so this statement grants nothing{tail}");

    [Theory]
    [InlineData("Allow", "{ \"Service\": \"cloudfront.amazonaws.com\" }", "StringEquals", "aws:SourceAccount")]
    [InlineData("Allow", "{ \"Service\": \"cloudfront.amazonaws.com\" }", "StringNotEquals", "aws:PrincipalOrgID")]
    [InlineData("Allow", "{ \"Service\": \"cloudfront.amazonaws.com\" }", "StringEqualsIfExists", "aws:PrincipalOrgID")]
    [InlineData("Allow", "{ \"Service\": \"cloudfront.amazonaws.com\", \"AWS\": \"111122223333\" }", "StringEquals", "aws:PrincipalOrgID")]
    [InlineData("Allow", "\"*\"", "StringEquals", "aws:PrincipalOrgID")]
    [InlineData("Deny", "{ \"Service\": \"cloudfront.amazonaws.com\" }", "StringEquals", "aws:PrincipalOrgID")]
    public Task Accepts_other_callers_and_tests(string effect, string principal, string name, string key) => Verify.Accepts(
        $$"""
        { "Version": "2012-10-17",
          "Statement": { "Effect": "{{effect}}", "Principal": {{principal}}, "Action": "s3:GetObject", "Resource": "arn:aws:s3:::demo-bucket/*",
            "Condition": { "{{name}}": { "{{key}}": "a" } } } }
        """);

    [Fact]
    public Task Reports_claims_that_are_no_keys() => Verify.With("github.trust.json").Reports(
        """
        { "Version": "2012-10-17",
          "Statement": { "Effect": "Allow", "Principal": { "Federated": "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com" }, "Action": "sts:AssumeRoleWithWebIdentity",
            "Condition": { "StringEquals": { "token.actions.githubusercontent.com:sub": "repo:demo/app:ref:refs/heads/main", "[|token.actions.githubusercontent.com:event_name|]": "push" } } } }
        """,
        "Condition key 'token.actions.githubusercontent.com:event_name' is never present for tokens of GitHub, so this statement never grants them");

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.Reports(
        """
        { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*", "Condition": { "StringLike": { "[|s3:prefix|]": "home
        """);

    [Fact]
    public Task Writes_the_key_that_services_send() => FixVerifier<UnsupportedConditionKey, UseSuggestedName>.FixesOnlyOneByOne(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": { "Service": "cloudfront.amazonaws.com" }, "Action": "s3:GetObject", "Resource": "arn:aws:s3:::demo-bucket/*", "Condition": { "StringEquals": { "[|aws:PrincipalOrgID|]": "o-abcdefghij" } } } }""",
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": { "Service": "cloudfront.amazonaws.com" }, "Action": "s3:GetObject", "Resource": "arn:aws:s3:::demo-bucket/*", "Condition": { "StringEquals": { "aws:SourceOrgID": "o-abcdefghij" } } } }""");
}
