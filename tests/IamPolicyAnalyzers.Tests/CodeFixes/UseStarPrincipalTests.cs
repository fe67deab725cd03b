using System.Threading.Tasks;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.CodeFixes;
using IamPolicyAnalyzers.Rules.Organizations;
using Xunit;

namespace IamPolicyAnalyzers.Tests.CodeFixes;

public sealed class UseStarPrincipalTests
{
    [Theory]
    [InlineData("""{ "AWS": "*" }""")]
    [InlineData("""{ "AWS": ["111122223333", "*"] }""")]
    public Task Writes_everyone_as_a_string(string principal) => FixVerifier<InvalidRcpStatement, UseStarPrincipal>.With("perimeter.rcp.json").FixesAll(
        $$"""
        { "Version": "2012-10-17", "Statement": { "Effect": "Deny", "[|Principal|]": {{principal}}, "Action": "s3:*", "Resource": "*" } }
        """,
        """
        { "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "*" } }
        """);

    [Theory]
    [InlineData("""{ "Statement": { "Effect": "Deny", "[|Principal|]": { "AWS": "111122223333" }, "Action": "s3:*", "Resource": "*" } }""")]
    [InlineData("""{ "Statement": { "Effect": "Deny", "[|NotPrincipal|]": { "AWS": "*" }, "Action": "s3:*", "Resource": "*" } }""")]
    [InlineData("""{ "Statement": { "Effect": "Deny", "Principal": { "AWS": "*" }, "[|NotAction|]": "s3:*", "Resource": "*" } }""")]
    public void Offers_nothing(string markup) => Assert.Empty(FixText.Titles<UseStarPrincipal>(markup, RuleIds.InvalidRcpStatement));
}
