using System.Threading.Tasks;
using IamPolicyAnalyzers.CodeFixes;
using IamPolicyAnalyzers.Rules.ResourcePolicies;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.ResourcePolicies.WeakPublicCondition>;

namespace IamPolicyAnalyzers.Tests.Rules.ResourcePolicies;

public sealed class WeakPublicConditionTests
{
    [Theory]
    [InlineData("""{ "StringLike": { "[|aws:Referer|]": "https://demo.example/*" } }""", "'aws:Referer' does not keep strangers out: the caller writes it; test an account, organization or network key")]
    [InlineData("""{ "Bool": { "[|aws:SecureTransport|]": "true" } }""", "'aws:SecureTransport' does not keep strangers out: strangers can meet the test; test an account, organization or network key")]
    [InlineData("""{ "StringEqualsIfExists": { "[|aws:PrincipalOrgID|]": "o-abcdefghij" } }""", "'aws:PrincipalOrgID' does not keep strangers out: 'StringEqualsIfExists' holds without it; test an account, organization or network key")]
    [InlineData("""{ "ForAllValues:StringLike": { "[|aws:PrincipalOrgPaths|]": "o-abcdefghij/r-ab12/*" } }""", "'aws:PrincipalOrgPaths' does not keep strangers out: 'ForAllValues:StringLike' holds without it; test an account, organization or network key")]
    [InlineData("""{ "StringNotEquals": { "[|aws:SourceVpce|]": "vpce-1a2b3c4d" } }""", "'aws:SourceVpce' does not keep strangers out: 'StringNotEquals' lets all others in; test an account, organization or network key")]
    [InlineData("""{ "StringLike": { "[|aws:PrincipalOrgID|]": "o-*" } }""", "'aws:PrincipalOrgID' does not keep strangers out: 'o-*' also stands for strangers; test an account, organization or network key")]
    [InlineData("""{ "StringLike": { "[|aws:PrincipalArn|]": "*" } }""", "'aws:PrincipalArn' does not keep strangers out: every value passes; test an account, organization or network key")]
    [InlineData("""{ "Null": { "[|aws:PrincipalOrgID|]": "false" } }""", "'aws:PrincipalOrgID' does not keep strangers out: the test only asks whether it is there; test an account, organization or network key")]
    [InlineData("""{ "StringEquals": { "[|aws:ResourceAccount|]": "111122223333" } }""", "'aws:ResourceAccount' does not keep strangers out: it is the same for every caller; test an account, organization or network key")]
    [InlineData("""{ "StringEquals": { "[|s3:ExistingObjectTag/kind|]": "report" } }""", "'s3:ExistingObjectTag/kind' does not keep strangers out: it limits what is used, not by whom; test an account, organization or network key")]
    public Task Reports(string condition, string message) => Verify.With("bucket.resource.json").Reports(Policy(condition), message);

    [Fact]
    public Task Points_at_everyone() => Verify.With("bucket.resource.json").Relates(
        """{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::demo-bucket/*", "Condition": { "StringLike": { "[|aws:Referer|]": "https://demo.example/*" } } }] }""",
        ("*", "lets everyone in"));

    [Theory]
    [InlineData("""{ "IpAddress": { "[|aws:SourceIp|]": ["203.0.113.0/24", "0.0.0.0/1"] } }""")]
    [InlineData("""{ "IpAddress": { "[|aws:SourceIp|]": "2000::/3" } }""")]
    [InlineData("""{ "ArnLike": { "[|aws:PrincipalArn|]": "arn:aws:iam::*:role/Reader" } }""")]
    [InlineData("""{ "StringLike": { "[|aws:SourceVpce|]": "vpce-*" } }""")]
    [InlineData("""{ "StringEquals": { "[|aws:PrincipalAccount|]": "${aws:PrincipalTag/account}" } }""")]
    [InlineData("""{ "Bool": { "[|aws:PrincipalIsAWSService|]": "false" } }""")]
    [InlineData("""{ "StringEquals": { "[|aws:PrincipalTag/team|]": "shop" } }""")]
    [InlineData("""{ "StringEquals": { "[|kms:ViaService|]": "s3.us-east-1.amazonaws.com" } }""")]
    [InlineData("""{ "StringNotEquals": { "[|aws:PrincipalOrgID|]": { "Ref": "Organization" } } }""")]
    [InlineData("""{ "StringLike": { "s3:prefix": "public/*", "[|aws:userid|]": "*" } }""")] // of several the one that looks most like a limit
    [InlineData("""{ "StringEquals": { "[|lambda:FunctionUrlAuthType|]": "NONE" } }""")]
    public Task Reports_each_way_to_miss(string condition) => Verify.With("bucket.resource.json").Reports(Policy(condition));

