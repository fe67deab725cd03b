using System.Threading.Tasks;
using IamPolicyAnalyzers.CodeFixes;
using IamPolicyAnalyzers.Rules.Conditions;
using Xunit;

namespace IamPolicyAnalyzers.Tests.CodeFixes;

public sealed class WriteNullTests
{
    [Theory]
    [InlineData("""{ "StringLike": { "aws:PrincipalTag/team": ["web", "[|*|]"] } }""", """{ "Null": { "aws:PrincipalTag/team": "false" } }""")]
    [InlineData(
        """{ "StringLike": { "aws:PrincipalTag/team": "[|*|]", "aws:SourceVpc": "vpc-1*" }, "Bool": { "aws:SecureTransport": "true" } }""",
        """{ "StringLike": { "aws:SourceVpc": "vpc-1*" }, "Null": { "aws:PrincipalTag/team": "false" }, "Bool": { "aws:SecureTransport": "true" } }""")]
    [InlineData(
        """{ "Null": { "aws:TagKeys": "false" }, "StringLike": { "aws:PrincipalTag/team": "[|*|]" } }""",
        """{ "Null": { "aws:TagKeys": "false", "aws:PrincipalTag/team": "false" } }""")]
    [InlineData(
        """{ "StringLike": { "aws:SourceVpc": "vpc-1*", "aws:PrincipalTag/team": "[|*|]" }, "Null": { "aws:TagKeys": "false" } }""",
        """{ "StringLike": { "aws:SourceVpc": "vpc-1*" }, "Null": { "aws:TagKeys": "false", "aws:PrincipalTag/team": "false" } }""")]
    public Task Tests_presence(string before, string after) => FixVerifier<PresenceTestByWildcard, WriteNull>.FixesOnlyOneByOne(
        Policy("Allow", before), Policy("Allow", after), "Write Null \"false\" (narrows access)");

    [Fact]
    public Task Tests_absence() => FixVerifier<PresenceTestByWildcard, WriteNull>.FixesOnlyOneByOne(
        Policy("Deny", """{ "StringNotLikeIfExists": { "aws:RequestTag/owner": "[|*|]" } }"""),
        Policy("Deny", """{ "Null": { "aws:RequestTag/owner": "true" } }"""),
        "Write Null \"true\" (narrows access)");

    [Theory]
    [InlineData("Deny", """{ "StringLike": { "aws:PrincipalTag/team": "[|*|]" } }""")] // an empty tag would no longer be denied
    [InlineData("Allow", """{ "StringNotLike": { "aws:PrincipalTag/team": "[|*|]" } }""")]
    [InlineData("Allow", """{ "StringLike": { "aws:PrincipalTag/team": "[|*|]" }, "Null": { "aws:principaltag/team": "false" } }""")]
    public Task Widens_nothing(string effect, string condition) => FixVerifier<PresenceTestByWildcard, WriteNull>.OffersNothing(Policy(effect, condition));

    private static string Policy(string effect, string condition) =>
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "{{effect}}", "Action": "s3:GetObject", "Resource": "*", "Condition": {{condition}} } }""";
}
