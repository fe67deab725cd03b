using System.Threading.Tasks;
using IamPolicyAnalyzers.Catalogue;
using Microsoft.CodeAnalysis;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Actions.UnknownAction>;

namespace IamPolicyAnalyzers.Tests.Rules.Actions;

public sealed class UnknownActionTests
{
    private static string DataDate => ActionCatalogue.Instance.DataDate;

    [Fact]
    public Task Reports_a_misspelt_action() => Verify.Reports(
        """{ "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Action": "[|s3:GetObjects|]", "Resource": "arn:aws:s3:::demo-bucket/*" } ] }""",
        "Action 's3:GetObjects' does not exist; did you mean 's3:GetObject'?");

    [Theory]
    [InlineData("ec2:DescribeInstance", "does not exist; did you mean 'ec2:DescribeInstances'?")]
    [InlineData("dynamodb:BatchItemGet", "does not exist; did you mean 'dynamodb:BatchGetItem'?")]
    [InlineData("dynamodb:BatchGetItems*", "matches no action; did you mean 'dynamodb:BatchGetItem*'?")]
    public Task Suggests_what_was_meant(string action, string message) => Verify.Reports(
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": ["[|{{action}}|]"], "Resource": "*" } }""",
        $"Action '{action}' {message}");

    [Theory]
    [InlineData("s3:FlyToTheMoon", "does not exist")]
    [InlineData("s3:Fly*", "matches no action")]
    [InlineData("s3:*Moon?", "matches no action")]
    public Task Names_the_day_of_the_data_when_nothing_is_near(string action, string fact) => Verify.Reports(
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "[|{{action}}|]", "Resource": "*" } }""",
        $"Action '{action}' {fact} in AWS data of {DataDate}");

    [Fact]
    public Task Finds_the_action_in_another_service_of_the_statement() => Verify.Reports(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "[|s3:SendMessage|]", "Resource": "arn:aws:sqs:us-east-1:111122223333:jobs" } }""",
        "Action 's3:SendMessage' does not exist; did you mean 'sqs:SendMessage'?");

    [Fact]
    public Task Reports_in_NotAction_Deny_and_every_statement() => Verify.Reports(
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Deny", "NotAction": ["s3:GetObject", "[|s3:GetObjects|]"], "Resource": "*" },
            { "Effect": "Deny", "Action": "[|s3:GetObjects|]", "NotResource": "*" } ] }
        """);

    [Theory]
    [InlineData("s3:GetObject")]
    [InlineData("S3:GETOBJECT")]
    [InlineData("s3:Get*")]
    [InlineData("s3:*")]
    [InlineData("*")]
    [InlineData("nosuchservice:GetObjects")]
    [InlineData("s3:ListObjectsV2")] // an API operation
    [InlineData("aidevops:InvokeAgent")] // AWS had it once
    [InlineData("cloud9:ValidateEnvironmentName")] // AWS's own policies have it
    [InlineData("GetObjects")]
    [InlineData("s3:GetObjects ")]
    [InlineData("s3:${Action}")]
    [InlineData("s3:Get{{x}}")]
    public Task Accepts(string action) => Verify.Accepts(
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "{{action}}", "Resource": "*" } }""");

    [Theory]
    [InlineData("iam_extra_actions = sqs:New, s3:getobjects")]
    [InlineData("iam_extra_actions = s3:*")]
    public Task Accepts_what_an_option_lists(string config) => Verify.With(config: config).Accepts(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObjects", "Resource": "*" } }""");

    [Theory]
    [InlineData("s3:FlyToTheMoon", DiagnosticSeverity.Info)]
    [InlineData("s3:GetObjects", DiagnosticSeverity.Warning)]
    public Task Doubts_old_data(string action, DiagnosticSeverity severity) => Verify.With(config: "iam_as_of_date = 9999-01-01", severity: severity).Reports(
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "[|{{action}}|]", "Resource": "*" } }""");

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.Reports(
        """
        { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": ["[|s3:GetObjects|]", "s3:
        """);
}
