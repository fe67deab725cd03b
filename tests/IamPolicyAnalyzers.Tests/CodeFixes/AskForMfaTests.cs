using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.CodeFixes;
using Xunit;

namespace IamPolicyAnalyzers.Tests.CodeFixes;

public sealed class AskForMfaTests
{
    [Theory]
    [InlineData("", """, "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } }""")]
    [InlineData("""
        , "Condition": { "StringEquals": { "aws:PrincipalTag/team": "x" } }
        """, """
        , "Condition": { "StringEquals": { "aws:PrincipalTag/team": "x" }, "Bool": { "aws:MultiFactorAuthPresent": "true" } }
        """)]
    [InlineData("""
        , "Condition": { "Bool": { "aws:SecureTransport": "true" } }
        """, """
        , "Condition": { "Bool": { "aws:SecureTransport": "true", "aws:MultiFactorAuthPresent": "true" } }
        """)]
    public void Adds_the_test(string before, string after) => Assert.Equal(
        $$"""{ "Statement": { "Effect": "Allow", "Action": "ec2:TerminateInstances", "Resource": "*"{{after}} } }""",
        FixText.Fixed<AskForMfa>($$"""{ "Statement": { "Effect": "Allow", "Action": "[|ec2:TerminateInstances|]", "Resource": "*"{{before}} } }""", RuleIds.MissingMfaCondition));

    [Fact]
    public void Adds_the_test_line_by_line() => Assert.Equal(
        """
        {
            "Statement": [
                {
                    "Effect": "Allow",
                    "Principal": { "AWS": "arn:aws:iam::111122223333:user/ana" },
                    "Action": "sts:AssumeRole",
                    "Condition": {
                        "Bool": {
                            "aws:MultiFactorAuthPresent": "true"
                        }
                    }
                }
            ]
        }
        """,
        FixText.Fixed<AskForMfa>(
            """
            {
                "Statement": [
                    {
                        "Effect": "Allow",
                        "Principal": { "AWS": "[|arn:aws:iam::111122223333:user/ana|]" },
                        "Action": "sts:AssumeRole"
                    }
                ]
            }
            """,
            RuleIds.MissingMfaCondition));

    [Fact]
    public void Says_that_access_narrows() => Assert.Equal(
        ["Ask for MFA (narrows access)"],
        FixText.Titles<AskForMfa>("""{ "Statement": { "Effect": "Allow", "Action": "[|ec2:TerminateInstances|]", "Resource": "*" } }""", RuleIds.MissingMfaCondition));

    [Theory]
    [InlineData("""{ "Ref": "Condition" }""")]
    [InlineData("""{ "BoolIfExists": { "aws:MultiFactorAuthPresent": "true" } }""")]
    [InlineData("""{ "Bool": "aws:MultiFactorAuthPresent" }""")]
    [InlineData("\"none\"")]
    public void Offers_nothing_over_a_condition_it_cannot_add_to(string condition) => Assert.Empty(FixText.Titles<AskForMfa>(
        $$"""{ "Statement": { "Effect": "Allow", "Action": "[|ec2:TerminateInstances|]", "Resource": "*", "Condition": {{condition}} } }""", RuleIds.MissingMfaCondition));
}
