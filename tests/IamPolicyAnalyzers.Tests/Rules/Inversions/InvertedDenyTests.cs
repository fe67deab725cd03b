using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Inversions.InvertedDeny>;

namespace IamPolicyAnalyzers.Tests.Rules.Inversions;

public sealed class InvertedDenyTests
{
    [Fact]
    public Task Reports_NotAction() => Verify.Reports(
        """
        { "Version": "2012-10-17",
          "Statement": [{ "Effect": "Deny", "[|NotAction|]": ["iam:*", "sts:*"], "Resource": "*",
            "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } } }] }
        """,
        "Deny with NotAction forbids everything that is not listed; check the list for services the account cannot do without");

    [Theory]
    [InlineData("guard.scp.json")]
    [InlineData("limits.boundary.json")]
    [InlineData("role.iam.json")]
    public Task Reports_NotResource(string path) => Verify.With(path: path).Reports(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Action": "s3:*", "[|NotResource|]": ["arn:aws:s3:::demo", "arn:aws:s3:::demo/*"] } }""",
        "Deny with NotResource forbids everything that is not listed; check the list for resources the account cannot do without");

    [Fact]
    public Task Reports_each_statement_once() => Verify.Reports(
        """
        { "Version": "2012-10-17", "Statement": [
          { "Effect": "Deny", "[|NotAction|]": "s3:*", "NotResource": "arn:aws:s3:::demo/*" },
          { "Effect": "Deny", "[|NotAction|]": "s3:*", "Resource": "*" } ] }
        """);

    [Theory]
    [InlineData("\"Action\": \"ec2:*\", \"Resource\": \"*\"")]
    [InlineData("\"NotAction\": \"*\", \"Resource\": \"*\"")] // IneffectiveDeny's
    [InlineData("\"Action\": \"s3:*\", \"NotResource\": \"*\"")]
    [InlineData("\"NotAction\": { \"Ref\": \"Exceptions\" }, \"Resource\": \"*\"")]
    [InlineData("\"NotAction\": [\"iam:*\", \"sts:*\"], \"Resource\": \"*\", \"Condition\": { \"StringNotEquals\": { \"aws:RequestedRegion\": \"eu-west-1\" } }")] // RegionDenyBlocksGlobalServices'
    [InlineData("\"NotAction\": \"iam:*\", \"Resource\": \"*\", \"Condition\": { \"StringEquals\": { \"aws:ResourceTag/team\": \"red\" } }")] // IneffectiveTagDeny's
    public Task Accepts(string elements) => Verify.Accepts($$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", {{elements}} } }""");

    [Fact]
    public Task Accepts_an_Allow() => Verify.Accepts("""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "NotAction": "iam:*", "Resource": "*" } }""");

    [Fact]
    public Task Accepts_the_policy_of_an_endpoint() => Verify.With(path: "endpoint.vpce.json").Accepts(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Principal": "*", "Action": "s3:*", "NotResource": "arn:aws:s3:::demo/*" } }""");

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.Reports("""{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "[|NotAction|]": "iam:*", "Resource": "*" """);
}
