using System.Threading.Tasks;
using IamPolicyAnalyzers.CodeFixes;
using IamPolicyAnalyzers.Rules.Conditions;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Conditions.IneffectiveMfaCondition>;

namespace IamPolicyAnalyzers.Tests.Rules.Conditions;

public sealed class IneffectiveMfaConditionTests
{
    private const string Present = "aws:MultiFactorAuthPresent";
    private const string Age = "aws:MultiFactorAuthAge";

    [Theory]
    [InlineData("Deny", "Bool", Present, "false", "Deny with 'Bool' misses access keys, which carry no 'aws:MultiFactorAuthPresent'; use 'BoolIfExists'")]
    [InlineData("Deny", "NumericGreaterThan", Age, "3600", "Deny with 'NumericGreaterThan' misses access keys, which carry no 'aws:MultiFactorAuthAge'; use 'NumericGreaterThanIfExists'")]
    [InlineData("Allow", "BoolIfExists", Present, "true", "Allow with 'BoolIfExists' admits access keys, which carry no 'aws:MultiFactorAuthPresent'; use 'Bool'")]
    [InlineData("Allow", "NumericLessThanIfExists", Age, "3600", "Allow with 'NumericLessThanIfExists' admits access keys, which carry no 'aws:MultiFactorAuthAge'; use 'NumericLessThan'")]
    [InlineData("Allow", "Bool", "AWS:multifactorauthpresent", "False", "Allow with 'Bool' asks for requests without MFA; use 'true'")]
    [InlineData("Allow", "BoolIfExists", Present, "false", "Allow with 'BoolIfExists' asks for requests without MFA; use 'true'")]
    [InlineData("Allow", "Null", Present, "false", "Allow with 'Null' does not ask whether MFA was used; use 'Bool'")]
    [InlineData("Allow", "Null", Age, "true", "Allow with 'Null' does not ask whether MFA was used; use 'Bool'")]
    public Task Reports(string effect, string name, string key, string value, string message) => Verify.Reports(
        $$"""
        { "Version": "2012-10-17",
          "Statement": { "Effect": "{{effect}}", "Action": "iam:*", "Resource": "*", "Condition": { "[|{{name}}|]": { "{{key}}": "{{value}}" } } } }
        """,
        message);

    [Fact]
    public Task Reports_in_each_statement() => Verify.Reports(
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Deny", "NotAction": ["iam:*"], "Resource": "*", "Condition": { "[|Bool|]": { "aws:SecureTransport": "true", "aws:MultiFactorAuthPresent": [false] } } },
            { "Effect": "Deny", "Action": "s3:*", "Resource": "*", "Condition": { "Null": { "aws:MultiFactorAuthPresent": "true" } } },
            { "Effect": "Allow", "Action": ["ec2:*"], "NotResource": "*", "Condition": { "[|BoolIfExists|]": { "aws:MultiFactorAuthPresent": "true" } } } ] }
        """);

    [Theory]
    [InlineData("Deny", "\"BoolIfExists\": { \"aws:MultiFactorAuthPresent\": \"false\" }")]
    [InlineData("Deny", "\"NumericGreaterThanIfExists\": { \"aws:MultiFactorAuthAge\": \"3600\" }")]
    [InlineData("Deny", "\"Null\": { \"aws:MultiFactorAuthPresent\": \"true\" }")]
    [InlineData("Deny", "\"Bool\": { \"aws:MultiFactorAuthPresent\": \"false\" }, \"Null\": { \"aws:MultiFactorAuthPresent\": \"false\" }")] // sessions only
    [InlineData("Deny", "\"Bool\": { \"aws:MultiFactorAuthPresent\": \"false\" }, \"DateGreaterThan\": { \"aws:TokenIssueTime\": \"2026-01-01\" }")]
    [InlineData("Deny", "\"Bool\": { \"aws:MultiFactorAuthPresent\": \"true\" }")]
    [InlineData("Deny", "\"Bool\": { \"aws:MultiFactorAuthPresent\": \"${Mfa}\" }")]
    [InlineData("Deny", "\"Bool\": { \"aws:MultiFactorAuthPresent\": { \"Ref\": \"Mfa\" } }")]
    [InlineData("Allow", "\"Bool\": { \"aws:MultiFactorAuthPresent\": \"true\" }")]
    [InlineData("Allow", "\"NumericLessThan\": { \"aws:MultiFactorAuthAge\": \"3600\" }")]
    [InlineData("Allow", "\"BoolIfExists\": { \"aws:MultiFactorAuthPresent\": \"true\" }, \"NumericLessThan\": { \"aws:MultiFactorAuthAge\": \"3600\" }")]
    [InlineData("Allow", "\"BoolIfExists\": { \"aws:MultiFactorAuthPresent\": \"true\" }, \"Null\": { \"aws:MultiFactorAuthPresent\": \"false\" }")]
    [InlineData("Allow", "\"BoolIfExists\": { \"aws:SecureTransport\": \"true\" }")]
    public Task Accepts(string effect, string tests) => Verify.Accepts(
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "{{effect}}", "Action": "iam:*", "Resource": "*", "Condition": { {{tests}} } } }""");

    [Theory]
    [InlineData("\"Action\": \"*\"", "Null", "true")]
    [InlineData("\"Action\": [\"iam:*\", \"s3:*\"]", "BoolIfExists", "false")]
    [InlineData("\"Action\": { \"Ref\": \"Actions\" }", "BoolIfExists", "false")]
    public Task Accepts_a_Deny_that_another_makes_up_for(string actions, string name, string value) => Verify.Accepts(
        $$"""
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Deny", "Action": "iam:*", "Resource": "*", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "false" } } },
            { "Effect": "Deny", {{actions}}, "Resource": "*", "Condition": { "{{name}}": { "aws:MultiFactorAuthPresent": "{{value}}" } } } ] }
        """);

    [Fact]
    public Task Accepts_that_a_device_is_registered_without_one() => Verify.Accepts(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": ["iam:*VirtualMFADevice", "iam:EnableMFADevice", "sts:GetSessionToken"], "Resource": "*", "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } } } }""");

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.Reports(
        """
        { "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Action": "iam:*", "Resource": "*", "Condition": { "[|Bool|]": { "aws:MultiFactorAuthPresent": "false" }
        """);

    [Theory]
    [InlineData("Deny", "Bool", "BoolIfExists", "false")]
    [InlineData("Allow", "BoolIfExists", "Bool", "true")]
    public Task Changes_the_operator(string effect, string before, string after, string value) => FixVerifier<IneffectiveMfaCondition, UseSuggestedName>.FixesOnlyOneByOne(
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "{{effect}}", "Action": "iam:*", "Resource": "*", "Condition": { "[|{{before}}|]": { "aws:MultiFactorAuthPresent": "{{value}}" } } } }""",
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "{{effect}}", "Action": "iam:*", "Resource": "*", "Condition": { "{{after}}": { "aws:MultiFactorAuthPresent": "{{value}}" } } } }""",
        $"Change to '{after}' (narrows access)");

    [Fact]
    public Task Leaves_an_operator_with_other_keys() => FixVerifier<IneffectiveMfaCondition, UseSuggestedName>.OffersNothing(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Action": "iam:*", "Resource": "*", "Condition": { "[|Bool|]": { "aws:MultiFactorAuthPresent": "false", "aws:SecureTransport": "true" } } } }""");
}
