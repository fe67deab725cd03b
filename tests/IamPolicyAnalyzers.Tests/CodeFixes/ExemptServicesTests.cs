using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.FixVerifier<IamPolicyAnalyzers.Rules.Organizations.MissingRcpServiceGuard, IamPolicyAnalyzers.CodeFixes.ExemptServices>;

namespace IamPolicyAnalyzers.Tests.CodeFixes;

public sealed class ExemptServicesTests
{
    private const string Exempts = "Exempt AWS services (narrows the Deny)";
    private const string Limits = "Deny only AWS services that act for somebody (narrows the Deny)";

    [Theory]
    [InlineData(
        """{ "StringNotEqualsIfExists": { "aws:PrincipalOrgID": "o-abcdefghij" } }""",
        """{ "StringNotEqualsIfExists": { "aws:PrincipalOrgID": "o-abcdefghij" }, "BoolIfExists": { "aws:PrincipalIsAWSService": "false" } }""",
        Exempts)]
    [InlineData(
        """{ "BoolIfExists": { "aws:ViaAWSService": "false" }, "StringNotEqualsIfExists": { "aws:PrincipalOrgID": "o-abcdefghij" } }""",
        """{ "BoolIfExists": { "aws:ViaAWSService": "false", "aws:PrincipalIsAWSService": "false" }, "StringNotEqualsIfExists": { "aws:PrincipalOrgID": "o-abcdefghij" } }""",
        Exempts)]
    [InlineData(
        """{ "StringNotEqualsIfExists": { "aws:SourceOrgID": "o-abcdefghij", "aws:SourceAccount": "444455556666" } }""",
        """{ "StringNotEqualsIfExists": { "aws:SourceOrgID": "o-abcdefghij", "aws:SourceAccount": "444455556666" }, "Bool": { "aws:PrincipalIsAWSService": "true" }, "Null": { "aws:SourceAccount": "false" } }""",
        Limits)]
    [InlineData(
        """{ "StringNotEqualsIfExists": { "aws:SourceOrgID": "o-abcdefghij" }, "Null": { "aws:SourceAccount": "false" } }""",
        """{ "StringNotEqualsIfExists": { "aws:SourceOrgID": "o-abcdefghij" }, "Null": { "aws:SourceAccount": "false" }, "Bool": { "aws:PrincipalIsAWSService": "true" } }""",
        Limits)]
    [InlineData(
        """{ "StringNotEqualsIfExists": { "aws:SourceOrgID": "o-abcdefghij" }, "Bool": { "aws:PrincipalIsAWSService": "true" } }""",
        """{ "StringNotEqualsIfExists": { "aws:SourceOrgID": "o-abcdefghij" }, "Bool": { "aws:PrincipalIsAWSService": "true" }, "Null": { "aws:SourceAccount": "false" } }""",
        Limits)]
    public Task Adds_what_is_missing(string before, string after, string title) =>
        Verify.With("perimeter.rcp.json").FixesOnlyOneByOne(Deny(before, name: "[|Condition|]"), Deny(after), title);

    [Fact]
    public Task Asks_Null_nothing_twice() => Verify.With("perimeter.rcp.json").OffersNothing(
        Deny("""{ "StringNotEqualsIfExists": { "aws:SourceOrgID": "o-abcdefghij" }, "Null": { "aws:SourceAccount": "true" }, "Bool": { "aws:PrincipalIsAWSService": "true" } }""", name: "[|Condition|]"));

    private static string Deny(string condition, string name = "Condition") =>
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "*", "{{name}}": {{condition}} } }""";
}
