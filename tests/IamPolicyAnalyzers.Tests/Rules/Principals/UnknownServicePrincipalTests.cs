using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Principals.UnknownServicePrincipal>;

namespace IamPolicyAnalyzers.Tests.Rules.Principals;

public sealed class UnknownServicePrincipalTests
{
    [Fact]
    public Task Reports_a_slip() => Verify.Reports(
        """
        { "Version": "2012-10-17",
          "Statement": [ { "Effect": "Allow", "Principal": { "Service": "[|lamda.amazonaws.com|]" }, "Action": "sts:AssumeRole" } ] }
        """,
        "Service principal 'lamda.amazonaws.com' is unknown; did you mean 'lambda.amazonaws.com'?");

    [Theory]
    [InlineData("cloudtrial.amazonaws.com", "cloudtrail.amazonaws.com")]
    [InlineData("ecs-task.amazonaws.com", "ecs-tasks.amazonaws.com")]
    [InlineData("state.eu-west-1.amazonaws.com", "states.eu-west-1.amazonaws.com")]
    [InlineData("evnts.amazonaws.com.cn", "events.amazonaws.com.cn")]
    public Task Reports(string name, string meant) => Verify.Reports(
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Principal": { "Service": ["sns.amazonaws.com", "[|{{name}}|]"] }, "Action": "sqs:SendMessage", "Resource": "*" } }""",
        $"Service principal '{name}' is unknown; did you mean '{meant}'?");

    [Theory]
    [InlineData("lambda.amazonaws.com")]
    [InlineData("logs.us-east-1.amazonaws.com")]
    [InlineData("logs.mx-north-7.amazonaws.com")] // a Region that may come
    [InlineData("ec2.amazonaws.com.cn")]
    [InlineData("delivery.logs.amazonaws.com")]
    [InlineData("alexa-connectedhome.amazon.com")]
    [InlineData("brand-new-service.amazonaws.com")]
    [InlineData("abc.amazonaws.com")] // short names are near to many
    [InlineData("neptune.amazonaws.com")] // the prefix of a service
    [InlineData("lamda")] // InvalidPrincipalValue
    [InlineData("*.amazonaws.com")] // WildcardInPrincipal
    [InlineData("lamda${Suffix}.amazonaws.com")]
    [InlineData("lamda.${AWS::URLSuffix}")]
    public Task Accepts(string name) => Verify.Accepts(
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": { "Service": "{{name}}" }, "Action": "sts:AssumeRole" } }""");

    [Theory]
    [InlineData("{ \"AWS\": \"lamda.amazonaws.com\" }")]
    [InlineData("{ \"Federated\": \"lamda.amazonaws.com\" }")]
    [InlineData("{ \"Service\": { \"Fn::Sub\": \"lamda.${AWS::URLSuffix}\" } }")]
    public Task Accepts_other_kinds(string principal) => Verify.Accepts(
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": {{principal}}, "Action": "sts:AssumeRole" } }""");

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.Reports(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "sts:AssumeRole", "Principal": { "Service": ["[|lamda.amazonaws.com|]", """);
}
