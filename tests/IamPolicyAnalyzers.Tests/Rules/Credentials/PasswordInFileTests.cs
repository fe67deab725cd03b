using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Credentials.PasswordInFile>;

namespace IamPolicyAnalyzers.Tests.Rules.Credentials;

public sealed class PasswordInFileTests
{
    [Fact]
    public Task Reports_a_password_and_does_not_repeat_it() => Verify.Reports(
        User("\"[|Winter2026!|]\""),
        "Password of 'Ana' is written into this file; take it from Secrets Manager and force a reset");

    [Theory]
    [InlineData("{ \"Ref\": \"[|Shown|]\" }")]
    [InlineData("{ \"Ref\": \"[|Filled|]\" }")]
    [InlineData("{ \"Fn::Sub\": \"[|Winter2026!|]\" }")]
    [InlineData("{ \"Fn::If\": [\"IsProd\", { \"Ref\": \"Hidden\" }, \"[|Winter2026!|]\"] }")]
    public Task Reports_what_the_file_holds_or_shows(string password) => Verify.Reports(User(password));

    [Theory]
    [InlineData("{ \"Ref\": \"Hidden\" }")]
    [InlineData("{ \"Ref\": \"Elsewhere\" }")]
    [InlineData("{ \"Fn::Sub\": \"{{resolve:secretsmanager:${Name}:SecretString:password}}\" }")]
    [InlineData("{ \"Fn::Join\": [\"\", [\"{{resolve:secretsmanager:\", { \"Ref\": \"Secret\" }, \":SecretString:password}}\"]] }")]
    [InlineData("{ \"Fn::GetAtt\": [\"Secret\", \"Password\"] }")]
    [InlineData("\"{{resolve:secretsmanager:ana:SecretString:password}}\"")]
    [InlineData("\"${Password}\"")]
    [InlineData("\"#{Password}#\"")]
    [InlineData("\"\"")]
    public Task Accepts(string password) => Verify.Accepts(User(password));

    [Fact]
    public Task Reports_the_input_of_a_command() => Verify.With("login.json").Reports(
        """{ "UserName": "ana", "Password": "[|Winter2026!|]", "PasswordResetRequired": true }""",
        "Password of 'ana' is written into this file; take it from Secrets Manager and force a reset");

    [Fact]
    public Task Accepts_a_user_without_a_password() => Verify.Accepts("""{ "Resources": { "Ana": { "Type": "AWS::IAM::User" }, "Ben": { "Type": "AWS::IAM::User", "Properties": { "LoginProfile": {} } } } }""");

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.Reports("""{ "Resources": { "Ana": { "Type": "AWS::IAM::User", "Properties": { "LoginProfile": { "Password": "[|Winter2026!|]" """);

    private static string User(string password) =>
        $$"""
        { "Parameters": {
            "Hidden": { "Type": "String", "NoEcho": true },
            "Shown": { "Type": "String" },
            "Filled": { "Type": "String", "NoEcho": "true", "Default": "Summer2026!" } },
          "Resources": { "Ana": { "Type": "AWS::IAM::User", "Properties": { "LoginProfile": { "Password": {{password}}, "PasswordResetRequired": true } } } } }
        """;
}
