using System.Threading.Tasks;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.CodeFixes;
using IamPolicyAnalyzers.Rules.MissingConditions;
using IamPolicyAnalyzers.Rules.PrivilegeEscalation;
using Xunit;

namespace IamPolicyAnalyzers.Tests.CodeFixes;

public sealed class LimitPassRoleTests
{
    private const string Role = "arn:aws:iam::REPLACE_ME_ACCOUNT:role/REPLACE_ME_ROLE_NAME";

    [Fact]
    public Task Limits_the_role_and_the_service() => FixVerifier<WildcardPassRole, LimitPassRole>.FixesOnlyOneByOne(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "iam:PassRole", "Resource": "[|*|]" } }""",
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "iam:PassRole", "Resource": "{{Role}}", "Condition": { "StringEquals": { "iam:PassedToService": "REPLACE_ME_SERVICE" } } } }""",
        title: "Limit to role ARN and service (narrows access)");

    [Fact]
    public Task Moves_it_to_its_own_statement_with_the_services_that_the_caller_can_start() => FixVerifier<PassRoleEscalation, LimitPassRole>.FixesOnlyOneByOne(
        """
        {
          "Version": "2012-10-17",
          "Statement": [
            {
              "Sid": "Run",
              "Effect": "Allow",
              "Action": ["ec2:RunInstances", "[|iam:PassRole|]"],
              "Resource": "*"
            }
          ]
        }
        """,
        $$"""
        {
          "Version": "2012-10-17",
          "Statement": [
            {
              "Sid": "Run",
              "Effect": "Allow",
              "Action": ["ec2:RunInstances"],
              "Resource": "*"
            },
            {
              "Sid": "Run2",
              "Effect": "Allow",
              "Action": ["iam:PassRole"],
              "Resource": "{{Role}}",
              "Condition": {
                "StringEquals": {
                  "iam:PassedToService": "ec2.amazonaws.com"
                }
              }
            }
          ]
        }
        """);

    [Fact]
    public Task Tests_the_service_alone() => FixVerifier<WildcardPassRole, LimitPassRole>.FixesOnlyOneByOne(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "iam:PassRole", "Resource": "[|*|]" } }""",
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "iam:PassRole", "Resource": "*", "Condition": { "StringEquals": { "iam:PassedToService": "REPLACE_ME_SERVICE" } } } }""",
        title: "Test 'iam:PassedToService' (narrows access)",
        index: 1);

    [Fact]
    public Task Tests_the_services_that_the_caller_can_start() => FixVerifier<MissingPassedToService, LimitPassRole>.FixesOnlyOneByOne(
        """{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": ["[|iam:PassRole|]", "ec2:RunInstances"], "Resource": "arn:aws:iam::111122223333:role/Demo" }] }""",
        """{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": ["ec2:RunInstances"], "Resource": "arn:aws:iam::111122223333:role/Demo" }, { "Effect": "Allow", "Action": ["iam:PassRole"], "Resource": "arn:aws:iam::111122223333:role/Demo", "Condition": { "StringEquals": { "iam:PassedToService": "ec2.amazonaws.com" } } }] }""",
        title: "Test 'iam:PassedToService' (narrows access)");

    [Fact]
    public Task Tests_no_service_in_place_of_another_test() => FixVerifier<MissingPassedToService, LimitPassRole>.OffersNothing(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "[|iam:PassRole|]", "Resource": "arn:aws:iam::111122223333:role/Demo", "Condition": { "StringLike": { "iam:PassedToService": "*" } } } }""");

    [Theory]
    [InlineData("\"[|iam:Pass*|]\"")]
    [InlineData("[\"[|iam:PassRole|]\", \"iam:*\"]")]
    public void Offers_nothing_over_a_pattern(string action) => Assert.Empty(FixText.Titles<LimitPassRole>(
        $$"""{ "Statement": { "Effect": "Allow", "Action": {{action}}, "Resource": "*" } }""", RuleIds.WildcardPassRole));
}
