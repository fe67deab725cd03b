using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.AccountSettings.RootAccessKey>;

namespace IamPolicyAnalyzers.Tests.Rules.AccountSettings;

public sealed class RootAccessKeyTests
{
    [Fact]
    public Task Reports_what_AWS_counts() => Verify.With("account-summary.json").Reports(
        """{ "SummaryMap": { "Users": 3, "AccountMFAEnabled": 1, "AccountAccessKeysPresent": [|1|], "AccountSigningCertificatesPresent": [|2|] } }""",
        "Root user has an access key; delete it",
        "Root user has a signing certificate; delete it");

    [Fact]
    public Task Reports_the_root_user_of_a_credential_report() => Verify.With(ReportText.Path).Reports(
        ReportText.Of(
            ReportText.Row(ReportText.Root, key1: "[|true|],N/A,N/A", key2: "[|true|],N/A,N/A", cert1: "[|true|]", cert2: "[|true|]"),
            ReportText.Row("ana", key1: "true,N/A,N/A", cert1: "true")),
        "Root user has an access key; delete it",
        "Root user has an access key; delete it",
        "Root user has a signing certificate; delete it",
        "Root user has a signing certificate; delete it");

    [Fact]
    public Task Accepts_an_account_without() => Verify.With("account-summary.json").Accepts(
        """{ "SummaryMap": { "Users": 3, "AccountAccessKeysPresent": 0, "AccountSigningCertificatesPresent": "unknown" } }""");

    [Fact]
    public Task Accepts_a_root_user_without() => Verify.With(ReportText.Path).Accepts(ReportText.Of(ReportText.Row(ReportText.Root)));

    [Fact]
    public Task Accepts_a_row_that_breaks_off() => Verify.With(ReportText.Path).Accepts(ReportText.Of(ReportText.Root + ",arn:aws:iam::111122223333:root,2024-03-01T09:00:00+00:00"));

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.With("account-summary.json").Reports("""{ "SummaryMap": { "AccountAccessKeysPresent": [|1|], """);
}
