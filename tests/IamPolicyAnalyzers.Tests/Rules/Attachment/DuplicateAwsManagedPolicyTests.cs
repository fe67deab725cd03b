using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Attachment.DuplicateAwsManagedPolicy>;

namespace IamPolicyAnalyzers.Tests.Rules.Attachment;

public sealed class DuplicateAwsManagedPolicyTests
{
    [Fact]
    public Task Reports_a_copy_of_a_policy_of_AWS() => Verify.Reports(
        """
        { "Version": "2012-10-17",
          "[|Statement|]": [{ "Effect": "Allow", "Action": ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"], "Resource": "*" }] }
        """,
        "Policy repeats AWS managed policy 'service-role/AWSLambdaBasicExecutionRole'; attach that, and AWS keeps it current");

    [Fact]
    public Task Reports_it_however_it_is_written() => Verify.Reports(
        """
        { "Id": "logs", "Version": "2012-10-17",
          "[|Statement|]": { "Resource": ["*"], "Action": ["Logs:putLogEvents", "logs:CreateLogStream", "logs:CreateLogGroup"], "Effect": "Allow", "Sid": "WriteLogs" } }
        """);

    [Fact]
    public Task Reports_an_inline_policy() => Verify.Reports(
        """
        { "Resources": { "AppRole": { "Type": "AWS::IAM::Role", "Properties": { "Policies": [{ "PolicyName": "logs", "PolicyDocument": {
            "Version": "2012-10-17",
            "[|Statement|]": [{ "Effect": "Allow", "Action": ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"], "Resource": "*" }] } }] } } } }
        """);

    [Theory]
    [InlineData("\"Version\": \"2012-10-17\"", "\"logs:CreateLogGroup\", \"logs:CreateLogStream\"", "\"*\"")]
    [InlineData("\"Version\": \"2012-10-17\"", "\"logs:CreateLogGroup\", \"logs:CreateLogStream\", \"logs:PutLogEvents\"", "\"arn:aws:logs:*:*:*\"")]
    [InlineData("\"Version\": \"2012-10-17\"", "\"logs:CreateLogGroup\", \"logs:CreateLogStream\", \"logs:PutLogEvents\"", "\"*\", \"Condition\": { \"Bool\": { \"aws:SecureTransport\": \"true\" } }")]
    [InlineData("\"Version\": \"2012-10-17\"", "\"logs:CreateLogGroup\", \"logs:CreateLogStream\", { \"Ref\": \"Action\" }", "\"*\"")]
    [InlineData("\"Version\": { \"Ref\": \"Version\" }", "\"logs:CreateLogGroup\", \"logs:CreateLogStream\", \"logs:PutLogEvents\"", "\"*\"")]
    [InlineData("\"Version\": \"2012-10-17\"", "\"*\"", "\"*\"")] // AdministratorStatement
    public Task Accepts(string version, string actions, string resource) => Verify.Accepts(
        $$"""{ {{version}}, "Statement": [{ "Effect": "Allow", "Action": [{{actions}}], "Resource": {{resource}} }] }""");

    [Fact]
    public Task Accepts_other_types_of_policy() => Verify.With(kind: "PermissionsBoundary").Accepts(
        """{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"], "Resource": "*" }] }""");

    private const string Document =
        """{ "Version": "2012-10-17", "[|Statement|]": [{ "Effect": "Allow", "Action": ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"], "Resource": "*" }] }""";

    [Fact]
    public Task Reports_input_of_a_command() => Verify.Reports(
        $$"""{ "RoleName": "app", "PolicyName": "logs", "PolicyDocument": "{{Document.Replace("\"", "\\\"")}}" }""");

    [Fact]
    public Task Accepts_what_an_account_reports() => Verify.Accepts(
        $$"""{ "RoleDetailList": [{ "RoleName": "app", "RolePolicyList": [{ "PolicyName": "logs", "PolicyDocument": {{Document.Replace("[|", "").Replace("|]", "")}} }] }] }""");

    [Fact]
    public Task Accepts_a_broken_file() => Verify.Accepts(
        """{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"], "Resource": "*" }, """);
}
