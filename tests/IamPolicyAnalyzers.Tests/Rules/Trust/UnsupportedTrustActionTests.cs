using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Trust.UnsupportedTrustAction>;

namespace IamPolicyAnalyzers.Tests.Rules.Trust;

public sealed class UnsupportedTrustActionTests
{
    [Fact]
    public Task Reports_what_the_role_may_do_then() => Verify.With("role.trust.json").Reports(
        """
        { "Version": "2012-10-17",
          "Statement": [{ "Effect": "Allow", "Principal": { "Service": "lambda.amazonaws.com" }, "Action": ["sts:AssumeRole", "[|s3:GetObject|]"] }] }
        """,
        "Action 's3:GetObject' is not allowed in a trust policy; AWS accepts only 'sts:AssumeRole' and its kin");

    [Theory]
    [InlineData("\"[|sts:GetCallerIdentity|]\"")]
    [InlineData("""["[|s3:*|]", "sts:TagSession", "[|iam:PassRole|]"]""")]
    [InlineData("\"[|sts:Get*|]\"")]
    public Task Reports(string action) => Verify.With("role.trust.json").Reports(Policy(action));

    [Theory]
    [InlineData("""["sts:AssumeRole", "sts:TagSession", "sts:SetSourceIdentity", "sts:SetContext", "sts:AssumeRoleWithSAML", "sts:AssumeRoleWithWebIdentity"]""")]
    [InlineData("\"STS:assumerole\"")]
    [InlineData("\"sts:*\"")] // WildcardTrustAction's
    [InlineData("\"*\"")] // WildcardTrustAction's
    [InlineData("\"sts:AsumeRole\"")] // UnknownAction's
    [InlineData("\"s33:GetObject\"")] // UnknownService's
    [InlineData("\"AssumeRole\"")] // InvalidAction's
    [InlineData("\"${Action}\"")]
    [InlineData("""{ "Ref": "Actions" }""")]
    public Task Accepts(string action) => Verify.With("role.trust.json").Accepts(Policy(action));

    [Fact]
    public Task Accepts_a_type_that_is_only_guessed() => Verify.Accepts(Policy("\"sts:GetCallerIdentity\""));

    [Fact]
    public Task Accepts_exceptions() => Verify.With("role.trust.json").Accepts(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Principal": { "AWS": "*" }, "NotAction": ["s3:GetObject", "sts:AssumeRole"] } }""");

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.With("role.trust.json").Reports(
        """
        { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": { "Service": "lambda.amazonaws.com" }, "Action": ["[|s3:GetObject|]"
        """);

    private static string Policy(string action) =>
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": { "Service": "lambda.amazonaws.com" }, "Action": {{action}} } }""";
}
