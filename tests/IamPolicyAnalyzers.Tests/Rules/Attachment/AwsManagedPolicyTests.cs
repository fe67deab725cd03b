using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Attachment.AwsManagedPolicy>;

namespace IamPolicyAnalyzers.Tests.Rules.Attachment;

public sealed class AwsManagedPolicyTests
{
    [Theory]
    [InlineData("\"[|arn:aws:iam::aws:policy/AmazonSQSReadOnlyAccess|]\"", "AmazonSQSReadOnlyAccess")]
    [InlineData("\"[|arn:aws:iam::aws:policy/job-function/ViewOnlyAccess|]\"", "ViewOnlyAccess")]
    [InlineData("""{ "Fn::Sub": "[|arn:${AWS::Partition}:iam::aws:policy/CloudWatchReadOnlyAccess|]" }""", "CloudWatchReadOnlyAccess")]
    public Task Reports_a_policy_of_AWS(string policy, string name) => Verify.Reports(
        Role($"[{policy}]"), $"Policy '{name}' is written by AWS and changes without you; write your own for production");

    [Theory]
    [InlineData("arn:aws:iam::111122223333:policy/AppRead")]
    [InlineData("arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole")]
    [InlineData("arn:aws:iam::aws:policy/AdministratorAccess")]
    [InlineData("arn:aws:iam::aws:policy/AmazonS3FullAccess")]
    [InlineData("arn:aws:iam::aws:policy/AWSLambdaFullAccess")]
    [InlineData("arn:aws:iam::aws:policy/AWSLambdaBasicExecutionRole")]
    public Task Accepts(string policy) => Verify.Accepts(Role($"[\"{policy}\"]"));

    [Fact]
    public Task Leaves_users_to_their_own_rule() => Verify.Accepts(
        """{ "Resources": { "Ana": { "Type": "AWS::IAM::User", "Properties": { "ManagedPolicyArns": ["arn:aws:iam::aws:policy/AmazonSQSReadOnlyAccess"] } } } }""");

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.Reports(
        """{ "Resources": { "AppRole": { "Type": "AWS::IAM::Role", "Properties": { "ManagedPolicyArns": ["[|arn:aws:iam::aws:policy/AmazonSQSReadOnlyAccess|]", """);

    private static string Role(string policies) =>
        $$"""{ "Resources": { "AppRole": { "Type": "AWS::IAM::Role", "Properties": { "ManagedPolicyArns": {{policies}} } } } }""";
}
