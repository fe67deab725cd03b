using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Wildcards.AdministratorStatement>;

namespace IamPolicyAnalyzers.Tests.Rules.Wildcards;

public sealed class AdministratorStatementTests
{
    [Fact]
    public Task Reports_every_action_on_every_resource() => Verify.Reports(
        """
        { "Version": "2012-10-17",
          "Statement": { "Effect": "Allow", "Action": "[|*|]", "Resource": "*" } }
        """,
        "Allow on '*' and Resource '*' makes an administrator; list the actions and resources");

    [Theory]
    [InlineData("""["s3:GetObject", "[|*:*|]"]""", """["arn:aws:s3:::demo-bucket/*", "*"]""")]
    [InlineData("\"[|**|]\"", "\"*\"")]
    public Task Reports_other_spellings(string action, string resource) => Verify.Reports(
        $$"""{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": {{action}}, "Resource": {{resource}} }] }""");

    [Theory]
    [InlineData("Allow", "s3:*", "*")]
    [InlineData("Allow", "*", "arn:aws:s3:::demo-bucket/*")]
    [InlineData("Deny", "*", "*")]
    [InlineData("Allow", "${Actions}", "*")]
    public Task Accepts(string effect, string action, string resource) => Verify.Accepts(
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "{{effect}}", "Action": "{{action}}", "Resource": "{{resource}}" } }""");

    [Theory]
    [InlineData("ServiceControl")]
    [InlineData("PermissionsBoundary")]
    public Task Accepts_types_that_grant_nothing(string kind) => Verify.With(kind: kind).Accepts(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "*", "Resource": "*" } }""");

    [Fact]
    public Task Reports_what_is_intact_in_a_broken_file() => Verify.Reports(
        """
        { "Version": "2012-10-17",
          "Statement": [ { "Effect": "Allow", "Action": "[|*|]", "Resource": "*" }, { "Effect": "All
        """);
}
