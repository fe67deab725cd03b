using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.PrivilegeEscalation.AssumeAnyRole>;

namespace IamPolicyAnalyzers.Tests.Rules.PrivilegeEscalation;

public sealed class AssumeAnyRoleTests
{
    [Fact]
    public Task Reports_every_role() => Verify.Reports(
        """
        { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "sts:AssumeRole", "Resource": "[|*|]" } }
        """,
        "Resource '*' lets the caller assume every role that trusts the account; list the role ARNs");

    [Fact]
    public Task Points_at_the_action() => Verify.Relates(
        """{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": ["sts:TagSession", "sts:AssumeRole"], "Resource": "[|*|]" }] }""",
        ("sts:AssumeRole", "assumes the roles"));

    [Theory]
    [InlineData("\"Action\": \"sts:AssumeRole\", \"Resource\": \"[|arn:aws:iam::111122223333:role/*|]\"")]
    [InlineData("\"Action\": \"sts:AssumeRole\", \"Resource\": \"[|arn:aws:iam::*:role/*|]\"")]
    [InlineData("\"Action\": [\"sts:TagSession\", \"STS:assumerole\"], \"Resource\": [\"arn:aws:iam::111122223333:role/app\", \"[|*|]\"]")]
    [InlineData("\"Action\": \"sts:Assume*\", \"Resource\": \"[|arn:aws:iam::*:role/*|]\"")] // of users and providers it says nothing
    [InlineData("\"Action\": \"sts:AssumeRole\", \"Resource\": \"[|*|]\", \"Condition\": { \"StringEquals\": { \"aws:RequestedRegion\": \"eu-central-1\" } }")]
    [InlineData("\"Action\": \"sts:AssumeRole\", \"Resource\": \"[|*|]\", \"Condition\": { \"StringNotEquals\": { \"aws:ResourceAccount\": \"111122223333\" } }")]
    public Task Reports(string statement) => Verify.Reports($$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", {{statement}} } }""");

    [Theory]
    [InlineData("\"Action\": \"sts:AssumeRole\", \"Resource\": \"arn:aws:iam::111122223333:role/Demo\"")]
    [InlineData("\"Action\": \"sts:AssumeRole\", \"Resource\": \"arn:aws:iam::*:role/deploy-*\"")]
    [InlineData("\"Action\": \"sts:AssumeRole\", \"Resource\": \"arn:aws:iam::*:role/OrganizationAccountAccessRole\"")]
    [InlineData("\"Action\": \"sts:AssumeRole\", \"Resource\": { \"Ref\": \"RoleArn\" }")]
    [InlineData("\"Action\": \"sts:AssumeRole\", \"NotResource\": \"arn:aws:iam::111122223333:role/admin\"")] // NotResourceAllow speaks
    [InlineData("\"Action\": \"sts:AssumeRole\", \"Resource\": \"*\", \"Condition\": { \"StringEquals\": { \"aws:ResourceAccount\": \"111122223333\" } }")]
    [InlineData("\"Action\": \"sts:AssumeRole\", \"Resource\": \"*\", \"Condition\": { \"StringEquals\": { \"aws:ResourceOrgID\": \"o-abcdef1234\" } }")]
    [InlineData("\"Action\": \"sts:AssumeRole\", \"Resource\": \"*\", \"Condition\": { \"ForAnyValue:StringLike\": { \"aws:ResourceOrgPaths\": \"o-abcdef1234/*\" } }")]
    [InlineData("\"Action\": \"sts:AssumeRole\", \"Resource\": \"*\", \"Condition\": { \"StringEquals\": { \"aws:ResourceTag/team\": \"shop\" } }")]
    [InlineData("\"Action\": \"sts:AssumeRole\", \"Resource\": \"*\", \"Condition\": { \"StringEquals\": { \"iam:ResourceTag/team\": \"shop\" } }")]
    [InlineData("\"Action\": \"sts:AssumeRole\", \"Resource\": \"*\", \"Condition\": { \"Bool\": { \"aws:MultiFactorAuthPresent\": \"true\" } }")]
    [InlineData("\"Action\": \"sts:AssumeRole\", \"Resource\": \"*\", \"Condition\": { \"Ref\": \"Condition\" }")]
    [InlineData("\"Action\": [\"sts:TagSession\", \"sts:SetSourceIdentity\"], \"Resource\": \"*\"")]
    [InlineData("\"Action\": \"sts:*\", \"Resource\": \"*\"")] // SensitiveServiceWildcard speaks
    [InlineData("\"Action\": \"*\", \"Resource\": \"*\"")] // AdministratorStatement speaks
    [InlineData("\"Action\": \"*\", \"Resource\": \"arn:aws:iam::*:role/*\"")] // AllActions speaks
    [InlineData("\"NotAction\": \"iam:*\", \"Resource\": \"*\"")] // NotActionAllow speaks
    public Task Accepts(string statement) => Verify.Accepts($$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", {{statement}} } }""");

    [Fact]
    public Task Accepts_what_is_denied() => Verify.Accepts(
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow", "Action": "sts:AssumeRole", "Resource": "*" },
            { "Effect": "Deny", "Action": "sts:AssumeRole", "NotResource": "arn:aws:iam::111122223333:role/app-*" } ] }
        """);

    [Fact]
    public Task Accepts_other_types_of_policies() => Verify.With(path: "policies/demo.scp.json").Accepts(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "sts:AssumeRole", "Resource": "*" } }""");

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.Reports(
        """
        { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "sts:AssumeRole", "Resource": "[|*|]" }
        """);
}
