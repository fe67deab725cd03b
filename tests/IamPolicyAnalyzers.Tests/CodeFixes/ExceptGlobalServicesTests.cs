using System.Threading.Tasks;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.CodeFixes;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.FixVerifier<IamPolicyAnalyzers.Rules.Organizations.RegionDenyBlocksGlobalServices, IamPolicyAnalyzers.CodeFixes.ExceptGlobalServices>;

namespace IamPolicyAnalyzers.Tests.CodeFixes;

public sealed class ExceptGlobalServicesTests
{
    private const string Title = "Except the global services (narrows the Deny)";

    [Fact]
    public Task Adds_those_that_are_missing() => Verify.With("regions.scp.json").FixesOnlyOneByOne(
        Deny("""
            "[|NotAction|]": [
                "iam:*",
                "support:*"
              ]
            """),
        Deny("""
            "NotAction": [
                "iam:*",
                "support:*",
                "cloudfront:*",
                "organizations:*",
                "route53:*"
              ]
            """),
        Title);

    [Fact]
    public Task Turns_a_single_exception_into_a_list() => Verify.With("regions.scp.json").FixesOnlyOneByOne(
        Deny("\"[|NotAction|]\": \"iam:Get*\""),
        Deny("\"NotAction\": [\"iam:Get*\", \"cloudfront:*\", \"organizations:*\", \"route53:*\", \"support:*\"]"),
        Title);

    [Theory]
    [InlineData("\"[|*|]\"")]
    [InlineData("[\"[|*|]\"]")]
    public Task Denies_all_but_them(string all) => Verify.With("regions.scp.json").FixesOnlyOneByOne(
        Deny($"\"Action\": {all}"),
        Deny("\"NotAction\": [\"cloudfront:*\", \"iam:*\", \"organizations:*\", \"route53:*\", \"support:*\"]"),
        Title);

    [Theory]
    [InlineData("\"Action\": [\"s3:*\", \"[|iam:*|]\"]")]
    [InlineData("\"Action\": [\"[|*|]\", \"s3:*\"]")]
    [InlineData("\"[|NotAction|]\": []")]
    public void Offers_nothing(string action) => Assert.Empty(FixText.Titles<ExceptGlobalServices>(Deny(action), RuleIds.RegionDenyBlocksGlobalServices));

    private static string Deny(string action) =>
        $$"""
        {
          "Version": "2012-10-17",
          "Statement": [
            {
              "Effect": "Deny",
              {{action}},
              "Resource": "*",
              "Condition": { "StringNotEquals": { "aws:RequestedRegion": "eu-west-1" } }
            }
          ]
        }
        """;
}
