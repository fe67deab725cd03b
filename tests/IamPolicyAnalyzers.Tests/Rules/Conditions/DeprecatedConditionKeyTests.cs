using System.Threading.Tasks;
using IamPolicyAnalyzers.CodeFixes;
using IamPolicyAnalyzers.Rules.Conditions;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Conditions.DeprecatedConditionKey>;

namespace IamPolicyAnalyzers.Tests.Rules.Conditions;

public sealed class DeprecatedConditionKeyTests
{
    [Theory]
    [InlineData("aws:ARN")]
    [InlineData("AWS:arn")]
    public Task Reports(string key) => Verify.Reports(
        $$"""
        { "Version": "2012-10-17",
          "Statement": [ { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*", "Condition": { "ArnLike": { "[|{{key}}|]": "arn:aws:iam::111122223333:role/Demo" } } } ] }
        """,
        $"Condition key '{key}' is no longer supported; use 'aws:PrincipalArn'");

    [Theory]
    [InlineData("""{ "Service": "sns.amazonaws.com" }""", "aws:SourceArn")]
    [InlineData("""{ "Service": ["sns.amazonaws.com", "events.amazonaws.com"] }""", "aws:SourceArn")]
    [InlineData("""{ "Service": "sns.amazonaws.com", "AWS": "111122223333" }""", "aws:PrincipalArn")]
    [InlineData("\"*\"", "aws:PrincipalArn")]
    [InlineData("""{ "Ref": "Caller" }""", "aws:PrincipalArn")]
    public Task Names_the_key_that_fits_the_principal(string principal, string current) => Verify.Reports(
        $$"""
        { "Version": "2012-10-17",
          "Statement": { "Effect": "Allow", "Principal": {{principal}}, "Action": ["sqs:SendMessage"], "Resource": "arn:aws:sqs:us-east-1:111122223333:demo",
            "Condition": { "ArnEquals": { "[|aws:ARN|]": ["arn:aws:sns:us-east-1:111122223333:demo"] } } } }
        """,
        $"Condition key 'aws:ARN' is no longer supported; use '{current}'");

    [Fact]
    public Task Reports_every_test() => Verify.Reports(
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Deny", "NotAction": "s3:GetObject", "Resource": "*", "Condition": { "ArnNotLike": { "[|aws:ARN|]": "*" }, "Null": { "[|aws:Arn|]": "false" } } },
            { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*", "Condition": { "arnlike": { "[|aws:ARN|]": "*" } } } ] }
        """);

    [Theory]
    [InlineData("aws:PrincipalArn")]
    [InlineData("aws:SourceArn")]
    [InlineData("aws:ARNs")]
    [InlineData("aws:${Key}")]
    public Task Accepts(string key) => Verify.Accepts(
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*", "Condition": { "ArnLike": { "{{key}}": { "Ref": "Role" } } } } }""");

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.Reports(
        """
        { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*", "Condition": { "ArnLike": { "[|aws:ARN|]": "arn:aws
        """);

    [Fact]
    public Task Renames_the_key() => FixVerifier<DeprecatedConditionKey, UseSuggestedName>.FixesOnlyOneByOne(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*", "Condition": { "ArnLike": { "[|aws:ARN|]": "arn:aws:iam::111122223333:role/Demo" } } } }""",
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*", "Condition": { "ArnLike": { "aws:PrincipalArn": "arn:aws:iam::111122223333:role/Demo" } } } }""",
        "Change to 'aws:PrincipalArn' (takes effect)");
}
