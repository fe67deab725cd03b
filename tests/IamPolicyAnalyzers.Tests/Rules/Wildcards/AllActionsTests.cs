using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Wildcards.AllActions>;

namespace IamPolicyAnalyzers.Tests.Rules.Wildcards;

public sealed class AllActionsTests
{
    [Fact]
    public Task Reports_every_action_on_some_resources() => Verify.Reports(
        """
        { "Version": "2012-10-17",
          "Statement": [{ "Effect": "Allow", "Action": "[|*|]", "Resource": ["arn:aws:s3:::demo-bucket", "arn:aws:s3:::demo-bucket/*"] }] }
        """,
        "Allow on '*' grants every action of every service on these resources; list the actions you need");

    [Fact]
    public Task Reports_every_action_under_a_condition() => Verify.Reports(
        """
        { "Version": "2012-10-17",
          "Statement": { "Effect": "Allow", "Action": ["s3:GetObject", "[|*:*|]"], "Resource": "*", "Condition": { "StringEquals": { "aws:ResourceTag/team": "shop" } } } }
        """,
        "Allow on '*:*' grants every action of every service under this Condition; list the actions you need");

    [Theory]
    [InlineData("""{ "Effect": "Allow", "Action": "[|*|]", "Resource": { "Fn::GetAtt": ["Bucket", "Arn"] } }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "[|*|]", "NotResource": "arn:aws:s3:::logs/*" }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "[|*|]", "Resource": "*", "Condition": { "Fn::If": ["Strict", {}, {}] } }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "[|*|]", "Resource": "*", "Condition": { "Bool": { "aws:ViaAWSService": "false", "aws:MultiFactorAuthPresent": "true" } } }""")]
    public Task Reports(string statement) => Verify.Reports($$"""{ "Version": "2012-10-17", "Statement": {{statement}} }""");

    [Theory]
    [InlineData("""{ "Effect": "Allow", "Action": "*", "Resource": "*" }""")] // AdministratorStatement speaks
    [InlineData("""{ "Effect": "Deny", "Action": "*", "Resource": "arn:aws:s3:::logs/*" }""")]
    [InlineData("""{ "Effect": "Allow", "NotAction": "*", "Resource": "arn:aws:s3:::logs/*" }""")]
    [InlineData("""{ "Effect": "Allow", "Action": ["s3:*", { "Ref": "Action" }], "Resource": "arn:aws:s3:::logs/*" }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "*", "Resource": "*", "Condition": { "ForAnyValue:StringEquals": { "aws:CalledVia": "cloudformation.amazonaws.com" } } }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "*", "Resource": "*", "Condition": { "Bool": { "aws:ViaAWSService": "true" } } }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "*", "Resource": "arn:aws:s3:::logs/*" }, { "Effect": "Deny", "Action": "*", "Resource": "*" }""")]
    [InlineData("""{ "Effect": "Allow", "Action": ["s3:ListBucket", "s3:GetObject"], "Resource": ["arn:aws:s3:::demo-bucket", "arn:aws:s3:::demo-bucket/*"] }""")]
    public Task Accepts(string statements) => Verify.Accepts($$"""{ "Version": "2012-10-17", "Statement": [{{statements}}] }""");

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.Reports(
        """
        { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "[|*|]", "Resource": "arn:aws:s3:::logs/*"
        """);
}
