using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.AccountSettings.WeakPasswordPolicy>;

namespace IamPolicyAnalyzers.Tests.Rules.AccountSettings;

public sealed class WeakPasswordPolicyTests
{
    [Fact]
    public Task Reports_each_setting_that_is_weak() => Verify.With("password-policy.json").Reports(
        """
        { "PasswordPolicy": {
            "MinimumPasswordLength": [|8|],
            "RequireSymbols": [|false|],
            "RequireNumbers": [|false|],
            "RequireUppercaseCharacters": [|false|],
            "RequireLowercaseCharacters": [|false|],
            "AllowUsersToChangePassword": [|false|],
            "ExpirePasswords": false,
            "PasswordReusePrevention": [|5|] } }
        """,
        "Password policy accepts 8 characters; set MinimumPasswordLength to 14 or more",
        "Password policy takes passwords without symbols; set RequireSymbols to true",
        "Password policy takes passwords without digits; set RequireNumbers to true",
        "Password policy takes passwords without capitals; set RequireUppercaseCharacters to true",
        "Password policy takes passwords without small letters; set RequireLowercaseCharacters to true",
        "Password policy keeps users from changing their passwords; set AllowUsersToChangePassword to true",
        "Password policy remembers only 5 passwords; set PasswordReusePrevention to 24");

    [Fact]
    public Task Reports_what_a_command_would_leave_out() => Verify.With("password-policy.json").Reports(
        """[|[|{|]|] "MinimumPasswordLength": 16, "RequireSymbols": true, "RequireNumbers": true, "RequireUppercaseCharacters": true, "RequireLowercaseCharacters": true, "MaxPasswordAge": 90 }""");

    [Fact]
    public Task Reports_a_missing_length_as_the_one_AWS_takes() => Verify.With("password-policy.json").Reports(
        """
        { "PasswordPolicy": [|{|] "RequireSymbols": true, "RequireNumbers": true, "RequireUppercaseCharacters": true, "RequireLowercaseCharacters": true,
          "AllowUsersToChangePassword": true, "PasswordReusePrevention": 24 } }
        """,
        "Password policy accepts 6 characters; set MinimumPasswordLength to 14 or more");

    [Fact]
    public Task Reports_a_policy_of_Terraform_in_its_words() => Verify.With("main.tf.json").Reports(
        """
        { "resource": { "aws_iam_account_password_policy": { "strict": [|{|] "minimum_password_length": "[|8|]", "require_symbols": true, "require_numbers": true,
          "require_uppercase_characters": true, "require_lowercase_characters": true } } } }
        """,
        "Password policy remembers no passwords; set password_reuse_prevention to 24",
        "Password policy accepts 8 characters; set minimum_password_length to 14 or more");

    [Theory]
    [InlineData("14", "24", "")]
    [InlineData("128", "24", "")]
    [InlineData("8", "3", "iam_password_min_length = 8\niam_password_reuse = 3")]
    [InlineData("\"${length}\"", "\"${reuse}\"", "")]
    public Task Accepts(string length, string reuse, string config) => Verify.With("password-policy.json", config: config).Accepts(
        $$"""
        { "PasswordPolicy": { "MinimumPasswordLength": {{length}}, "RequireSymbols": true, "RequireNumbers": true, "RequireUppercaseCharacters": true,
          "RequireLowercaseCharacters": true, "AllowUsersToChangePassword": true, "ExpirePasswords": false, "HardExpiry": true, "PasswordReusePrevention": {{reuse}} } }
        """);

    [Theory]
    [InlineData("""{ "PasswordPolicy": { "Length": 8 } }""")]
    [InlineData("""{ "MinimumPasswordLength": 8, "Other": true }""")]
    [InlineData("""{ "PasswordPolicy": { "MinimumPasswordLength": 8 }, "SignIn": true }""")] // the settings of another product
    public Task Leaves_other_files_alone(string text) => Verify.With("settings.json").Accepts(text);

    [Fact]
    public Task Reports_in_a_broken_file_only_what_stands_there() => Verify.With("password-policy.json").Reports("""{ "PasswordPolicy": { "MinimumPasswordLength": [|8|], """);
}
