using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Credentials.PasswordResetNotRequired>;

namespace IamPolicyAnalyzers.Tests.Rules.Credentials;

public sealed class PasswordResetNotRequiredTests
{
    [Fact]
    public Task Reports_a_login_profile_that_does_not_say() => Verify.Reports(
        User("\"[|LoginProfile|]\": { \"Password\": { \"Ref\": \"Password\" } }"),
        "Password of 'Ana' stays as its administrator set it; set PasswordResetRequired");

    [Theory]
    [InlineData("[|false|]")]
    [InlineData("\"[|false|]\"")]
    public Task Reports_a_password_that_is_to_stay(string value) => Verify.Reports(
        User($$"""
        "LoginProfile": { "Password": { "Ref": "Password" }, "PasswordResetRequired": {{value}} }
        """));

    [Theory]
    [InlineData("\"LoginProfile\": { \"Password\": { \"Ref\": \"Password\" }, \"PasswordResetRequired\": true }")]
    [InlineData("\"LoginProfile\": { \"Password\": { \"Ref\": \"Password\" }, \"PasswordResetRequired\": \"true\" }")]
    [InlineData("\"LoginProfile\": { \"Password\": { \"Ref\": \"Password\" }, \"PasswordResetRequired\": { \"Ref\": \"Reset\" } }")]
    [InlineData("\"LoginProfile\": { \"Ref\": \"AWS::NoValue\" }")]
    [InlineData("\"LoginProfile\": { \"Fn::If\": [\"IsPerson\", { \"Password\": \"x\" }, { \"Ref\": \"AWS::NoValue\" }] }")]
    [InlineData("\"Groups\": [\"Readers\"]")]
    public Task Accepts(string property) => Verify.Accepts(User(property));

    [Fact]
    public Task Reports_the_input_of_a_command() => Verify.With("login.json").Reports(
        """{ "UserName": "ana", "Password": "x", "PasswordResetRequired": [|false|] }""",
        "Password of 'ana' stays as its administrator set it; set PasswordResetRequired");

    [Fact]
    public Task Reports_Terraform_only_when_it_says_so() => Verify.With("main.tf.json").Reports(
        """{ "resource": { "aws_iam_user_login_profile": { "ana": { "user": "ana", "password_reset_required": [|false|] }, "ben": { "user": "ben" } } } }""",
        "Password of 'ana' stays as its administrator set it; set password_reset_required");

    [Fact]
    public Task Waits_for_the_end_of_a_broken_file() => Verify.Accepts(
        """{ "Resources": { "Ana": { "Type": "AWS::IAM::User", "Properties": { "LoginProfile": { "Password": "x", """);

    private static string User(string property) => $$"""{ "Resources": { "Ana": { "Type": "AWS::IAM::User", "Properties": { {{property}} } } } }""";
}
