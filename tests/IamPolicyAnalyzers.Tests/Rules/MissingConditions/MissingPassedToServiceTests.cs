using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.MissingConditions.MissingPassedToService>;

namespace IamPolicyAnalyzers.Tests.Rules.MissingConditions;

public sealed class MissingPassedToServiceTests
{
    [Fact]
    public Task Reports_named_roles_for_any_service() => Verify.Reports(
        """
        { "Version": "2012-10-17",
          "Statement": [{ "Effect": "Allow", "Action": "[|iam:PassRole|]", "Resource": "arn:aws:iam::111122223333:role/Demo" }] }
        """,
        "Allow on 'iam:PassRole' does not limit the service; test 'iam:PassedToService'");

    [Theory]
    [InlineData("\"Action\": [\"iam:GetRole\", \"[|IAM:passrole|]\"], \"Resource\": \"arn:aws:iam::111122223333:role/app-*\"")]
    [InlineData("\"Action\": \"[|iam:PassRole|]\", \"Resource\": { \"Fn::GetAtt\": [\"Role\", \"Arn\"] }")]
    [InlineData("\"Action\": \"[|iam:PassRole|]\", \"Resource\": \"arn:aws:iam::*:role/Demo\", \"Condition\": { \"StringLike\": { \"iam:PassedToService\": \"*\" } }")]
    [InlineData("\"Action\": \"[|iam:PassRole|]\", \"Resource\": \"arn:aws:iam::*:role/Demo\", \"Condition\": { \"StringNotEquals\": { \"iam:PassedToService\": \"ec2.amazonaws.com\" } }")]
    [InlineData("\"Action\": \"[|iam:PassRole|]\", \"Resource\": \"arn:aws:iam::*:role/Demo\", \"Condition\": { \"Bool\": { \"aws:MultiFactorAuthPresent\": \"true\" } }")]
    public Task Reports(string elements) => Verify.Reports($$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", {{elements}} } }""");

    [Theory]
    [InlineData("\"Action\": \"iam:PassRole\", \"Resource\": \"arn:aws:iam::111122223333:role/Demo\", \"Condition\": { \"StringEquals\": { \"iam:PassedToService\": \"lambda.amazonaws.com\" } }")]
    [InlineData("\"Action\": \"iam:PassRole\", \"Resource\": \"arn:aws:iam::111122223333:role/Demo\", \"Condition\": { \"StringLikeIfExists\": { \"iam:passedtoservice\": \"*.amazonaws.com\" } }")]
    [InlineData("\"Action\": \"iam:PassRole\", \"Resource\": \"arn:aws:iam::111122223333:role/Demo\", \"Condition\": { \"ArnLike\": { \"iam:AssociatedResourceArn\": \"arn:aws:ec2:*:111122223333:instance/*\" } }")]
    [InlineData("\"Action\": \"iam:PassRole\", \"Resource\": \"arn:aws:iam::111122223333:role/Demo\", \"Condition\": { \"Fn::If\": [\"Strict\", {}, {}] }")]
    [InlineData("\"Action\": \"iam:PassRole\", \"Resource\": \"*\"")] // WildcardPassRole's
    [InlineData("\"Action\": [\"iam:PassRole\", \"ec2:RunInstances\"], \"Resource\": \"*\"")] // PassRoleEscalation's
    [InlineData("\"Action\": \"iam:Pass*\", \"Resource\": \"arn:aws:iam::111122223333:role/Demo\"")]
    [InlineData("\"Action\": [\"iam:PassRole\", \"*\"], \"Resource\": \"arn:aws:iam::111122223333:role/Demo\"")]
    [InlineData("\"NotAction\": \"s3:*\", \"Resource\": \"arn:aws:iam::111122223333:role/Demo\"")]
    public Task Accepts(string elements) => Verify.Accepts($$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", {{elements}} } }""");

    [Fact]
    public Task Accepts_what_a_Deny_takes_away() => Verify.Accepts(
        """
        { "Version": "2012-10-17", "Statement": [
          { "Effect": "Allow", "Action": "iam:PassRole", "Resource": "arn:aws:iam::111122223333:role/Demo" },
          { "Effect": "Deny", "Action": "iam:*", "Resource": "*" } ] }
        """);

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.Reports("""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "[|iam:PassRole|]", "Resource": "arn:aws:iam::111122223333:role/Demo" """);
}
