using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Attachment.DeprecatedManagedPolicy>;

namespace IamPolicyAnalyzers.Tests.Rules.Attachment;

public sealed class DeprecatedManagedPolicyTests
{
    [Theory]
    [InlineData("AWSLambdaFullAccess", "AWSLambdaFullAccess", "use 'AWSLambda_FullAccess' or list what role 'AppRole' needs")]
    [InlineData("service-role/AWSConfigRole", "AWSConfigRole", "use 'service-role/AWS_ConfigRole' or list what role 'AppRole' needs")]
    [InlineData("AWSOpsWorksFullAccess", "AWSOpsWorksFullAccess", "list what role 'AppRole' needs")]
    public Task Reports_a_policy_that_AWS_took_back(string policy, string name, string advice) => Verify.Reports(
        Role($"[\"arn:aws:iam::aws:policy/[|{policy}|]\"]"), $"AWS managed policy '{name}' was withdrawn; {advice}");

    [Fact]
    public Task Reports_the_name_in_a_serverless_template() => Verify.Reports(
        """{ "Resources": { "Orders": { "Type": "AWS::Serverless::Function", "Properties": { "Policies": "[|AWSLambdaReadOnlyAccess|]" } } } }""",
        "AWS managed policy 'AWSLambdaReadOnlyAccess' was withdrawn; use 'AWSLambda_ReadOnlyAccess' or list what role 'Orders' needs");

    [Theory]
    [InlineData("\"arn:aws:iam::aws:policy/AWSLambda_FullAccess\"")]
    [InlineData("\"arn:aws:iam::111122223333:policy/AWSLambdaFullAccess\"")]
    [InlineData("""{ "Fn::Sub": "arn:aws:iam::aws:policy/${PolicyName}" }""")]
    public Task Accepts(string policy) => Verify.Accepts(Role($"[{policy}]"));

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.Reports(
        """{ "Resources": { "AppRole": { "Type": "AWS::IAM::Role", "Properties": { "ManagedPolicyArns": ["arn:aws:iam::aws:policy/[|AWSLambdaFullAccess|]", """);

    private static string Role(string policies) =>
        $$"""{ "Resources": { "AppRole": { "Type": "AWS::IAM::Role", "Properties": { "ManagedPolicyArns": {{policies}} } } } }""";
}
