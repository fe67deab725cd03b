using System.Threading.Tasks;
using IamPolicyAnalyzers.CodeFixes;
using IamPolicyAnalyzers.Rules.Conditions;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Conditions.InvalidConditionKey>;

namespace IamPolicyAnalyzers.Tests.Rules.Conditions;

public sealed class InvalidConditionKeyTests
{
    [Theory]
    [InlineData("PrincipalOrgID", "has no prefix; did you mean 'aws:PrincipalOrgID'?")]
    [InlineData("principalorgid", "has no prefix; did you mean 'aws:PrincipalOrgID'?")]
    [InlineData(":SourceVpc", "has no prefix; did you mean 'aws:SourceVpc'?")]
    [InlineData("PrincipalTag/team", "has no prefix; did you mean 'aws:PrincipalTag/team'?")]
    [InlineData("prefix", "has no prefix; did you mean 's3:prefix'?")] // all actions are of S3
    [InlineData("team", "has no prefix; write it as prefix:name")]
    [InlineData("token.actions.githubusercontent.com/sub", "has no prefix; write it as prefix:name")]
    [InlineData("aws:", "has no name after the colon; write it as prefix:name")]
    [InlineData("aws: SourceVpc", "holds white space; did you mean 'aws:SourceVpc'?")]
    [InlineData(" aws:SourceVpc", "holds white space; did you mean 'aws:SourceVpc'?")]
    [InlineData("cost center:x", "holds white space; write it as prefix:name")]
    public Task Reports(string key, string message) => Verify.Reports(
        $$"""
        { "Version": "2012-10-17",
          "Statement": [ { "Effect": "Allow", "Action": ["s3:ListBucket", "s3:ListBucketVersions"], "Resource": "*", "Condition": { "StringEquals": { "[|{{key}}|]": "a" } } } ] }
        """,
        $"Condition key '{key}' {message}");

    [Fact]
    public Task Reports_an_empty_key_and_every_statement() => Verify.Reports(
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow", "Action": ["s3:ListBucket", "sqs:SendMessage"], "Resource": "*", "Condition": { "StringEquals": { [|""|]: "a", "[|prefix|]": ["b"] } } },
            { "Effect": "Deny", "NotAction": "s3:ListBucket", "Resource": "*", "Condition": { "StringsLike": { "[|SourceVpc|]": "vpc-1" }, "Null": { "[|SourceVpce|]": "true" } } } ] }
        """,
        "Condition key '' is empty; write it as prefix:name",
        "Condition key 'prefix' has no prefix; write it as prefix:name");

    [Theory]
    [InlineData("aws:PrincipalOrgID")]
    [InlineData("aws:ResourceTag/cost center")]
    [InlineData("aws:ResourceTag/a:b c")]
    [InlineData("kms:EncryptionContext:my key")]
    [InlineData("oidc.eks.us-east-1.amazonaws.com/id/ABC:sub")]
    [InlineData("idp.example.com:8080/path:sub")]
    [InlineData("saml:aud")]
    [InlineData("${Key}")]
    [InlineData("${Provider}:sub")]
    [InlineData("nosuch:key")]
    public Task Accepts(string key) => Verify.Accepts(
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:ListBucket", "Resource": "*", "Condition": { "StringEquals": { "{{key}}": "a" } } } }""");

    [Theory]
    [InlineData("""{ "Ref": "Limits" }""")]
    [InlineData("""{ "StringEquals": { "Ref": "Limits" } }""")]
    [InlineData("""{ "StringEquals": { "aws:SourceVpc": "vpc-1", "Fn::Transform": { "Name": "Limits" } } }""")]
    [InlineData("""{ "aws:SourceVpc": { "StringEquals": "vpc-1" } }""")] // operator and key have changed places
    [InlineData("""{ "StringEquals": "SourceVpc" }""")]
    public Task Accepts_what_holds_no_key(string condition) => Verify.Accepts(
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*", "Condition": {{condition}} } }""");

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.Reports(
        """
        { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*", "Condition": { "StringEquals": { "[|SourceVpc|]": "vpc-1", "Source
        """);

    [Fact]
    public Task Adds_the_prefix() => FixVerifier<InvalidConditionKey, UseSuggestedName>.FixesAll(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*", "Condition": { "StringEquals": { "[|PrincipalOrgID|]": "o-abcdefghij", "[|team|]": "web" } } } }""",
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*", "Condition": { "StringEquals": { "aws:PrincipalOrgID": "o-abcdefghij", "[|team|]": "web" } } } }""");
}
