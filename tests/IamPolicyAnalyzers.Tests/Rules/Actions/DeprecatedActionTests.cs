using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Actions.DeprecatedAction>;

namespace IamPolicyAnalyzers.Tests.Rules.Actions;

public sealed class DeprecatedActionTests
{
    [Fact]
    public Task Reports_a_retired_action() => Verify.Reports(
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow", "Action": ["trustedadvisor:ListOrganizationRecommendations", "[|trustedadvisor:ListEngagements|]"], "Resource": "*" } ] }
        """,
        "Action 'trustedadvisor:ListEngagements' was retired by AWS; remove it");

    [Theory]
    [InlineData("TrustedAdvisor:listengagements")]
    [InlineData("deepracer:CreateCar")] // the whole service is gone
    [InlineData("deepracer:*")]
    [InlineData("deepracer:Create*")]
    [InlineData("mobilehub:AnyName")]
    public Task Reports(string action) => Verify.Reports(
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "[|{{action}}|]", "Resource": "*" } }""");

    [Fact]
    public Task Reports_in_NotAction_Deny_and_every_statement() => Verify.Reports(
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Deny", "NotAction": ["s3:*", "[|deepracer:*|]"], "Resource": "*" },
            { "Effect": "Deny", "Action": "[|trustedadvisor:ListEngagements|]", "NotResource": "*" } ] }
        """);

    [Theory]
    [InlineData("trustedadvisor:*")]
    [InlineData("trustedadvisor:ListEng*")] // a pattern that matches nothing is another finding
    [InlineData("trustedadvisor:FlyToTheMoon")]
    [InlineData("nosuchservice:*")]
    [InlineData("deepracer:${Action}")]
    [InlineData("deepracer")]
    [InlineData("*")]
    public Task Accepts(string action) => Verify.Accepts(
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "{{action}}", "Resource": "*" } }""");

    [Fact]
    public Task Accepts_what_an_option_lists() => Verify.With(config: "iam_extra_actions = deepracer:*").Accepts(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "deepracer:CreateCar", "Resource": "*" } }""");

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.Reports(
        """
        { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": ["[|deepracer:*|]", "s3:
        """);
}
