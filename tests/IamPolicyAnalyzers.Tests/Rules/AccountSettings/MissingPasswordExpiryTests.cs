using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.AccountSettings.MissingPasswordExpiry>;

namespace IamPolicyAnalyzers.Tests.Rules.AccountSettings;

public sealed class MissingPasswordExpiryTests
{
    [Theory]
    [InlineData("\"ExpirePasswords\": [|false|]", "never expires passwords")]
    [InlineData("\"ExpirePasswords\": true, \"MaxPasswordAge\": [|365|]", "keeps passwords for 365 days")]
    [InlineData("\"ExpirePasswords\": true, \"MaxPasswordAge\": [|0|]", "never expires passwords")]
    public Task Reports_passwords_that_stay(string settings, string fact) => Verify.With("password-policy.json").Reports(
        $$"""{ "PasswordPolicy": { "MinimumPasswordLength": 14, {{settings}} } }""",
        $"Password policy {fact}; set MaxPasswordAge to 90 or less");

    [Fact]
    public Task Reports_a_command_that_sets_no_age() => Verify.With("password-policy.json").Reports("""[|{|] "MinimumPasswordLength": 14 }""");

    [Theory]
    [InlineData("\"ExpirePasswords\": true, \"MaxPasswordAge\": 90", "")]
    [InlineData("\"ExpirePasswords\": true, \"MaxPasswordAge\": 180", "iam_password_max_age = 180")]
    [InlineData("\"ExpirePasswords\": false", "iam_password_max_age = 0")]
    [InlineData("\"MaxPasswordAge\": \"${age}\"", "")]
    public Task Accepts(string settings, string config) => Verify.With("password-policy.json", config: config).Accepts(
        $$"""{ "PasswordPolicy": { "MinimumPasswordLength": 14, {{settings}} } }""");

    [Fact]
    public Task Waits_for_the_end_of_a_broken_file() => Verify.With("password-policy.json").Accepts("""{ "PasswordPolicy": { "MinimumPasswordLength": 14, """);
}
