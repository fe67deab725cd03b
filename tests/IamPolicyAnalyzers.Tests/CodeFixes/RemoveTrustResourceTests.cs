using System.Threading.Tasks;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.CodeFixes;
using IamPolicyAnalyzers.Rules.Trust;
using Xunit;

namespace IamPolicyAnalyzers.Tests.CodeFixes;

public sealed class RemoveTrustResourceTests
{
    [Theory]
    [InlineData("Resource")]
    [InlineData("NotResource")]
    public Task Removes_the_element(string name) => FixVerifier<UnsupportedTrustElement, RemoveTrustResource>.With("role.trust.json").Fixes(
        $$"""
        {
          "Version": "2012-10-17",
          "Statement": {
            "Effect": "Allow",
            "[|{{name}}|]": ["*"],
            "Principal": { "AWS": "111122223333" },
            "Action": "sts:AssumeRole"
          }
        }
        """,
        """
        {
          "Version": "2012-10-17",
          "Statement": {
            "Effect": "Allow",
            "Principal": { "AWS": "111122223333" },
            "Action": "sts:AssumeRole"
          }
        }
        """,
        title: $"Remove {name}");

    [Theory]
    [InlineData("""{ "Statement": { "Effect": "Allow", "[|NotPrincipal|]": { "AWS": "111122223333" }, "Action": "sts:AssumeRole" } }""")]
    [InlineData("""{ "Statement": { "Effect": "Allow", "Principal": "[|*|]", "Action": "sts:AssumeRole" } }""")]
    public void Leaves_the_principal_to_its_author(string markup) => Assert.Empty(FixText.Titles<RemoveTrustResource>(markup, RuleIds.UnsupportedTrustElement));
}
