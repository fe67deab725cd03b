using System.Threading.Tasks;
using IamPolicyAnalyzers.CodeFixes;
using IamPolicyAnalyzers.Rules.Trust;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Trust.MissingExternalId>;

namespace IamPolicyAnalyzers.Tests.Rules.Trust;

public sealed class MissingExternalIdTests
{
    private const string Own = "iam_own_accounts = 111122223333";

    [Theory]
    [InlineData("arn:aws:iam::444455556666:role/Partner")]
    [InlineData("arn:aws:iam::444455556666:root")]
    [InlineData("444455556666")]
    [InlineData("arn:aws:sts::444455556666:assumed-role/Partner/session")]
    public Task Reports(string principal) => Verify.With("role.trust.json", config: Own).Reports(
        Trust($"{{ \"AWS\": \"[|{principal}|]\" }}"), "Account '444455556666' is outside your own and is trusted without 'sts:ExternalId'; test it");

    [Theory]
    [InlineData("""{ "StringEquals": { "aws:PrincipalTag/team": "shop" } }""")]
    [InlineData("""{ "ArnEquals": { "aws:PrincipalArn": "arn:aws:iam::444455556666:role/Partner" } }""")]
    [InlineData("""{ "StringEqualsIfExists": { "sts:ExternalId": "demo-7f3a" } }""")]
    [InlineData("""{ "StringNotEquals": { "sts:ExternalId": "demo-7f3a" } }""")]
    [InlineData("""{ "StringLike": { "sts:ExternalId": "*" } }""")]
    [InlineData("""{ "Null": { "sts:ExternalId": "false" } }""")]
    [InlineData("{}")]
    public Task Reports_under(string condition) => Verify.With("role.trust.json", config: Own).Reports(Trust("""{ "AWS": ["111122223333", "[|444455556666|]", "777788889999"] }""", condition));

    [Theory]
    [InlineData("""{ "StringEquals": { "sts:ExternalId": "demo-7f3a" } }""")]
    [InlineData("""{ "StringEquals": { "STS:externalid": ["a", "b"] } }""")]
    [InlineData("""{ "StringEquals": { "sts:ExternalId": { "Ref": "Id" } } }""")]
    [InlineData("""{ "StringEquals": { "aws:PrincipalOrgID": "o-abcdefghij" } }""")]
    [InlineData("""{ "ForAnyValue:StringLike": { "aws:PrincipalOrgPaths": "o-abcdefghij/*" } }""")]
    [InlineData("""{ "StringEquals": { "${Key}": "x" } }""")]
    [InlineData("""{ "Ref": "When" }""")]
    public Task Accepts_under(string condition) => Verify.With("role.trust.json", config: Own).Accepts(Trust("""{ "AWS": "444455556666" }""", condition));

    [Theory]
    [InlineData("""{ "AWS": "111122223333" }""")]
    [InlineData("""{ "AWS": "777788889999" }""")] // known
    [InlineData("""{ "AWS": "arn:aws:iam::${Account}:root" }""")]
    [InlineData("""{ "AWS": { "Ref": "Account" } }""")]
    [InlineData("""{ "AWS": "*" }""")]
    [InlineData("""{ "Service": "ec2.amazonaws.com" }""")]
    [InlineData("""{ "Federated": "arn:aws:iam::444455556666:saml-provider/Example" }""")]
    public Task Accepts(string principal) => Verify.With("role.trust.json", config: Own + "\niam_known_accounts = 777788889999").Accepts(Trust(principal));

    [Fact]
    public Task Accepts_everyone_until_own_accounts_are_listed() => Verify.With("role.trust.json").Accepts(Trust("""{ "AWS": "444455556666" }"""));

    [Theory]
    [InlineData("\"Effect\": \"Deny\", \"Action\": \"sts:AssumeRole\"")]
    [InlineData("\"Effect\": \"Allow\", \"Action\": \"sts:TagSession\"")]
    [InlineData("\"Effect\": \"Allow\", \"NotAction\": \"sts:*\"")]
    [InlineData("\"Effect\": \"Allow\", \"Action\": { \"Ref\": \"What\" }")]
    public Task Accepts_other_statements(string statement) => Verify.With("role.trust.json", config: Own).Accepts(
        $$"""{ "Version": "2012-10-17", "Statement": { {{statement}}, "Principal": { "AWS": "444455556666" } } }""");

    [Fact]
    public Task Accepts_what_a_deny_asks_for() => Verify.With("role.trust.json", config: Own).Accepts(
        """
        { "Version": "2012-10-17", "Statement": [
          { "Effect": "Allow", "Principal": { "AWS": "444455556666" }, "Action": "sts:AssumeRole" },
          { "Effect": "Deny", "Principal": { "AWS": "*" }, "Action": "sts:AssumeRole", "Condition": { "StringNotEquals": { "sts:ExternalId": "demo-7f3a" } } }] }
        """);

    [Fact]
    public Task Reports_wildcards_in_a_broken_file() => Verify.With("role.trust.json", config: Own).Reports(
        """{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": ["sts:Assume*", "sts:TagSession"], "Principal": { "AWS": "[|444455556666|]" """);

    [Fact]
    public Task Offers_a_test_of_the_external_id() => FixVerifier<MissingExternalId, AddTest>.With("role.trust.json", config: Own).FixesOnlyOneByOne(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": { "AWS": "[|444455556666|]" }, "Action": "sts:AssumeRole" } }""",
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": { "AWS": "444455556666" }, "Action": "sts:AssumeRole", "Condition": { "StringEquals": { "sts:ExternalId": "REPLACE_ME_EXTERNAL_ID" } } } }""");

    [Fact]
    public Task Offers_nothing_that_locks_others_out() => FixVerifier<MissingExternalId, AddTest>.With("role.trust.json", config: Own).Offers(
        Trust("""{ "AWS": ["111122223333", "[|444455556666|]"] }"""));

    private static string Trust(string principal, string condition = "{}") =>
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": {{principal}}, "Action": "sts:AssumeRole", "Condition": {{condition}} } }""";
}
