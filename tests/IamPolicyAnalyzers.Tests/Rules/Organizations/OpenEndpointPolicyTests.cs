using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Organizations.OpenEndpointPolicy>;

namespace IamPolicyAnalyzers.Tests.Rules.Organizations;

public sealed class OpenEndpointPolicyTests
{
    [Fact]
    public Task Reports() => Verify.With("s3.vpce.json").Reports(
        Allow("\"*\"", "\"[|*|]\""), "Endpoint lets any principal reach any resource, those of other accounts too; test 'aws:PrincipalOrgID' and 'aws:ResourceOrgID'");

    [Theory]
    [InlineData("""{ "AWS": ["*"] }""", "[\"s3:GetObject\", \"[|*:*|]\"]", "{}")]
    [InlineData("\"*\"", "\"[|*|]\"", """{ "Bool": { "aws:SecureTransport": "true" } }""")]
    [InlineData("\"*\"", "\"[|*|]\"", """{ "StringEqualsIfExists": { "aws:PrincipalOrgID": "o-abcdefghij" } }""")]
    [InlineData("\"*\"", "\"[|*|]\"", """{ "StringEquals": { "aws:PrincipalTag/team": "shop" } }""")]
    public Task Reports_whatever_the_shape(string principal, string action, string condition) => Verify.With("s3.vpce.json").Reports(Allow(principal, action, condition));

    [Theory]
    [InlineData("\"*\"", "\"s3:*\"", "{}")]
    [InlineData("\"*\"", "\"${What}\"", "{}")]
    [InlineData("""{ "AWS": "111122223333" }""", "\"*\"", "{}")]
    [InlineData("""{ "Ref": "Who" }""", "\"*\"", "{}")]
    [InlineData("\"*\"", "\"*\"", """{ "StringEquals": { "aws:PrincipalOrgID": "o-abcdefghij" } }""")]
    [InlineData("\"*\"", "\"*\"", """{ "StringEquals": { "aws:ResourceAccount": ["111122223333"] } }""")]
    [InlineData("\"*\"", "\"*\"", """{ "StringEquals": { "aws:PrincipalAccount": { "Ref": "AWS::AccountId" } } }""")]
    [InlineData("\"*\"", "\"*\"", """{ "Ref": "When" }""")]
    public Task Accepts(string principal, string action, string condition) => Verify.With("s3.vpce.json").Accepts(Allow(principal, action, condition));

    [Theory]
    [InlineData("""{ "Effect": "Deny", "Principal": "*", "Action": "*", "Resource": "*", "Condition": { "StringNotEquals": { "aws:ResourceOrgID": "o-abcdefghij" } } }""")]
    [InlineData("""{ "Effect": "Deny", "Principal": "*", "Action": "*", "Resource": "*", "Condition": { "Ref": "When" } }""")]
    [InlineData("""{ "Ref": "More" }""")]
    public Task Accepts_beside(string statement) => Verify.With("s3.vpce.json").Accepts(
        $$"""{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Principal": "*", "Action": "*", "Resource": "*" }, {{statement}}] }""");

    [Theory]
    [InlineData("""{ "Effect": "Deny", "Principal": "*", "Action": "*", "Resource": "*", "Condition": { "Bool": { "aws:SecureTransport": "false" } } }""")]
    [InlineData("""{ "Effect": "Deny", "Principal": "*", "Action": "s3:DeleteBucket", "Resource": "*" }""")]
    [InlineData("""{ "Effect": "Allow", "Principal": "*", "Action": "*", "Resource": "arn:aws:s3:::b/*", "Condition": { "StringEquals": { "aws:PrincipalOrgID": "o-abcdefghij" } } }""")]
    public Task Reports_beside(string statement) => Verify.With("s3.vpce.json").Reports(
        $$"""{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Principal": "*", "Action": "[|*|]", "Resource": "*" }, {{statement}}] }""");

    [Theory]
    [InlineData("\"Effect\": \"Deny\", \"Action\": \"*\", \"Resource\": \"*\"")]
    [InlineData("\"Effect\": \"Allow\", \"Action\": \"*\", \"Resource\": \"arn:aws:s3:::b/*\"")]
    [InlineData("\"Effect\": \"Allow\", \"Action\": \"*\", \"Resource\": \"${Where}\"")]
    [InlineData("\"Effect\": \"Allow\", \"NotAction\": \"s3:DeleteBucket\", \"Resource\": \"*\"")]
    public Task Accepts_other_statements(string statement) => Verify.With("s3.vpce.json").Accepts($$"""{ "Version": "2012-10-17", "Statement": { {{statement}}, "Principal": "*" } }""");

    [Fact]
    public Task Accepts_other_policies() => Verify.With("key.resource.json").Accepts(Allow("\"*\"", "\"*\""));

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.With("s3.vpce.json").Reports(
        """{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Principal": "*", "Resource": "*", "Action": "[|*|]" """);

    private static string Allow(string principal, string action, string condition = "{}") =>
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": {{principal}}, "Action": {{action}}, "Resource": ["*"], "Condition": {{condition}} } }""";
}
