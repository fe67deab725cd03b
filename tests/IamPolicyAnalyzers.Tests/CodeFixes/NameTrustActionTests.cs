using System.Threading.Tasks;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.CodeFixes;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.FixVerifier<IamPolicyAnalyzers.Rules.Trust.WildcardTrustAction, IamPolicyAnalyzers.CodeFixes.NameTrustAction>;

namespace IamPolicyAnalyzers.Tests.CodeFixes;

public sealed class NameTrustActionTests
{
    private const string Service = "\"Service\": \"lambda.amazonaws.com\"";
    private const string Oidc = "\"Federated\": \"arn:aws:iam::111122223333:oidc-provider/oidc.demo.example\"";

    [Theory]
    [InlineData(Service, "\"Action\": \"[|sts:*|]\"", "\"Action\": \"sts:AssumeRole\"", "Change to 'sts:AssumeRole' (narrows access)")]
    [InlineData(Service, "\"Action\": [\"sts:TagSession\", \"[|sts:Assume*|]\"]", "\"Action\": [\"sts:TagSession\", \"sts:AssumeRole\"]", "Change to 'sts:AssumeRole' (narrows access)")]
    [InlineData(Service, "\"Action\": [\"sts:AssumeRole\", \"[|*|]\", \"sts:*\"]", "\"Action\": [\"sts:AssumeRole\"]", "Change to 'sts:AssumeRole' (narrows access)")]
    [InlineData(Oidc, "\"[|NotAction|]\": \"sts:TagSession\"", "\"Action\": \"sts:AssumeRoleWithWebIdentity\"", "Change to 'sts:AssumeRoleWithWebIdentity' (narrows access)")]
    [InlineData(
        $"{Service}, {Oidc}", "\"Action\": \"[|sts:*|]\"", "\"Action\": [\"sts:AssumeRole\", \"sts:AssumeRoleWithWebIdentity\"]",
        "Change to 'sts:AssumeRole' and 'sts:AssumeRoleWithWebIdentity' (narrows access)")]
    public Task Names_the_actions_of_the_principals(string principal, string before, string after, string title) =>
        Verify.With("role.trust.json").FixesOnlyOneByOne(Policy(principal, before), Policy(principal, after), title);

    [Theory]
    [InlineData(Service, "\"Action\": \"[|sts:AssumeRoleWith*|]\"")] // lets nobody in now
    [InlineData(Service, "\"[|NotAction|]\": \"sts:AssumeRole\"")]
    public Task Lets_nobody_in(string principal, string action) => Verify.With("role.trust.json").OffersNothing(Policy(principal, action));

    [Fact]
    public void Offers_nothing_for_a_template_function() => Assert.Empty(FixText.Titles<NameTrustAction>(
        Policy(Service, """ "[|NotAction|]": { "Ref": "Actions" } """), RuleIds.WildcardTrustAction));

    private static string Policy(string principal, string action) =>
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": { {{principal}} }, {{action}} } }""";
}
