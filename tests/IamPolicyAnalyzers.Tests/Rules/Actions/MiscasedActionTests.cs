using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Actions.MiscasedAction>;

namespace IamPolicyAnalyzers.Tests.Rules.Actions;

public sealed class MiscasedActionTests
{
    [Fact]
    public Task Reports_other_capitals() => Verify.Reports(
        """{ "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Action": "[|s3:getobject|]", "Resource": "arn:aws:s3:::demo-bucket/*" } ] }""",
        "Action is written 's3:getobject'; AWS spells it 's3:GetObject'");

    [Theory]
    [InlineData("S3:GetObject", "s3:GetObject")]
    [InlineData("cloudwatch:getMetricData", "cloudwatch:GetMetricData")]
    [InlineData("Cloud9:ValidateEnvironmentName", "cloud9:ValidateEnvironmentName")] // known from AWS's own policies only
    public Task Names_the_spelling(string action, string spelling) => Verify.Reports(
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": ["[|{{action}}|]"], "Resource": "*" } }""",
        $"Action is written '{action}'; AWS spells it '{spelling}'");

    [Fact]
    public Task Reports_in_NotAction_Deny_and_every_statement() => Verify.Reports(
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Deny", "NotAction": ["s3:GetObject", "[|s3:putobject|]"], "Resource": "*" },
            { "Effect": "Deny", "Action": "[|SQS:SendMessage|]", "NotResource": "*" } ] }
        """);

    [Theory]
    [InlineData("s3:GetObject")]
    [InlineData("s3:get*")]
    [InlineData("S3:*")]
    [InlineData("s3:getobjects")] // does not exist, which is another finding
    [InlineData("S3:${Action}")]
    [InlineData("S3")]
    [InlineData("*")]
    public Task Accepts(string action) => Verify.Accepts(
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "{{action}}", "Resource": "*" } }""");

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.Reports(
        """
        { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": ["[|s3:getobject|]", "s3:
        """);
}
