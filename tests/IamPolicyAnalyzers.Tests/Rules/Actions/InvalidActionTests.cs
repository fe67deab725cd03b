using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Actions.InvalidAction>;

namespace IamPolicyAnalyzers.Tests.Rules.Actions;

public sealed class InvalidActionTests
{
    [Fact]
    public Task Reports_a_missing_service_prefix() => Verify.Reports(
        """{ "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Action": "[|GetObject|]", "Resource": "arn:aws:s3:::demo-bucket/*" } ] }""",
        "Action 'GetObject' has no service prefix; did you mean 's3:GetObject'?");

    [Theory]
    [InlineData("RunInstances", "has no service prefix; did you mean 'ec2:RunInstances'?")] // no other service has it
    [InlineData("TagResource", "has no service prefix; write it as service:Name")] // many have
    [InlineData("s3", "names a service only; write it as service:Name")]
    [InlineData(":PutItem", "has no service prefix; write it as service:Name")]
    [InlineData(":RunInstances", "has no service prefix; did you mean 'ec2:RunInstances'?")]
    [InlineData("s3:", "has no name after the colon; write it as service:Name")]
    [InlineData("s3:Get:Object", "has more than one colon; write it as service:Name")]
    [InlineData("s3::GetObject", "has more than one colon; did you mean 's3:GetObject'?")]
    [InlineData("s3.GetObject", "has no service prefix; did you mean 's3:GetObject'?")]
    [InlineData("execute-api/Invoke", "has no service prefix; did you mean 'execute-api:Invoke'?")]
    [InlineData(" s3:GetObject", "holds white space; did you mean 's3:GetObject'?")]
    [InlineData("s3: Get*", "holds white space; did you mean 's3:Get*'?")]
    [InlineData("s3:Get Nothing", "holds white space; write it as service:Name")]
    [InlineData("s3:GetObject,s3:PutObject", "holds a comma; write each action as a string of its own")]
    [InlineData("*:GetObject", "has a wildcard in the service prefix; name each service")]
    [InlineData("s?:GetObject", "has a wildcard in the service prefix; name each service")]
    [InlineData("arn:aws:s3:::demo-bucket", "is an ARN; ARNs belong in Resource")]
    [InlineData("s3:GetObject()", "holds '('; write it as service:Name")]
    [InlineData("s3:Get\u00D6bject", "holds U+00D6; write it as service:Name")]
    [InlineData("s_3:GetObject", "holds '_'; write it as service:Name")]
    public Task Reports(string action, string message) => Verify.Reports(
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": ["[|{{action}}|]", "sts:GetCallerIdentity"], "Resource": "*" } }""",
        $"Action '{action}' {message}");

    [Fact]
    public Task Reports_an_empty_entry_with_its_quotes() => Verify.Reports(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": ["s3:GetObject", [|""|]], "Resource": "*" } }""",
        "Action '' is empty; write it as service:Name");

    [Fact]
    public Task Takes_the_service_of_the_other_actions() => Verify.Reports(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": ["sqs:SendMessage", "[|TagQueue|]", "[|Delete*|]"], "Resource": "*" } }""",
        "Action 'TagQueue' has no service prefix; did you mean 'sqs:TagQueue'?",
        "Action 'Delete*' has no service prefix; did you mean 'sqs:Delete*'?");

    [Fact]
    public Task Suggests_none_of_two_services() => Verify.Reports(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": ["sqs:SendMessage", "dynamodb:GetItem", "[|List*|]"], "Resource": "*" } }""",
        "Action 'List*' has no service prefix; write it as service:Name");

    [Fact]
    public Task Reports_in_NotAction_Deny_and_every_statement() => Verify.Reports(
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Deny", "NotAction": ["[|s3|]"], "Resource": "*" },
            { "Effect": "Deny", "Action": "[|iam.*|]", "Resource": "*" } ] }
        """);

    [Theory]
    [InlineData("\"*\"")]
    [InlineData("\"*:*\"")]
    [InlineData("\"**\"")]
    [InlineData("\"S3:getobject\"")]
    [InlineData("\"s3:Get?bject*\"")]
    [InlineData("\"nosuchservice:Do-This\"")]
    [InlineData("""{ "Ref": "Action" }""")]
    [InlineData("""{ "Fn::Sub": "${Service}" }""")]
    [InlineData("\"${Service}:GetObject\"")]
    [InlineData("\"{{ action }}\"")]
    [InlineData("[]")]
    [InlineData("\"\"")] // EmptyElement
    [InlineData("[1, null]")] // no texts
    public Task Accepts(string action) => Verify.Accepts(
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": {{action}}, "Resource": "*" } }""");

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.Reports(
        """
        { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": ["[|GetObject|]", "s3:
        """);
}