    [Theory]
    [InlineData("""{ "StringEquals": { "aws:PrincipalOrgID": "o-abcdefghij" } }""")]
    [InlineData("""{ "StringLike": { "aws:Referer": "https://demo.example/*" }, "IpAddress": { "aws:SourceIp": "203.0.113.0/24" } }""")]
    [InlineData("""{ "IpAddress": { "aws:SourceIp": "10.0.0.0/7" }, "StringEquals": { "aws:SourceVpce": "vpce-1a2b3c4d" } }""")]
    [InlineData("""{ "ForAnyValue:StringLike": { "aws:PrincipalOrgPaths": "o-abcdefghij/r-ab12/*" } }""")]
    [InlineData("""{ "ForAllValues:StringLike": { "aws:PrincipalOrgPaths": "o-abcdefghij/*" }, "Null": { "aws:PrincipalOrgPaths": "false" } }""")]
    [InlineData("""{ "StringEqualsIfExists": { "aws:SourceAccount": "111122223333" }, "Null": { "AWS:SourceAccount": false } }""")]
    [InlineData("""{ "ArnLike": { "aws:SourceArn": "arn:aws:s3:*:*:demo-bucket" } }""")]
    [InlineData("""{ "ArnLike": { "aws:SourceArn": "arn:aws:sns:*:111122223333:*" } }""")]
    [InlineData("""{ "StringEquals": { "kms:ViaService": "s3.us-east-1.amazonaws.com", "kms:CallerAccount": "111122223333" } }""")]
    [InlineData("""{ "Bool": { "elasticfilesystem:AccessedViaMountTarget": "true" } }""")]
    [InlineData("""{ "StringEquals": { "lambda:FunctionUrlAuthType": "AWS_IAM" } }""")]
    [InlineData("""{ "StringEquals": { "aws:PrincipalOrgID": { "Ref": "Organization" } } }""")]
    [InlineData("""{ "IpAddress": { "aws:SourceIp": "${Range}" } }""")]
    [InlineData("""{ "StringEquals": { "${Key}": "x" } }""")]
    [InlineData("""{ "Fn::If": ["A", { "StringLike": { "aws:Referer": "x" } }, {}] }""")]
    [InlineData("""{ "StringEquals": { "aws:PrincipalOrganization": "o-abcdefghij" } }""")] // UnknownConditionKey
    [InlineData("""{ "StringEqual": { "aws:PrincipalOrgID": "o-abcdefghij" } }""")] // UnknownConditionOperator
    [InlineData("{}")] // PublicResource
    public Task Accepts(string condition) => Verify.With("bucket.resource.json").Accepts(Policy(condition));

    [Theory]
    [InlineData("\"Effect\": \"Deny\", \"Principal\": \"*\"")]
    [InlineData("\"Effect\": \"Allow\", \"Principal\": { \"AWS\": \"444455556666\" }")]
    [InlineData("\"Effect\": \"Allow\", \"NotPrincipal\": { \"AWS\": \"444455556666\" }")]
    [InlineData("\"Effect\": \"Allow\", \"Principal\": { \"AWS\": \"${Who}*\" }")]
    public Task Accepts_statements_about_others(string head) => Verify.With("bucket.resource.json").Accepts(
        $$"""{ "Version": "2012-10-17", "Statement": { {{head}}, "Action": "s3:GetObject", "Resource": "*", "Condition": { "StringLike": { "aws:Referer": "x*" } } } }""");

    [Fact]
    public Task Accepts_what_another_statement_takes_back() => Verify.Accepts(
        """
        { "Version": "2012-10-17", "Statement": [
          { "Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::b/*", "Condition": { "StringLike": { "aws:Referer": "https://demo.example/*" } } },
          { "Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "arn:aws:s3:::b/*", "Condition": { "StringNotEquals": { "aws:SourceVpc": "vpc-1a2b3c4d" } } }] }
        """);

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.Reports(
        """{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::b/*", "Condition": { "StringLike": { "[|aws:Referer|]": "x*" """);

    [Fact]
    public Task Offers_a_test_of_the_organization() => FixVerifier<WeakPublicCondition, AddTest>.FixesOnlyOneByOne(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": "*", "Action": "sqs:SendMessage", "Resource": "*", "Condition": { "Bool": { "[|aws:SecureTransport|]": "true" } } } }""",
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": "*", "Action": "sqs:SendMessage", "Resource": "*", "Condition": { "Bool": { "aws:SecureTransport": "true" }, "StringEquals": { "aws:PrincipalOrgID": "REPLACE_ME_ORGANIZATION" } } } }""");

    private static string Policy(string condition) =>
        $$"""{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Principal": { "AWS": ["*"] }, "Action": ["s3:GetObject"], "Resource": "arn:aws:s3:::b/*", "Condition": {{condition}} }] }""";
}
