using System.Threading.Tasks;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.CodeFixes;
using IamPolicyAnalyzers.Rules.Organizations;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.FixVerifier<IamPolicyAnalyzers.Rules.Wildcards.AnyAccountResource, IamPolicyAnalyzers.CodeFixes.LimitToOrganization>;

namespace IamPolicyAnalyzers.Tests.CodeFixes;

public sealed class LimitToOrganizationTests
{
    [Fact]
    public Task Tests_the_organization_of_the_resource() => Verify.FixesOnlyOneByOne(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "sts:AssumeRole", "Resource": "arn:aws:iam::[|*|]:role/Deploy" } }""",
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "sts:AssumeRole", "Resource": "arn:aws:iam::*:role/Deploy", "Condition": { "StringEquals": { "aws:ResourceOrgID": "${aws:PrincipalOrgID}" } } } }""",
        title: "Limit to own organization (narrows access)");

    [Theory]
    [InlineData("")]
    [InlineData("\"Version\": \"2008-10-17\", ")]
    public void Offers_nothing_where_variables_are_texts(string version) => Assert.Empty(FixText.Titles<LimitToOrganization>(
        $$"""{ {{version}}"Statement": { "Effect": "Allow", "Action": "sts:AssumeRole", "Resource": "arn:aws:iam::[|*|]:role/Deploy" } }""", RuleIds.AnyAccountResource));

    [Theory]
    [InlineData("", ", \"Condition\": { \"StringEquals\": { \"aws:PrincipalOrgID\": \"REPLACE_ME_ORGANIZATION\", \"aws:ResourceOrgID\": \"REPLACE_ME_ORGANIZATION\" } }")]
    [InlineData(
        ", \"Condition\": { \"StringEquals\": { \"aws:RequestedRegion\": \"eu-west-1\" } }",
        ", \"Condition\": { \"StringEquals\": { \"aws:RequestedRegion\": \"eu-west-1\", \"aws:PrincipalOrgID\": \"REPLACE_ME_ORGANIZATION\", \"aws:ResourceOrgID\": \"REPLACE_ME_ORGANIZATION\" } }")]
    [InlineData(
        ", \"Condition\": { \"StringEquals\": {} }",
        ", \"Condition\": { \"StringEquals\": { \"aws:PrincipalOrgID\": \"REPLACE_ME_ORGANIZATION\", \"aws:ResourceOrgID\": \"REPLACE_ME_ORGANIZATION\" } }")]
    public Task Tests_caller_and_resource_of_an_endpoint(string before, string after) => FixVerifier<OpenEndpointPolicy, LimitToOrganization>.With("s3.vpce.json").FixesOnlyOneByOne(
        Endpoint($"\"[|*|]\", \"Resource\": \"*\"{before}"),
        Endpoint($"\"*\", \"Resource\": \"*\"{after}"),
        title: "Limit to own organization (narrows access)");

    [Fact]
    public Task Writes_the_tests_of_an_endpoint_in_lines() => FixVerifier<OpenEndpointPolicy, LimitToOrganization>.With("s3.vpce.json").FixesOnlyOneByOne(
        """
        {
          "Version": "2012-10-17",
          "Statement": [
            {
              "Effect": "Allow",
              "Principal": "*",
              "Action": "[|*|]",
              "Resource": "*"
            }
          ]
        }
        """,
        """
        {
          "Version": "2012-10-17",
          "Statement": [
            {
              "Effect": "Allow",
              "Principal": "*",
              "Action": "*",
              "Resource": "*",
              "Condition": {
                "StringEquals": {
                  "aws:PrincipalOrgID": "REPLACE_ME_ORGANIZATION",
                  "aws:ResourceOrgID": "REPLACE_ME_ORGANIZATION"
                }
              }
            }
          ]
        }
        """);

    [Fact]
    public void Offers_nothing_beside_a_test_of_either() => Assert.Empty(FixText.Titles<LimitToOrganization>(
        Endpoint("\"[|*|]\", \"Resource\": \"*\", \"Condition\": { \"StringLike\": { \"aws:PrincipalOrgID\": \"*\" } }"), RuleIds.OpenEndpointPolicy));

    private static string Endpoint(string action) => $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": "*", "Action": {{action}} } }""";
}
