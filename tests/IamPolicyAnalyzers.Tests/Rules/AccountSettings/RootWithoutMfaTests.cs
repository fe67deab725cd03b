using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.AccountSettings.RootWithoutMfa>;

namespace IamPolicyAnalyzers.Tests.Rules.AccountSettings;

public sealed class RootWithoutMfaTests
{
    [Theory]
    [InlineData("\"AccountMFAEnabled\": [|0|]")]
    [InlineData("\"AccountMFAEnabled\": [|0|], \"AccountPasswordPresent\": 1")]
    public Task Reports_what_AWS_counts(string counts) => Verify.With("account-summary.json").Reports(
        $$"""{ "SummaryMap": { "Users": 3, {{counts}} } }""",
        "Root user has no MFA device; register one, a hardware key if possible");

    [Theory]
    [InlineData("not_supported,N/A,not_supported", "false,N/A,N/A")]
    [InlineData("true,N/A,N/A", "false,N/A,N/A")]
    [InlineData("false,N/A,N/A", "true,N/A,N/A")]
    public Task Reports_the_root_user_of_a_credential_report(string password, string key) => Verify.With(ReportText.Path).Reports(
        ReportText.Of(ReportText.Row(ReportText.Root, password: password, mfa: "[|false|]", key1: key), ReportText.Row("ana", mfa: "false")));

    [Theory]
    [InlineData("\"AccountMFAEnabled\": 1")]
    [InlineData("\"AccountMFAEnabled\": 0, \"AccountPasswordPresent\": 0")]
    [InlineData("\"Groups\": 0")]
    public Task Accepts_an_account(string counts) => Verify.With("account-summary.json").Accepts($$"""{ "SummaryMap": { "Users": 3, {{counts}} } }""");

    [Theory]
    [InlineData("not_supported,N/A,not_supported", "true")]
    [InlineData("false,N/A,N/A", "false")] // the organization took the credentials away
    public Task Accepts_a_root_user(string password, string mfa) => Verify.With(ReportText.Path).Accepts(
        ReportText.Of(ReportText.Row(ReportText.Root, password: password, mfa: mfa)));

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.With("account-summary.json").Reports("""{ "SummaryMap": { "AccountMFAEnabled": [|0|], """);
}
